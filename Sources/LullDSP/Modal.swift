/// One decaying mode of a struck body.
public struct Mode: Sendable, Equatable {
    /// Frequency in cycles per frame.
    public var frequency: Double
    /// Amplitude at the stroke.
    public var amplitude: Float
    /// Octaves of amplitude lost a frame (6.02 dB each).
    public var decay: Double
    /// The share of the left channel, and of the right; their squares sum to 1.
    public var left: Float
    /// See ``left``.
    public var right: Float

    /// A mode. `side` is where it is heard: −1 left … 1 right.
    public init(frequency: Double, amplitude: Float, decay: Double, side: Float) {
        self.frequency = frequency
        self.amplitude = amplitude
        self.decay = decay
        left = ((1 - side) / 2).squareRoot()
        right = ((1 + side) / 2).squareRoot()
    }
}

/// A struck bowl or bell as a sum of decaying sines.
///
/// Everything is a function of the frames since the stroke, so a stroke can be taken up anywhere in its tail. The
/// stroke rises over `rise` frames along a raised cosine: no mallet is hard enough to startle.
public struct ModalStrike: Sendable {
    /// Modes a body can have.
    public static let maximumModes = 16

    /// The modes of a body.
    public typealias Modes = InlineArray<16, Mode>

    private let modes: Modes
    private let count: Int
    private let rise: Double

    /// A stroke on a body of `count` modes (1…16) that rises over `rise` frames.
    public init(modes: Modes, count: Int, rise: Double) {
        self.modes = modes
        self.count = count
        self.rise = rise
    }

    /// Writes `count` frames; `frame` is the number of the first since the stroke.
    @_noLocks
    public func write(left: Samples, right: Samples, from frame: Int, count frames: Int) {
        Span.clear(left, count: frames)
        Span.clear(right, count: frames)
        let onset = Ramp(
            Float(Mathematics.raisedCosine(Double(frame) / rise)),
            Float(Mathematics.raisedCosine(Double(frame + frames) / rise))
        )
        for index in 0..<count {
            let mode = modes[index]
            if mode.frequency >= 0.45 { continue }
            let envelope = Ramp(
                mode.amplitude * Float(Mathematics.exp2(-mode.decay * Double(frame))),
                mode.amplitude * Float(Mathematics.exp2(-mode.decay * Double(frame + frames)))
            ).scaled(by: onset)
            if envelope.start < 1e-7 && envelope.end < 1e-7 { continue }
            let glide = Glide(from: mode.frequency, to: mode.frequency, count: frames)
            var phase = Phase()
            phase.advance(glide, count: frame)
            Sine.add(
                to: left,
                and: right,
                phase: phase,
                glide: glide,
                gains: (envelope.scaled(by: Ramp(mode.left)), envelope.scaled(by: Ramp(mode.right))),
                count: frames
            )
        }
    }
}
