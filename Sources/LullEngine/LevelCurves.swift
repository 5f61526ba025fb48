import LullDSP
public import LullScore

/// How loud every voice of a score is written to be over time, its fades and its ducking included: for pictures.
public struct LevelCurves {
    private let arena = Arena()
    private let score: Score
    private let levels: [LaneProgram]
    private let breath: BreathSignal
    private let ducking: DuckingProgram
    private let strokes: [Stroke?]

    /// A point of a curve.
    public struct Point: Sendable, Equatable {
        /// When.
        public var frame: Int
        /// How loud, in decibels; −120 is silence.
        public var decibels: Double
    }

    /// The curves of a score.
    public init(_ score: Score) {
        self.score = score
        let memory = arena
        levels = score.instruments.map { LaneProgram($0.level, arena: memory) }
        breath = BreathSignal(score.breaths, rate: score.rate, arena: arena)
        ducking = DuckingProgram(score.master.ducking, arena: arena)
        strokes = score.instruments.map { Stroke($0.source) }
    }

    /// Whether a voice is a stroke or a few, and dies away by itself.
    public func diesAway(voice number: Int) -> Bool { strokes[score.voices[number].instrument] != nil }

    /// The curve of a voice, by its number in the score, at equal distances from its beginning to its end.
    ///
    /// - Parameter count: how many points, 2 or more.
    public func points(voice number: Int, count: Int) -> [Point] {
        let voice = score.voices[number]
        var breath = breath
        return (0..<count).map { index in
            let frame = voice.start + (voice.end - voice.start) * index / (count - 1)
            var octaves = levels[voice.instrument].value(at: frame - voice.start, breath.value(at: frame))
            var gain = 1.0
            if voice.attack > 0 {
                gain *= Mathematics.raisedCosine(Double(frame - voice.start) / Double(voice.attack))
            }
            if voice.release > 0 {
                gain *= Mathematics.raisedCosine(Double(voice.end - frame) / Double(voice.release))
            }
            if let stroke = strokes[voice.instrument] { gain *= stroke.gain(at: frame - voice.start) }
            if score.instruments[voice.instrument].role == .bed { gain *= ducking.gain(at: frame) }
            octaves += gain > 1e-6 ? Self.octaves(gain) : -20
            return Point(frame: frame, decibels: max(-120, octaves * 6.020_599_913_279_624))
        }
    }

    /// How a struck sound dies away: the power of what its modes have left, against all they had.
    private struct Stroke {
        private var modes: [(start: Int, power: Double, decay: Double)] = []
        private var whole = 0.0

        /// A few strokes, as of a bell or a chime; nil for what goes on, and for music.
        init?(_ source: Instrument.Source) {
            guard case .ensemble(let notes, let bodies, _) = source, (1...8).contains(notes.count) else { return nil }
            for note in notes {
                guard case .struck(let partials, _) = bodies[note.body] else { return nil }
                for partial in partials {
                    let amplitude = Double(note.gain * partial.amplitude)
                    modes.append((note.start, amplitude * amplitude, partial.decay))
                }
            }
            whole = modes.reduce(0) { $0 + $1.power }
            guard whole > 0 else { return nil }
        }

        func gain(at frame: Int) -> Double {
            let left = modes.reduce(0) { sum, mode in
                sum + mode.power * Mathematics.exp2(-2 * mode.decay * Double(max(0, frame - mode.start)))
            }
            return (left / whole).squareRoot()
        }
    }

    // The logarithm to the base 2 of a gain in 10⁻⁶…1, by halving: pictures want no more than a hundredth.
    private static func octaves(_ gain: Double) -> Double {
        var low = -20.0
        var high = 0.0
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if Mathematics.exp2(middle) < gain { low = middle } else { high = middle }
        }
        return high
    }
}
