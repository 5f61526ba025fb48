import Analysis
import Foundation
import Testing

@testable import LullDSP

private func signal(_ count: Int, _ write: (Samples, Int, Int) -> Void) -> [Float] {
    var samples = [Float](repeating: 0, count: count)
    samples.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for start in stride(from: 0, to: count, by: Block.frames) {
            write(base + start, start, min(Block.frames, count - start))
        }
    }
    return samples
}

@Suite("Elementary functions")
struct MathematicsTests {
    @Test("2^x is exact to 4·10⁻¹⁵")
    func exp2() {
        for step in -4000...4000 {
            let x = Double(step) / 173
            #expect(abs(Mathematics.exp2(x) / Foundation.exp2(x) - 1) < 4e-15)
        }
        #expect(Mathematics.exp2(-2000) == 0)
        #expect(Mathematics.exp2(5) == 32)
    }

    @Test("Sines are exact to 10⁻¹⁴, and the fast one to −134 dB")
    func sine() {
        var worst: Float = 0
        for step in 0..<100_000 {
            let turns = Double(step) / 100_000
            #expect(abs(Mathematics.sine(turns: turns) - sin(2 * .pi * turns)) < 1e-14)
            let phase = UInt32(turns * 0x1p32)
            worst = max(worst, abs(Sine.value(phase) - Float(sin(2 * .pi * Double(phase) / 0x1p32))))
        }
        #expect(worst < 2e-7)
    }

    @Test("Rounding is the processor's")
    func rounding() {
        for x in [-2.5, -1.5, -0.5, -0.2, 0, 0.2, 0.5, 1.5, 2.5, 1e9 + 0.25] {
            #expect(Mathematics.floor(x) == x.rounded(.down))
            #expect(Mathematics.nearest(x) == x.rounded(.toNearestOrEven))
        }
    }
}

@Suite("Tones")
struct ToneTests {
    private static func sine(_ frequency: Double, _ count: Int) -> [Float] {
        var partials = Tone.Partials(repeating: 0)
        partials[0] = 1
        var tone = Tone(partials: partials, count: 1)
        return signal(count) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
    }

    @Test("A steady tone has a SINAD of 120 dB or more", arguments: [50.0, 220, 997, 6_000, 15_000])
    func sinad(hertz: Double) {
        let frequency = hertz / 48_000
        #expect(Spectrum.sinad(Self.sine(frequency, 96_000), frequency: frequency) >= 120)
    }

    @Test("After ten minutes its phase is that of the frequency, to well under a microhertz")
    func frequency() {
        let frequency = 432.1 / 48_000
        var partials = Tone.Partials(repeating: 0)
        partials[0] = 1
        var tone = Tone(partials: partials, count: 1)
        let frames = 600 * 48_000
        for _ in 0..<frames / Block.frames { tone.skip(frequency: frequency, to: frequency, count: Block.frames) }
        let tail = signal(9_600) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
        // The phase that was promised, against the phase that is heard.
        let promised = (432.1 * 600).truncatingRemainder(dividingBy: 1) - 0.25
        let heard = Spectrum.component(tail, at: frequency).phase / (2 * .pi)
        let difference = (heard - promised + 2.5).truncatingRemainder(dividingBy: 1) - 0.5
        // A microhertz makes 0.0006 of a turn in ten minutes.
        #expect(abs(difference) < 1e-4)
    }

    @Test("Partials over the Nyquist frequency are left out, not folded back")
    func aliases() {
        var partials = Tone.Partials(repeating: 0)
        for index in 0..<16 { partials[index] = 1 / 16 }
        var tone = Tone(partials: partials, count: 16)
        let frequency = 3_100.0 / 48_000
        let samples = signal(96_000) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
        for order in 8...16 {
            let folded = 1 - frequency * Double(order)
            #expect(Spectrum.component(samples, at: folded).amplitude < 1e-6)
        }
        #expect(abs(Spectrum.component(samples, at: frequency * 5).amplitude - 1.0 / 16) < 1e-5)
    }

    @Test("A binaural pair beats exactly and does not leak")
    func binaural() {
        var pair = BeatPair()
        var right = [Float](repeating: 0, count: 96_000)
        let (carrier, beat) = (200.0 / 48_000, 6.0 / 48_000)
        let left = right.withUnsafeMutableBufferPointer { buffer in
            signal(96_000) { out, start, n in
                guard let base = buffer.baseAddress else { return }
                pair.write(left: out, right: base + start, carrier: (carrier, carrier), beat: (beat, beat), count: n)
            }
        }
        #expect(Spectrum.sinad(left, frequency: carrier + beat / 2) >= 120)
        #expect(Spectrum.sinad(right, frequency: carrier - beat / 2) >= 120)
    }

    @Test("An isochronic gate opens and closes at its rate, to its depth, without a click")
    func isochronic() {
        var gated = GatedTone(edge: 0.02 * 48_000)
        let (carrier, beat) = (200.0 / 48_000, 4.0 / 48_000)
        let samples = signal(96_000) { out, _, n in
            gated.write(out, carrier: (carrier, carrier), beat: (beat, beat), depth: Ramp(0.5), count: n)
        }
        func amplitude(_ start: Int) -> Double {
            (samples[start..<start + 960].map { Double($0 * $0) }.reduce(0, +) / 480).squareRoot()
        }
        for cycle in 0..<8 {
            #expect(abs(20 * log10(amplitude(cycle * 12_000 + 3_000))) < 0.1)
            #expect(abs(20 * log10(amplitude(cycle * 12_000 + 9_000) / 0.5)) < 0.1)
        }
        // Splatter far from the carrier: edges of 20 ms leave nothing there.
        let spectrum = Spectrum.power(samples, bands: 8_192)
        let far = spectrum[1_000...].reduce(0, +)
        #expect(Spectrum.decibels(far / spectrum.reduce(0, +)) < -80)
    }
}

@Suite("Noise")
struct NoiseTests {
    private static func noise(_ colour: NoiseColour, seed: UInt64, _ count: Int = 1 << 20) -> [Float] {
        var noise = Noise(colour, seed: seed)
        return signal(count) { out, start, n in noise.write(out, from: start, count: n) }
    }

    @Test("Each colour has its slope, every third-octave within 1 dB, 25 Hz to 16 kHz")
    func slopes() {
        for (colour, slope) in [(NoiseColour.white, 0.0), (.pink, -1.0), (.brown, -2.0)] {
            let bands = 32_768
            let power = Spectrum.power(Self.noise(colour, seed: 11, 1 << 22), bands: bands)
            var points: [(octave: Double, level: Double)] = []
            for third in -18...10 {
                let centre = 1_000 * pow(2, Double(third) / 3)
                let low = Int(centre / pow(2, 1.0 / 6) / 24_000 * Double(bands))
                let high = max(low + 1, Int(centre * pow(2, 1.0 / 6) / 24_000 * Double(bands)))
                let density = power[low..<high].reduce(0, +) / Double(high - low)
                let middle = log2((Double(low) + Double(high)) / 2)
                points.append((middle, Spectrum.decibels(density)))
            }
            let mean = points.map { $0.level - slope * 3.0103 * $0.octave }.reduce(0, +) / Double(points.count)
            let deviations = points.map { $0.level - slope * 3.0103 * $0.octave - mean }
            #expect(deviations.allSatisfy { abs($0) < 1 }, "\(colour): \(deviations)")
            let octaves = points.map(\.octave)
            let middle = octaves.reduce(0, +) / Double(octaves.count)
            let covariance = zip(octaves, deviations).map { (octave, level) in (octave - middle) * level }
            let variance = octaves.map { octave in (octave - middle) * (octave - middle) }
            let fitted: Double = covariance.reduce(0, +) / variance.reduce(0, +)
            #expect(abs(fitted) < 0.3, "\(colour): slope off by \(fitted) dB an octave")
        }
    }

    @Test("Two seeds are uncorrelated, and the power is that of a full-scale sine")
    func correlation() {
        for colour in [NoiseColour.white, .pink] {
            let a = Self.noise(colour, seed: 1)
            let b = Self.noise(colour, seed: 2)
            let power = a.map { Double($0 * $0) }.reduce(0, +)
            let product = zip(a, b).map { Double($0 * $1) }.reduce(0, +)
            #expect(abs(product / power) < 0.02)
            #expect(abs(Spectrum.decibels(power / Double(a.count) * 2)) < 0.3)
        }
    }

    @Test("White noise does not repeat, also where the frame number passes 32 bits")
    func endless() {
        let random = CounterRandom(seed: 9)
        func block(_ frame: Int) -> [Float] {
            signal(4_096) { out, start, n in random.white(out, from: frame + start, count: n) }
        }
        let beginning = block(0)
        for frame in [1 << 20, 1 << 31, 1 << 32, (1 << 32) + 4_096, 8 * 3_600 * 48_000] {
            let later = block(frame)
            let product = zip(beginning, later).map { Double($0 * $1) }.reduce(0, +) / 4_096 * 3
            #expect(abs(product) < 0.06)
        }
    }

    @Test("Taken up in the middle, noise is the same to −100 dB after its memory")
    func seekable() {
        for colour in [NoiseColour.white, .pink, .brown] {
            let whole = Self.noise(colour, seed: 4, 96_000)
            var late = Noise(colour, seed: 4)
            let start = 96_000 - Noise.memory - 6_400
            let part = signal(Noise.memory + 6_400) { out, position, n in
                late.write(out, from: start + position, count: n)
            }
            let difference = zip(whole.suffix(6_400), part.suffix(6_400)).map { abs($0 - $1) }.max() ?? 1
            #expect(difference < 1e-5, "\(colour)")
        }
    }
}

@Suite("Recordings")
struct SamplerTests {
    private static func played(_ recording: [Float], crossfade: Int, _ count: Int) -> [Float] {
        recording.withUnsafeBufferPointer { samples in
            guard let base = samples.baseAddress else { return [] }
            let sampler = Sampler(left: base, right: base, length: recording.count, crossfade: crossfade)
            var right = [Float](repeating: 0, count: count)
            return right.withUnsafeMutableBufferPointer { buffer in
                signal(count) { out, start, n in
                    guard let other = buffer.baseAddress else { return }
                    sampler.write(left: out, right: other + start, from: start, count: n)
                }
            }
        }
    }

    @Test("Once is once, and silence after")
    func once() {
        let recording = (0..<1_000).map { Float($0) / 1_000 }
        let heard = Self.played(recording, crossfade: 0, 1_500)
        #expect(Array(heard.prefix(1_000)) == recording)
        #expect(heard.suffix(500).allSatisfy { $0 == 0 })
    }

    @Test("A loop of noise keeps its level across the seam, to half a decibel")
    func seam() {
        var noise = Noise(.white, seed: 8)
        let recording = signal(48_000) { out, start, n in noise.write(out, from: start, count: n) }
        let heard = Self.played(recording, crossfade: 9_600, 200_000)
        func level(_ start: Int) -> Double {
            Spectrum.decibels(heard[start..<start + 4_800].reduce(0.0) { $0 + Double($1 * $1) } / 4_800)
        }
        // The seam begins where the loop comes round, every 38 400 frames.
        for seam in [38_400, 76_800, 115_200] {
            for offset in [0, 2_400, 4_800] { #expect(abs(level(seam + offset) - level(seam - 9_600)) < 0.5) }
        }
        #expect(Array(heard[50_000..<70_000]) == Array(heard[88_400..<108_400]))
    }

    @Test("A recording of no frames is silence")
    func empty() {
        let nothing = UnsafeMutablePointer<Float>.allocate(capacity: 1)
        defer { nothing.deallocate() }
        let sampler = Sampler(left: nothing, right: nothing, length: 0, crossfade: 10)
        var right = [Float](repeating: 1, count: 64)
        let heard = right.withUnsafeMutableBufferPointer { buffer in
            signal(64) { out, start, n in
                if let other = buffer.baseAddress { sampler.write(left: out, right: other, from: start, count: n) }
            }
        }
        #expect(heard.allSatisfy { $0 == 0 })
    }
}

@Suite("Filter and limiter")
struct ProcessorTests {
    @Test("The filter passes 0 dB below, −3 dB at and −12 dB an octave above the cutoff")
    func response() {
        func gain(_ response: FilterResponse, _ frequency: Double) -> Double {
            var filter = StateVariableFilter()
            let c = StateVariableFilter.Coefficients(cutoff: 0.02, q: 0.707_106_78)
            let samples = signal(48_000) { out, start, n in
                for i in 0..<n { out[i] = Float(sin(2 * .pi * frequency * Double(start + i))) }
                filter.process(out, response, from: c, to: c, count: n)
            }
            return 20 * log10(Spectrum.component(Array(samples.suffix(24_000)), at: frequency).amplitude)
        }
        #expect(abs(gain(.lowPass, 0.02) + 3.0103) < 0.001)
        #expect(abs(gain(.highPass, 0.02) + 3.0103) < 0.001)
        #expect(abs(gain(.bandPass, 0.02)) < 0.001)
        #expect(abs(gain(.lowPass, 0.001)) < 0.001)
        #expect(abs(gain(.highPass, 0.3)) < 0.01)
        #expect(gain(.lowPass, 0.08) < -24)
    }

    private static func limited(_ input: [Float], ceiling: Float) -> [Float] {
        var limiter = Limiter(ceiling: ceiling, release: 1_500)
        var left = input + [Float](repeating: 0, count: Limiter.latency)
        var right = left
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                guard let l = l.baseAddress, let r = r.baseAddress else { return }
                for start in stride(from: 0, to: input.count + Limiter.latency, by: Block.frames) {
                    limiter.process(left: l + start, right: r + start)
                }
            }
        }
        return Array(left.dropFirst(Limiter.latency))
    }

    @Test("Below its ceiling the limiter is idle, bit for bit")
    func idle() {
        let random = CounterRandom(seed: 77)
        let input = signal(64 * 300) { out, start, n in
            random.white(out, from: start, count: n)
            for i in 0..<n { out[i] *= 0.3 }
        }
        let isUntouched = Self.limited(input, ceiling: 0.9) == input
        #expect(isUntouched)
    }

    @Test("No true peak passes the ceiling by more than 0.1 dB, and the bits come back after it")
    func ceiling() {
        // Programme-like: a mix of tones whose sum goes 6 dB over, in the middle of quiet.
        let input = signal(64 * 1_500) { out, start, n in
            for i in 0..<n {
                let t = Double(start + i)
                let burst = (t > 30_000 && t < 40_000) ? 1.6 : 0.1
                out[i] = Float(burst * (0.6 * sin(2 * .pi * 0.0101 * t) + 0.4 * sin(2 * .pi * 0.0637 * t + 1)))
            }
        }
        let output = Self.limited(input, ceiling: 0.708)
        // Eightfold oversampling by a long windowed sinc, unlike the limiter's own.
        var peak = 0.0
        for i in stride(from: 29_500, to: 41_000, by: 1) {
            for phase in 0..<8 {
                var sum = 0.0
                for tap in -24...24 {
                    let x = Double(phase) / 8 - Double(tap)
                    let sinc = x == 0 ? 1 : sin(.pi * x) / (.pi * x)
                    sum += Double(output[i + tap]) * sinc * (0.5 + 0.5 * cos(.pi * x / 25))
                }
                peak = max(peak, abs(sum))
            }
        }
        #expect(20 * log10(peak / 0.708) < 0.1)
        #expect(20 * log10(peak / 0.708) > -1.5)
        let isWholeBefore = output.prefix(25_000) == input.prefix(25_000)
        let isWholeAfter = output.suffix(9_600) == input.suffix(9_600)
        #expect(isWholeBefore && isWholeAfter)
    }
}
