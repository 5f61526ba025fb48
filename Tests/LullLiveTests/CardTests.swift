import Analysis
import Foundation
import LullLive
import Testing

@Suite("A card that plays in real time")
struct CardTests {
    @Test("Every frame is played once, however fast the card's own clock goes", arguments: [0, -5_000, 5_000])
    func whole(ppm: Int) throws {
        let card = try Card("PPM=\(ppm)")
        let sine = Sine(seconds: 2.5)
        let player = try Player(sine, on: card.request())
        #expect(player.wait { $0.phase == .finished })
        #expect(player.status.heard == sine.frames && player.status.underruns == 0)
        let period = player.device.periodFrames
        player.close()
        let played = try card.left
        #expect(played.count >= sine.frames && played.count < sine.frames + period)
        let isSame = (0..<sine.frames).allSatisfy { played[$0] == sine.sample($0) }
        #expect(isSame)
        #expect(played[sine.frames...].allSatisfy { $0 == 0 })
        // It took the card's time, not the program's.
        let events = try card.events
        let begun = try #require(events.first { $0.word == "starts" })
        let ended = try #require(events.last { $0.word == "drained" })
        let seconds = Double(ended.moment - begun.moment) / 1e9
        let expected = Double(played.count) / 48_000 / (1 + Double(ppm) * 1e-6)
        #expect(abs(seconds - expected) < 0.001, "\(seconds) s, not \(expected) s")
    }

    @Test("A machine that falls asleep: counted, nothing lost or doubled, and out of silence")
    func asleep() throws {
        let card = try Card("ASLEEP=50001", "SLEEP=300")
        let sine = Sine(seconds: 3)
        let player = try Player(sine, on: card.request())
        #expect(player.wait { $0.phase == .finished })
        #expect(player.status.suspensions == 1 && player.status.underruns == 0 && player.status.losses == 0)
        #expect(player.status.heard == sine.frames)
        let period = player.device.periodFrames
        player.close()
        #expect(try card.places("falls-asleep") == [50_001])
        let played = try card.left
        #expect(played.count >= sine.frames && played.count < sine.frames + period)
        let isSame = (0..<50_001).allSatisfy { played[$0] == sine.sample($0) }
        #expect(isSame)
        let after = Likeness(played[50_001..<sine.frames], sine, from: 50_001)
        #expect(after.isFaithful)
        #expect(played[50_001] == 0)
        // A fade of 50 ms, whose level moves by at most 1.5 / 2400 a frame.
        #expect(after.fade <= 2_401 && after.fade > 2_000)
        #expect(after.largestStep < 64 * 1.5 / 2_400, "\(after.largestStep)")
    }

    @Test("A card that is unplugged is waited for, and goes on where it was")
    func unplugged() throws {
        let card = try Card("UNPLUGGED=60000", "AWAY=700")
        let sine = Sine(seconds: 3)
        let player = try Player(sine, on: card.request())
        #expect(player.wait { $0.phase == .waiting })
        let place = player.status.heard
        let buffer = player.device.bufferFrames
        #expect(abs(place - 60_000) <= buffer, "\(place)")
        usleep(200_000)
        #expect(player.status.heard == place && player.status.phase == .waiting)
        #expect(player.wait { $0.phase == .finished })
        #expect(player.status.losses == 1 && player.status.suspensions == 0)
        player.close()
        let played = try card.left
        let isSame = (0..<60_000).allSatisfy { played[$0] == sine.sample($0) }
        #expect(isSame)
        // From there to the end: faded in, and every frame to the last.
        let after = Likeness(played[60_000..<60_000 + sine.frames - place], sine, from: place)
        #expect(after.isFaithful && after.fade <= 9_601 && after.fade > 9_000, "\(after)")
        #expect(after.largestStep < 64 * 1.5 / 9_600)
        #expect(played.count < 60_000 + sine.frames - place + player.device.periodFrames)
    }

    @Test("What a card holds of the end is heard, though the machine falls asleep or the card goes away meanwhile")
    func endOfAll() throws {
        let sine = Sine(seconds: 1.2)
        let sleeping = try Card("ASLEEP=30001", "SLEEP=200")
        let first = try Player(sine, on: sleeping.request())
        #expect(first.wait { $0.phase == .finished })
        #expect(first.status.suspensions == 1 && first.status.heard == sine.frames)
        first.close()
        let slept = try sleeping.left
        let after = Likeness(slept[30_001..<sine.frames], sine, from: 30_001)
        #expect(slept[30_001] == 0 && after.isFaithful && after.fade <= 2_401 && after.fade > 2_000, "\(after)")
        let leaving = try Card("UNPLUGGED=30000", "AWAY=300")
        let second = try Player(sine, on: leaving.request())
        #expect(second.wait { $0.phase == .waiting })
        let place = second.status.heard
        #expect(place <= 30_000)
        #expect(second.wait { $0.phase == .finished })
        #expect(second.status.losses == 1 && second.status.heard == sine.frames)
        second.close()
        let left = try leaving.left
        let rest = Likeness(left[30_000..<30_000 + sine.frames - place], sine, from: place)
        #expect(rest.isFaithful && rest.fade <= 9_601, "\(rest)")
    }

    @Test("A card that stays away is given up in the end, and one that is waited for can be left")
    func away() throws {
        var settings = Player.Settings()
        settings.patience = 0.6
        let lost = try Card("UNPLUGGED=20000")
        let first = try Player(Sine(seconds: 3), on: lost.request(), settings: settings)
        #expect(first.wait { $0.phase == .failed })
        #expect(first.status.losses == 1)
        let left = try Card("UNPLUGGED=20000")
        let second = try Player(Sine(seconds: 3), on: left.request())
        #expect(second.wait { $0.phase == .waiting })
        second.stop()
        #expect(second.wait { $0.phase == .stopped })
    }

    @Test(
        "A card that is busy or denied is told in a sentence, with its kind",
        arguments: [
            (
                "busy", DeviceError.Kind.busy,
                "is busy: end the program that plays on it, or name another with --device."
            ),
            ("denied", .denied, "ask to be let into the group “audio”, or name another with --device."),
        ]
    )
    func refused(opening: String, kind: DeviceError.Kind, end: String) throws {
        let card = try Card("OPENING=\(opening)")
        let error = #expect(throws: DeviceError.self) { _ = try Player(Sine(seconds: 1), on: card.request()) }
        #expect(error?.kind == kind)
        #expect(error?.description.hasSuffix(end) == true)
    }

    @Test("A card that takes only wide samples gets them exact; 24 bits are the nearest")
    func wide() throws {
        let sine = Sine(seconds: 0.7)
        let formats: [(name: String, format: PlaybackFormat, read: (Data, Int) -> Int)] = [
            ("S32_LE", .s32, { number($0, $1 * 8, 4) >> 8 }),
            ("S24_LE", .s24, { number($0, $1 * 8, 4) }),
            ("S24_3LE", .s24Packed, { number($0, $1 * 6, 3) }),
        ]
        for (name, format, read) in formats {
            let card = try Card("FORMATS='\(name)'")
            let player = try Player(sine, on: card.request())
            #expect(player.device.format == format)
            #expect(player.wait { $0.phase == .finished })
            player.close()
            let played = try card.bytes
            let isNearest = (0..<sine.frames).allSatisfy {
                abs(Double(read(played, $0)) - Double(sine.sample($0)) * 8_388_608) <= 0.5
            }
            #expect(isNearest, "\(name)")
        }
    }

    @Test("A card of 16 bits gets dither: the error is noise of its own, and small tones stay clean")
    func narrow() throws {
        let card = try Card("FORMATS='S16_LE'")
        let quiet = Sine(seconds: 1.5, frequency: 1_000, amplitude: 1.2 / 32_768)
        let player = try Player(quiet, on: card.request())
        #expect(player.device.format == .s16)
        #expect(player.wait { $0.phase == .finished })
        player.close()
        let played = try card.bytes
        let values = (0..<quiet.frames).map { Float(number(played, $0 * 4, 2)) }
        let errors = values.indices.map { Double(values[$0]) - Double(quiet.sample($0)) * 32_768 }
        let mean = errors.reduce(0, +) / Double(errors.count)
        let power = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
        // Triangular dither and rounding: a quarter of a step squared.
        #expect(abs(mean) < 0.02 && abs(power - 0.25) < 0.02, "mean \(mean), power \(power)")
        let tone = Spectrum.component(values, at: 1_000.0 / 48_000).amplitude
        let third = Spectrum.component(values, at: 3_000.0 / 48_000).amplitude
        #expect(abs(tone - 1.2) < 0.03, "\(tone)")
        // Without dither it would be 0.3 of a step and more.
        #expect(third < 0.02, "\(third)")
    }

    @Test("A card of another rate gets the same sound: nothing is folded back, nothing added")
    func resampled() throws {
        for (frequency, isHeard) in [(1_000.0, true), (23_000, false)] {
            let card = try Card("RATE=44100")
            let sine = Sine(seconds: 1.5, frequency: frequency)
            let player = try Player(sine, on: card.request())
            #expect(player.device.rate == 44_100)
            #expect(player.wait { $0.phase == .finished })
            #expect(abs(player.status.heard - sine.frames) <= 1 && player.status.underruns == 0)
            player.close()
            let played = try card.left
            // Away from its ends, where a tone begins and stops; the window has the tone in many bands around it.
            let middle = Array(played[4_000..<4_000 + 1 << 15])
            let bands = Spectrum.power(middle, bands: 4_096)
            let place = Int(frequency / 44_100 * 8_192)
            let rest = bands.indices.filter { !isHeard || abs($0 - place) > 256 }.reduce(0) { $0 + bands[$1] }
            let tone = bands.reduce(0, +) - rest
            if isHeard { #expect(abs(tone - 0.125) < 0.000_1) }
            #expect(rest < 0.125 * 1e-10, "\(10 * log10(rest / 0.125)) dB")
        }
    }
}

/// A whole number of some bytes, little end first.
private func number(_ data: Data, _ place: Int, _ bytes: Int) -> Int {
    var value = 0
    for i in 0..<bytes { value |= Int(data[data.startIndex + place + i]) << (8 * i) }
    let sign = 1 << (8 * bytes - 1)
    return value & sign == 0 ? value : value - 2 * sign
}
