import Foundation
import LullDSP
import LullLive
import Testing

@Suite("Playing")
struct PlayerTests {
    private func request(_ device: String, rate: Int = 48_000) -> PlaybackDevice.Request {
        PlaybackDevice.Request(name: device, rate: rate)
    }

    /// The largest step from one frame to the next, out of silence.
    private func largestStep(_ heard: [Float]) -> Float {
        zip([0] + heard, heard).reduce(0) { max($0, abs($1.1 - $1.0)) }
    }

    @Test("Every frame of the source is played once, to the bit, and nothing but silence after it")
    func whole() throws {
        let (device, file) = Cardless.capture("whole")
        let sine = Sine(seconds: 3.123)
        let player = try Player(sine, on: request(device))
        #expect(player.device.format == .float && player.device.rate == 48_000 && player.device.channels == 2)
        #expect(player.wait { $0.phase == .finished })
        #expect(player.status.heard == sine.frames)
        player.close()
        let heard = try Cardless.left(file)
        let isSame = (0..<sine.frames).allSatisfy { heard[$0] == sine.sample($0) }
        #expect(isSame)
        #expect(heard.count < sine.frames + player.device.periodFrames)
        #expect(heard[sine.frames...].allSatisfy { $0 == 0 })
    }

    @Test("Pausing, going on, moving and stopping never step further than the sound itself")
    func hands() throws {
        let (device, file) = Cardless.capture("hands")
        let sine = Sine(seconds: 600)
        let player = try Player(sine, on: request(device))
        #expect(player.wait { $0.heard > 48_000 })
        player.pause()
        #expect(player.wait { $0.phase == .paused })
        let place = player.status.heard
        usleep(100_000)
        #expect(player.status.heard == place && player.isPaused)
        player.resume()
        #expect(player.wait { $0.heard > place + 48_000 })
        player.seek(to: 20_000_001)
        #expect(player.wait { $0.phase == .playing && $0.heard > 20_048_000 })
        for _ in 0..<5 { player.move(by: -48_000 * 15) }
        #expect(player.wait { $0.phase == .playing && $0.heard < 20_000_000 && $0.heard > 16_000_000 })
        usleep(200_000)
        player.stop()
        #expect(player.wait { $0.phase == .stopped })
        player.close()
        let heard = try Cardless.left(file)
        let largest = largestStep(heard)
        // A fade of 200 ms adds at most 1.5 · 0.5 / 9600 a frame.
        #expect(largest < sine.largestStep + 0.000_1, "a step of \(largest)")
        #expect(largest > sine.largestStep * 0.99)
        #expect(abs(heard.last ?? 0) < 0.001)
    }

    @Test("A seek lands on its frame, and a pause loses none of the frames after its fade")
    func exact() throws {
        let (device, file) = Cardless.capture("exact")
        let sine = Sine(seconds: 5, frequency: 441.7)
        let player = try Player(sine, on: request(device), from: 100_003)
        #expect(player.wait { $0.phase == .finished })
        player.close()
        let heard = try Cardless.left(file)
        // Behind a fade of 200 ms everything is as it was.
        let isSame = (9_601..<sine.frames - 100_003).allSatisfy { heard[$0] == sine.sample(100_003 + $0) }
        #expect(isSame)
    }

    @Test("Hands quicker than every fade: it always obeys, and never steps further than the sound itself")
    func hurried() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("seed of hurried hands: \(seed)")
        let random = CounterRandom(seed: seed)
        var drawn: UInt64 = 0
        func number(below bound: Int) -> Int {
            drawn += 1
            return Int(random.unit(at: drawn) * Double(bound))
        }
        for round in 0..<40 {
            let (device, file) = Cardless.capture("hurried")
            let sine = Sine(seconds: 600)
            let player = try Player(sine, on: request(device))
            #expect(player.wait { $0.heard > 4_800 })
            for _ in 0..<number(below: 6) {
                switch number(below: 4) {
                case 0: player.seek(to: 0)
                case 1: player.seek(to: number(below: sine.frames))
                case 2: player.pause()
                default: player.resume()
                }
                usleep(UInt32([0, 0, 500, 2_000, 8_000][number(below: 5)]))
            }
            if round.isMultiple(of: 2) { player.seek(to: 0) }
            player.stop()
            #expect(player.wait { $0.phase == .stopped }, "round \(round) of seed \(seed)")
            player.close()
            let largest = largestStep(try Cardless.left(file))
            // The beginning comes without a fade of Lull's: the sine begins at 0.
            #expect(largest < sine.largestStep + 0.000_1, "a step of \(largest) in round \(round) of seed \(seed)")
            try FileManager.default.removeItem(atPath: file)
        }
    }

    @Test("Asked for another place before there was enough to leave the first one on, it still fades")
    func askedTwice() throws {
        for round in 0..<20 {
            let (device, file) = Cardless.capture("twice")
            let sine = Sine(seconds: 600)
            // A card that takes all at once: what is rendered is played, and no more is ready than a piece.
            let player = try Player(Slow(sine), on: request(device))
            #expect(player.wait { $0.heard > 9_600 })
            for number in 1...3 {
                player.seek(to: number * 1_000_003)
                usleep(4_000)
            }
            player.stop()
            #expect(player.wait { $0.phase == .stopped })
            player.close()
            let largest = largestStep(try Cardless.left(file))
            #expect(largest < sine.largestStep + 0.000_1, "a step of \(largest) in round \(round)")
            try FileManager.default.removeItem(atPath: file)
        }
    }

    @Test("Going back from the very end, where all is rendered already, plays the rest")
    func backFromTheEnd() throws {
        for round in 0..<40 {
            let (device, file) = Cardless.capture("back")
            let sine = Sine(seconds: 0.5)
            let player = try Player(sine, on: request(device), from: sine.frames - 100, isPaused: true)
            #expect(player.wait { $0.phase == .paused })
            player.seek(to: 0)
            player.resume()
            #expect(player.wait { $0.phase == .finished })
            player.close()
            #expect(try Cardless.left(file).count >= sine.frames, "round \(round)")
            try FileManager.default.removeItem(atPath: file)
        }
    }

    @Test("A player that is paused from the start waits, and stops where it is told")
    func pausedFromTheStart() throws {
        let (device, file) = Cardless.capture("paused")
        let player = try Player(Sine(seconds: 60), on: request(device), isPaused: true)
        #expect(player.wait { $0.phase == .paused })
        player.stop()
        #expect(player.wait { $0.phase == .stopped })
        player.close()
        #expect(try Cardless.left(file).isEmpty)
    }

    @Test("A device of another rate gets the same pitch, level and length")
    func resampled() throws {
        let (device, file) = Cardless.capture("fixed", kind: "fixed")
        let sine = Sine(seconds: 4, frequency: 1_000)
        let player = try Player(sine, on: request(device))
        #expect(player.device.rate == 44_100)
        #expect(player.wait { $0.phase == .finished })
        #expect(abs(player.status.heard - sine.frames) <= 1)
        player.close()
        let heard = try Cardless.left(file)
        #expect(heard.count >= 4 * 44_100 && heard.count < 4 * 44_100 + 2_000)
        // Compared with the sine itself, away from the ends.
        var error: Float = 0
        for frame in 10_000..<160_000 {
            let turns = Double(frame) * 1_000 / 44_100
            error = max(error, abs(heard[frame] - Float(0.5 * sin(2 * Double.pi * turns))))
        }
        #expect(error < 0.000_1, "\(error)")
    }

    @Test("Sixteen bits are dithered, and a device is given what it was asked to take")
    func formats() throws {
        for format in PlaybackFormat.allCases {
            let (device, file) = Cardless.capture("format-\(format.rawValue)")
            var asked = request(device)
            asked.formats = [format]
            let player = try Player(Sine(seconds: 0.5), on: asked)
            #expect(player.device.format == format)
            #expect(player.wait { $0.phase == .finished })
            player.close()
            let size = try Data(contentsOf: URL(fileURLWithPath: file)).count
            #expect(size >= 24_000 * 2 * format.bytes && size < 25_000 * 2 * format.bytes)
        }
    }

    @Test("A device that isn't there is told in a sentence")
    func missing() throws {
        _ = Cardless.folder
        let error = #expect(throws: DeviceError.self) {
            _ = try Player(Sine(seconds: 1), on: request("nosuchdevice"))
        }
        #expect(error?.kind == .missing)
        #expect(
            error?.description
                == "there is no sound device “nosuchdevice”: `lull devices` lists those there are."
        )
    }

    @Test("The list names what can be played on, with what it can do")
    func list() throws {
        _ = Cardless.folder
        let devices = Devices.list()
        let null = try #require(devices.first { $0.name == "null" })
        let abilities = try #require(null.abilities)
        #expect(abilities.formats == PlaybackFormat.allCases)
        #expect(abilities.rates.contains(48_000) && abilities.channels.contains(2))
        #expect(null.trouble == nil && !null.description.isEmpty)
    }
}

/// A source that is rendered five times as fast as it sounds.
private final class Slow: FrameSource {
    private let source: Sine
    var rate: Int { source.rate }
    var frames: Int { source.frames }

    init(_ source: Sine) { self.source = source }

    func seek(to frame: Int) { source.seek(to: frame) }

    func read(left: UnsafeMutablePointer<Float>, right: UnsafeMutablePointer<Float>, count: Int) -> Int {
        usleep(2_000)
        return source.read(left: left, right: right, count: count)
    }
}
