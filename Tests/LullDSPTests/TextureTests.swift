import Analysis
import CAllocationCounter
import Foundation
import Testing

@testable import LullDSP

/// A texture as the tests see it, its state captured by value.
struct TextureSubject: Sendable, CustomTestStringConvertible {
    typealias Write = (_ left: Samples, _ right: Samples, _ from: Int, TextureControls, _ count: Int) -> Void

    var name: String
    var make: @Sendable (_ framesPerSecond: Double, _ seed: UInt64) -> Write

    var testDescription: String { name }

    static let ocean = TextureSubject(name: "ocean") { rate, seed in
        var it = Ocean(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let rain = TextureSubject(name: "rain") { rate, seed in
        var it = Rain(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let wind = TextureSubject(name: "wind") { rate, seed in
        var it = Wind(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let stream = TextureSubject(name: "stream") { rate, seed in
        var it = Stream(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let fire = TextureSubject(name: "fire") { rate, seed in
        var it = Fire(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let night = TextureSubject(name: "night") { rate, seed in
        var it = Night(framesPerSecond: rate, seed: seed)
        return { l, r, from, controls, n in it.write(left: l, right: r, from: from, controls: controls, count: n) }
    }
    static let all = [ocean, rain, wind, stream, fire, night]

    static let steady = TextureControls(size: Ramp(0.5), distance: Ramp(0.4), calm: Ramp(0.6))

    /// Both channels of `frames` frames.
    func render(
        frames: Int,
        from: Int = 0,
        seed: UInt64 = 7,
        rate: Double = 48_000,
        controls: (_ frame: Int) -> TextureControls = { _ in steady },
        step: (Int) -> Int = { _ in Block.frames }
    ) -> (left: [Float], right: [Float]) {
        let write = make(rate, seed)
        var left = [Float](repeating: 0, count: frames)
        var right = left
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                guard let l = l.baseAddress, let r = r.baseAddress else { return }
                var position = 0
                while position < frames {
                    let count = min(step(position), frames - position)
                    write(l + position, r + position, from + position, controls(position), count)
                    position += count
                }
            }
        }
        return (left, right)
    }

    /// Both channels under controls that move, asked for at the beginning of each block.
    func play(
        frames: Int,
        from: Int = 0,
        rate: Double = 48_000,
        _ controls: (_ frame: Int) -> TextureControls
    ) -> (left: [Float], right: [Float]) {
        render(frames: frames, from: from, rate: rate, controls: controls)
    }
}

func texturePower(_ signal: some Sequence<Float>) -> Double {
    var (sum, count) = (0.0, 0.0)
    for x in signal {
        sum += Double(x) * Double(x)
        count += 1
    }
    return sum / max(count, 1)
}

private func difference(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).map { abs($0 - $1) }.max() ?? 1
}

@Suite("Textures keep the laws")
struct TextureLawTests {
    @Test("A block at a time, a frame at a time and odd spans are the same", arguments: TextureSubject.all)
    func splits(_ subject: TextureSubject) {
        // Beginnings on and off the grid, and after a day.
        for start in [0, 12_345, 24 * 3_600 * 48_000 + 17] {
            let blocks = subject.render(frames: 6_400, from: start).left
            let single = subject.render(frames: 6_400, from: start, step: { _ in 1 }).left
            let odd = subject.render(frames: 6_400, from: start, step: { 1 + ($0 * 7) % 50 }).left
            #expect(difference(blocks, single) < 2e-6, "one frame at a time, from \(start)")
            #expect(difference(blocks, odd) < 2e-6, "odd spans, from \(start)")
        }
    }

    @Test("The same seed gives the same bits, another seed another texture", arguments: TextureSubject.all)
    func bits(_ subject: TextureSubject) {
        let isSame = subject.render(frames: 9_600) == subject.render(frames: 9_600)
        let isOther = subject.render(frames: 9_600).left != subject.render(frames: 9_600, seed: 8).left
        #expect(isSame && isOther)
    }

    @Test("Taken up in the middle, it is the same after the memory of noise", arguments: TextureSubject.all)
    func middle(_ subject: TextureSubject) {
        let start = 96_000 - Noise.memory - 6_400
        let whole = subject.render(frames: 96_000)
        let part = subject.render(frames: Noise.memory + 6_400, from: start)
        #expect(difference(Array(whole.left.suffix(6_400)), Array(part.left.suffix(6_400))) < 1e-5)
        #expect(difference(Array(whole.right.suffix(6_400)), Array(part.right.suffix(6_400))) < 1e-5)
    }

    @Test(
        "It stays finite at every corner of the controls, at all rates and after a day",
        arguments: TextureSubject.all
    )
    func finite(_ subject: TextureSubject) {
        for rate in [8_000.0, 44_100, 192_000] {
            for corner in 0..<8 {
                let controls = TextureControls(
                    size: Ramp(Float(corner & 1)),
                    distance: Ramp(Float(corner >> 1 & 1)),
                    calm: Ramp(Float(corner >> 2))
                )
                let from = 24 * 3_600 * Int(rate) / 64 * 64
                let sound = subject.play(frames: 9_600, from: from, rate: rate) { _ in controls }
                #expect((sound.left + sound.right).allSatisfy { $0.isFinite && abs($0) < 32 }, "\(rate) \(corner)")
            }
        }
    }

    @Test("Nothing is allocated while sounding", arguments: TextureSubject.all)
    func allocations(_ subject: TextureSubject) {
        let left = UnsafeMutablePointer<Float>.allocate(capacity: Block.frames)
        let right = UnsafeMutablePointer<Float>.allocate(capacity: Block.frames)
        defer {
            left.deallocate()
            right.deallocate()
        }
        let write = subject.make(48_000, 3)
        write(left, right, 0, TextureSubject.steady, Block.frames)
        let before = lull_allocations()
        for block in 1..<400 { write(left, right, block * Block.frames, TextureSubject.steady, Block.frames) }
        #expect(lull_allocations() == before)
    }

    @Test("Controls thrown about every 50 ms neither step nor click", arguments: TextureSubject.all)
    func jumps(_ subject: TextureSubject) {
        func thrown(_ frame: Int) -> Ramp {
            func value(_ f: Int) -> Float {
                // Up in 50 ms, and down.
                let x = Float(f % 4_800) / 2_400
                return x < 1 ? x : 2 - x
            }
            return Ramp(value(frame), value(frame + 64))
        }
        func bend(_ samples: [Float]) -> Float {
            var greatest: Float = 0
            for i in 2..<samples.count {
                greatest = max(greatest, abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]))
            }
            return greatest
        }
        let moving = subject.play(frames: 240_000) { frame in
            TextureControls(size: thrown(frame), distance: thrown(frame + 900), calm: thrown(frame + 1_700))
        }
        // Nothing bends more than in the same moments under controls that stay.
        var steady: Float = 0
        for size in stride(from: Float(0), through: 1, by: 0.25) {
            for calm in [Float(0), 1] {
                let controls = TextureControls(size: Ramp(size), distance: Ramp(0), calm: Ramp(calm))
                steady = max(steady, bend(subject.play(frames: 240_000) { _ in controls }.left))
            }
        }
        #expect(bend(moving.left) < 1.25 * steady)
    }
}

@Suite("Textures sound like what they are")
struct TextureSoundTests {
    /// Shares of the power in octave bands about 63 Hz · 2ⁿ.
    private static func octaves(_ signal: [Float]) -> [Double] {
        let power = Spectrum.power(signal, bands: 8_192)
        let total = power.reduce(0, +)
        return (0..<9).map { octave in
            let centre = 62.5 * pow(2, Double(octave)) / 24_000 * 8_192
            let (low, high) = (Int(centre / 2.0.squareRoot()), min(8_191, Int(centre * 2.0.squareRoot())))
            return power[low..<high].reduce(0, +) / total
        }
    }

    private static func centroid(_ signal: [Float]) -> Double {
        let power = Spectrum.power(signal, bands: 8_192)
        let weighted = power.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        return weighted / power.reduce(0, +) * 24_000 / 8_192
    }

    /// Levels in dB of steps of `step` frames.
    private static func levels(_ signal: [Float], _ step: Int) -> [Double] {
        stride(from: 0, to: signal.count - step + 1, by: step)
            .map { Spectrum.decibels(texturePower(signal[$0..<$0 + step])) }
    }

    @Test("By default each is as loud as a full-scale sine, to 1.5 dB", arguments: TextureSubject.all)
    func calibration(_ subject: TextureSubject) {
        let sound = subject.render(frames: 60 * 48_000)
        let power = (texturePower(sound.left) + texturePower(sound.right)) / 2
        #expect(abs(Spectrum.decibels(2 * power)) < 1.5)
    }

    @Test("The ears hear different things, and their sum is whole", arguments: TextureSubject.all)
    func mono(_ subject: TextureSubject) {
        let sound = subject.render(frames: 20 * 48_000)
        let apart = texturePower(sound.left) + texturePower(sound.right)
        let together = texturePower(zip(sound.left, sound.right).map { $0 + $1 })
        #expect(abs(Spectrum.decibels(together / apart)) < 3.5)
        #expect(sound.left != sound.right)
    }

    @Test("Nothing startles: no 400 ms is much louder than the 3 s before", arguments: TextureSubject.all)
    func startle(_ subject: TextureSubject) {
        let tenths = Self.levels(subject.render(frames: 120 * 48_000).left, 4_800).map { pow(10, $0 / 10) }
        let momentary = (3..<tenths.count).map { Spectrum.decibels(tenths[$0 - 3...$0].reduce(0, +) / 4) }
        for i in 40..<momentary.count {
            // The windows before don't overlap with this one.
            let before = momentary[i - 34...i - 4].max() ?? 0
            #expect(momentary[i] - before < (subject.name == "ocean" ? 8 : 6))
        }
    }

    @Test("Each has the spectrum of its kind")
    func spectra() {
        func profile(_ subject: TextureSubject) -> (octaves: [Double], centroid: Double) {
            let left = subject.render(frames: 60 * 48_000).left
            return (Self.octaves(left), Self.centroid(left))
        }
        let rain = profile(.rain)
        #expect(rain.centroid > 3_500)
        // 1, 2, 4 and 8 kHz: the density changes by less than 4 dB an octave.
        let density = (4...7).map { Spectrum.decibels(rain.octaves[$0] / pow(2, Double($0))) }
        for index in 0..<3 { #expect(abs(density[index + 1] - density[index]) < 4, "\(density)") }
        let wind = profile(.wind)
        #expect(wind.octaves[0...3].reduce(0, +) > 0.55 && wind.centroid < 1_100)
        let stream = profile(.stream)
        #expect(stream.octaves[2...5].reduce(0, +) > 0.6)
        #expect((900..<2_600).contains(stream.centroid))
        let fire = profile(.fire)
        #expect(fire.octaves[0...1].reduce(0, +) > 0.3 && fire.octaves[6...8].reduce(0, +) > 0.02)
        let night = profile(.night)
        #expect(night.octaves[6] > 0.85)
        let ocean = profile(.ocean)
        #expect(ocean.octaves.dropLast().allSatisfy { $0 > 0.02 })
    }

    /// The rate in hertz at which the level moves most, between `low` and `high`.
    private static func modulation(_ signal: [Float], _ low: Double, _ high: Double) -> Double {
        let levels = Self.levels(signal, 2_400).map { pow(10, $0 / 20) }
        let mean = levels.reduce(0, +) / Double(levels.count)
        let envelope = levels.map { Float($0 - mean) }
        let rates = stride(from: low, to: high, by: 0.005)
        return rates.max { a, b in
            Spectrum.component(envelope, at: a / 20).amplitude < Spectrum.component(envelope, at: b / 20).amplitude
        } ?? 0
    }

    @Test("Waves come every seven to twelve seconds, and brighten as they break")
    func waves() {
        let sound = TextureSubject.ocean.render(frames: 180 * 48_000).left
        #expect((0.08...0.15).contains(Self.modulation(sound, 0.03, 2)))
        let loud = Self.levels(sound, 24_000)
        let bright = stride(from: 0, to: sound.count - 23_999, by: 24_000).map { start in
            Self.octaves(Array(sound[start..<start + 24_000]))[5...8].reduce(0, +)
        }
        let order = loud.indices.sorted { loud[$0] > loud[$1] }
        let top = order.prefix(60).map { bright[$0] }.reduce(0, +)
        let bottom = order.suffix(60).map { bright[$0] }.reduce(0, +)
        #expect(top > 1.3 * bottom)
    }

    @Test("Crickets chirp twice a second, fires crackle")
    func rhythms() {
        #expect((1.8...2.6).contains(Self.modulation(TextureSubject.night.render(frames: 60 * 48_000).left, 0.5, 4)))
        // How peaked the treble is within a tenth of a second, so that gusts don't count: 3 for noise.
        func kurtosis(_ subject: TextureSubject) -> Double {
            let signal = subject.render(frames: 30 * 48_000).left
            var sum = 0.0
            for window in 0..<299 {
                var (second, fourth) = (0.0, 0.0)
                for i in window * 4_800 + 2..<window * 4_800 + 4_802 {
                    let bend = Double(signal[i] - 2 * signal[i - 1] + signal[i - 2])
                    second += bend * bend
                    fourth += bend * bend * bend * bend
                }
                sum += fourth * 4_800 / (second * second)
            }
            return sum / 299
        }
        #expect(kurtosis(.fire) > 3.6)
        #expect(kurtosis(.wind) < 3.3)
    }

    @Test("The sea follows a swell: its level by 10 dB and more, its foam as it falls")
    func swell() {
        // A breath: four seconds in, six out.
        func height(_ frame: Int) -> Float {
            let t = Double(frame) / 48_000
            let x = t.truncatingRemainder(dividingBy: 10)
            return Float(0.5 - 0.5 * cos(.pi * (x < 4 ? x / 4 : 1 + (x - 4) / 6)))
        }
        let sound = TextureSubject.ocean.play(frames: 60 * 48_000) { frame in
            var controls = TextureSubject.steady
            controls.swell = Ramp(height(frame), height(frame + 64))
            return controls
        }.left
        let levels = Self.levels(sound, 9_600)
        let heights = levels.indices.map { Double(height($0 * 9_600 + 4_800)) }
        let (a, b) = (levels.reduce(0, +) / 300, heights.reduce(0, +) / 300)
        let product = zip(levels, heights).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
        let squares =
            levels.reduce(0) { $0 + ($1 - a) * ($1 - a) } * heights.reduce(0) { $0 + ($1 - b) * ($1 - b) }
        #expect(product / squares.squareRoot() > 0.8)
        func still(_ swell: Float) -> Double {
            texturePower(
                TextureSubject.ocean.play(frames: 96_000) { _ in
                    var controls = TextureSubject.steady
                    controls.swell = Ramp(swell)
                    return controls
                }.left
            )
        }
        #expect(Spectrum.decibels(still(1) / still(0)) > 10)
        // Half way up is duller than half way down.
        func brightness(_ second: Double) -> Double {
            let start = Int(second * 48_000)
            var sum = 0.0
            for breath in 1..<6 {
                let first = breath * 480_000 + start
                sum += Self.octaves(Array(sound[first..<first + 32_768]))[5...8].reduce(0, +)
            }
            return sum
        }
        #expect(brightness(6.6) > 1.15 * brightness(1.6))
    }
}
