@testable import LullDSP

/// A kernel as the laws see it: it writes frames from a position, and keeps whatever state it has.
struct Subject: Sendable {
    var name: String
    /// How far a span cut otherwise may differ: rounding, or straight lines instead of curves.
    var tolerance: Float = 4e-6
    var make: @Sendable () -> (_ left: Samples, _ right: Samples, _ from: Int, _ count: Int) -> Void
}

/// Every kernel, with steady controls: the state is captured by value, so that each closure goes on from its own copy.
let subjects: [Subject] = [
    Subject(name: "tone") {
        var tone = Tone(.list([0.6, 0.3, 0.1]))
        return { left, _, _, count in tone.write(left, frequency: 0.0123, to: 0.0123, count: count) }
    },
    Subject(name: "binaural") {
        var pair = BeatPair()
        return { left, right, _, count in
            pair.write(left: left, right: right, carrier: (0.004, 0.004), beat: (1e-4, 1e-4), count: count)
        }
    },
    Subject(name: "isochronic") {
        var gated = GatedTone(edge: 960)
        return { left, _, _, count in
            gated.write(left, carrier: (0.004, 0.004), beat: (1e-4, 1e-4), depth: Ramp(0.8), count: count)
        }
    },
    Subject(name: "white") {
        var noise = Noise(.white, seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "pink") {
        var noise = Noise(.pink, seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "brown") {
        var noise = Noise(.brown, seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "tick") {
        var tick = Tick(.init(frequency: 0.02, rise: 200, accent: 3, countIn: 2, sides: 0.6))
        return { left, right, _, count in
            tick.write(left: left, right: right, tempo: 1 / 1777.3, to: 1 / 1777.3, count: count)
        }
    },
    Subject(name: "filter") {
        let random = CounterRandom(seed: 5)
        var filter = StateVariableFilter()
        let coefficients = StateVariableFilter.Coefficients(.peak, cutoff: 0.02, q: 2, gain: 1)
        return { left, _, from, count in
            random.white(left, from: from, count: count)
            filter.process(left, from: coefficients, to: coefficients, count: count)
        }
    },
    Subject(name: "saw") {
        var tone = Tone(.saw)
        return { left, _, _, count in tone.write(left, frequency: 0.0123, to: 0.0123, count: count) }
    },
    Subject(name: "square") {
        var tone = Tone(.square)
        return { left, _, _, count in tone.write(left, frequency: 0.0123, to: 0.0123, count: count) }
    },
    Subject(name: "triangle") {
        var tone = Tone(.triangle)
        return { left, _, _, count in tone.write(left, frequency: 0.0123, to: 0.0123, count: count) }
    },
    Subject(name: "blue") {
        var noise = Noise(.blue, seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "violet") {
        var noise = Noise(.violet, seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "velvet") {
        var noise = Noise(.velvet(period: 23.7), seed: 3)
        return { left, _, from, count in noise.write(left, from: from, count: count) }
    },
    Subject(name: "ensemble", tolerance: 1e-4) {
        let ensemble = Stage.ensemble
        return { left, right, from, count in
            ensemble.write(left: left, right: right, from: from, brightness: Ramp(0.6), count: count)
        }
    },
    // Its delays sway in straight lines across a span: a ten-thousandth of a frame beside the curve.
    Subject(name: "chorus", tolerance: 3e-4) {
        let random = CounterRandom(seed: 5)
        let chorus = Chorus(framesPerSecond: 48_000)
        let memory = Memory(Chorus.memory(framesPerSecond: 48_000))
        return { left, right, from, count in
            random.white(left, from: from, count: count)
            random.white(right, from: from, count: count)
            chorus.process(
                left: left,
                right: right,
                memory: memory.base,
                from: from,
                amount: Ramp(0.8),
                count: count
            )
        }
    },
    Subject(name: "spin") {
        let random = CounterRandom(seed: 5)
        var spin = Spin(cutoff: 0.05)
        return { left, right, from, count in
            random.white(left, from: from, count: count)
            random.white(right, from: from, count: count)
            spin.process(left: left, right: right, rate: 1e-5, to: 1e-5, count: count)
        }
    },
]

/// Samples that live as long as a closure that holds them.
final class Memory {
    let base: Samples

    init(_ count: Int) {
        base = .allocate(capacity: count)
        base.initialize(repeating: 0, count: count)
    }

    deinit { base.deallocate() }
}

/// Notes on bodies that live as long as the tests.
enum Stage {
    static func list<Element: BitwiseCopyable>(_ array: [Element]) -> FixedList<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(array.count, 1))
        memory.initialize(from: array, count: array.count)
        return FixedList(base: UnsafePointer(memory), count: array.count)
    }

    static func mode(
        _ ratio: Double,
        _ amplitude: Float,
        decay: Double = 1e-4,
        lean: Double = 0,
        bloom: Double = 0,
        side: Float = 0
    ) -> Mode {
        Mode(ratio: ratio, lean: lean, amplitude: amplitude, decay: decay, bloom: bloom, side: side)
    }

    /// Strokes and bowed notes that overlap.
    static let ensemble = Ensemble(
        notes: list([
            Note(start: 0, end: 200_000, body: 1, frequency: 0.004, gain: 0.5, attack: 9_000, release: 9_000, seed: 3),
            Note(start: 300, end: 9_000, body: 0, frequency: 0.01, gain: 0.5, side: -0.4),
            Note(start: 701, end: 60_000, body: 0, frequency: 0.013, gain: 0.5, side: 0.4),
        ]),
        bodies: list([
            .struck(modes: list([mode(1, 0.7), mode(2.7, 0.3, bloom: 100, side: 0.5)]), rise: 480),
            .bowed(BowedPair(harmonics: 9, detune: 0.003, swell: 1e-5, shimmer: 0.5)),
        ])
    )
}

extension Tone.Wave {
    /// A single sine.
    static var sine: Tone.Wave { list([1]) }

    /// The amplitudes of the first harmonics.
    static func list(_ amplitudes: [Float]) -> Tone.Wave {
        var partials = Tone.Partials(repeating: 0)
        for (index, amplitude) in amplitudes.enumerated() { partials[index] = amplitude }
        return .partials(partials, count: amplitudes.count)
    }
}
