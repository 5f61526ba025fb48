/// One decaying mode of a struck body, relative to the note it sounds.
public struct Mode: Sendable, Equatable, BitwiseCopyable {
    /// Frequency as a multiple of the note's.
    public var ratio: Double
    /// What is added to it, in cycles per frame: the halves of a beating pair lean to either side.
    public var lean: Double
    /// Amplitude at the stroke.
    public var amplitude: Float
    /// Octaves of amplitude lost a frame (6.02 dB each).
    public var decay: Double
    /// Frames that it takes longer than the stroke to rise: large plates wake from below.
    public var bloom: Double
    /// Where it is heard: −1 left … 1 right.
    public var side: Float

    /// A mode.
    public init(ratio: Double, lean: Double, amplitude: Float, decay: Double, bloom: Double, side: Float) {
        self.ratio = ratio
        self.lean = lean
        self.amplitude = amplitude
        self.decay = decay
        self.bloom = bloom
        self.side = side
    }
}

/// What a note is played on.
public enum Body: Sendable, BitwiseCopyable {
    /// Modes that ring down after a stroke, which rises over `rise` frames along a raised cosine.
    case struck(modes: FixedList<Mode>, rise: Double)
    /// A pair of strings that is bowed for ever.
    case bowed(BowedPair)
}

/// Values that the audio path reads in place; whoever made them keeps them alive.
public struct FixedList<Element: BitwiseCopyable>: @unchecked Sendable, BitwiseCopyable {
    // Read-only memory.
    let base: UnsafePointer<Element>
    let count: Int

    /// A list of `count` elements at `base`.
    public init(base: UnsafePointer<Element>, count: Int) {
        self.base = base
        self.count = count
    }
}

/// One note of an ensemble. Frames count from the beginning of the sound.
public struct Note: Sendable, BitwiseCopyable {
    /// The frame it begins at.
    public var start: Int
    /// The first frame after it.
    public var end: Int
    /// The number of its body.
    public var body: Int
    /// Its fundamental, in cycles per frame.
    public var frequency: Double
    /// Amplitude on each side.
    public var left: Float
    /// See ``left``.
    public var right: Float
    /// Frames in which it swells in, and fades.
    public var attack: Double
    /// See ``attack``.
    public var release: Double
    /// Another number, another course of its slow swells.
    public var seed: UInt64

    /// A note of amplitude `gain` at the place `side`, −1 (left) … 1 (right).
    public init(
        start: Int,
        end: Int,
        body: Int,
        frequency: Double,
        gain: Float,
        side: Float = 0,
        attack: Double = 0,
        release: Double = 0,
        seed: UInt64 = 0
    ) {
        self.start = start
        self.end = end
        self.body = body
        self.frequency = frequency
        left = gain * (1 - side).squareRoot()
        right = gain * (1 + side).squareRoot()
        self.attack = attack
        self.release = release
        self.seed = seed
    }

    // Swelling in and fading, along raised cosines.
    @_noLocks
    fileprivate func envelope(at frame: Int) -> Float {
        var value = 1.0
        if attack > 0 { value = Mathematics.raisedCosine(Double(frame - start) / attack) }
        if release > 0 { value *= Mathematics.raisedCosine(Double(end - frame) / release) }
        return Float(value)
    }
}

/// Notes on bodies: a stroke, a chord that goes on, or an hour of slow music.
///
/// Every note is a function of the frames since it began, so nothing is state: an ensemble can be taken up anywhere, and
/// costs what sounds at the moment, however long the piece.
public struct Ensemble: Sendable, BitwiseCopyable {
    private let notes: FixedList<Note>
    private let bodies: FixedList<Body>
    private let longest: Int

    /// An ensemble over notes in the order of their beginnings.
    public init(notes: FixedList<Note>, bodies: FixedList<Body>) {
        self.notes = notes
        self.bodies = bodies
        var longest = 0
        for index in 0..<notes.count { longest = max(longest, notes.base[index].end - notes.base[index].start) }
        self.longest = longest
    }

    /// Writes `count` frames (at most ``Block/frames``); `frame` is the first one's number since the sound began.
    /// `brightness` 0…1 is how slowly the harmonics of bowed notes fall away.
    @_noLocks
    public func write(left: Samples, right: Samples, from frame: Int, brightness: Ramp, count: Int) {
        Span.clear(left, count: count)
        Span.clear(right, count: count)
        // The first note that may still be heard, by halving.
        var low = 0
        var high = notes.count
        while low < high {
            let middle = (low + high) / 2
            if notes.base[middle].start < frame - longest { low = middle + 1 } else { high = middle }
        }
        while low < notes.count {
            let note = notes.base[low]
            if note.start >= frame + count { break }
            let first = max(note.start, frame)
            let last = min(note.end, frame + count)
            if first < last {
                play(note, left + (first - frame), right + (first - frame), first, last - first, brightness)
            }
            low += 1
        }
    }

    @_noLocks
    private func play(
        _ note: Note,
        _ left: Samples,
        _ right: Samples,
        _ frame: Int,
        _ count: Int,
        _ brightness: Ramp
    ) {
        let envelope = Ramp(note.envelope(at: frame), note.envelope(at: frame + count))
        switch bodies.base[note.body] {
        case .struck(let modes, let rise):
            for index in 0..<modes.count {
                Ensemble.ring(modes.base[index], note, rise, envelope, left, right, frame - note.start, count)
            }
        case .bowed(let pair):
            pair.write(note, envelope, brightness, left, right, from: frame - note.start, count: count)
        }
    }

    /// Adds a mode, its envelope in straight lines: a block at a time where it moves slowly, eight frames where not.
    @_noLocks
    private static func ring(
        _ mode: Mode,
        _ note: Note,
        _ rise: Double,
        _ envelope: Ramp,
        _ left: Samples,
        _ right: Samples,
        _ frame: Int,
        _ count: Int
    ) {
        let frequency = note.frequency * mode.ratio + mode.lean
        if frequency >= 0.45 || frequency <= 0 { return }
        let slow = rise + mode.bloom
        // A line misses the rise by π²/16·(n/slow)², and the fall by (ln 2·decay·n)²/8: −80 dB or less.
        let isQuick = Double(frame) < slow && slow < 5_000 || mode.decay > 6e-4
        let step = isQuick ? 8 : Block.frames
        var done = 0
        var start = mode.amplitude * Ensemble.height(mode, slow, frame)
        // The mode's own place leans the note's.
        let (near, far) = (note.left * (1 - 0.5 * mode.side), note.right * (1 + 0.5 * mode.side))
        let slope = envelope.step(over: count)
        while done < count {
            let next = min(done + step, count)
            let end = mode.amplitude * Ensemble.height(mode, slow, frame + next)
            let gain = Ramp(start, end).scaled(
                by: Ramp(envelope.start + slope * Float(done), envelope.start + slope * Float(next))
            )
            start = end
            if gain.start >= 1e-7 || gain.end >= 1e-7 {
                let glide = Glide(from: frequency, to: frequency, count: next - done)
                var phase = Phase()
                phase.advance(glide, count: frame + done)
                Sine.add(
                    to: left + done,
                    and: right + done,
                    phase: phase,
                    glide: glide,
                    gains: (gain.scaled(by: Ramp(near)), gain.scaled(by: Ramp(far))),
                    count: next - done
                )
            }
            done = next
        }
    }

    /// How high a mode stands, after its rise and its fall.
    @_noLocks
    private static func height(_ mode: Mode, _ slow: Double, _ frame: Int) -> Float {
        let fall = Mathematics.exp2(-mode.decay * Double(frame))
        if Double(frame) >= slow { return Float(fall) }
        return Float(fall * Mathematics.raisedCosine(Double(frame) / slow))
    }
}
