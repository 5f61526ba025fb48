public import LullDSP
public import LullScore

/// From the two buses to what is heard: their balance, the session's gain and fades, and the limiter.
///
/// The one place where beds and speech come together, whether ``Engine`` has just rendered them or they were kept.
public struct MasterStage: ~Copyable {
    /// Whether the score has speech at all: its bus is silent where not, and needn't be given.
    public let hasSpeech: Bool
    private let gain: MasterGain
    private let voiceGain: Float
    /// What a listener makes of speech and of the rest, over the block in hand.
    private var voiceBalance = Ramp(1)
    private var bedBalance = Ramp(1)
    private var limiter: Limiter
    private let peak: Float
    private let release: Double

    /// A master stage that nothing has gone through.
    ///
    /// - Parameters:
    ///   - gain: amplitude the mix is multiplied by before the limiter.
    ///   - voiceGain: amplitude speech is multiplied by besides.
    public init(score: Score, gain: Double = 1, voiceGain: Double = 1) {
        hasSpeech = score.voices.contains { score.instruments[$0.instrument].isSpeech }
        self.gain = MasterGain(score, gain: gain)
        self.voiceGain = Float(voiceGain)
        peak = Float(Mathematics.exp2(score.master.peak / 6.020_599_913_279_624))
        release = 0.08 * Double(score.rate)
        limiter = Limiter(ceiling: peak, release: release)
    }

    /// Forgets what went through.
    mutating func begin() {
        limiter = Limiter(ceiling: peak, release: release)
    }

    /// Weighs speech and the rest anew: amplitudes that are come to over the next block, 1 for the mix as it is made.
    @_noLocks
    mutating func balance(voice: Float, beds: Float) {
        voiceBalance.end = voice
        bedBalance.end = beds
    }

    /// Makes one block of the buses one, in place of the beds; what comes out went in ``Limiter/latency`` frames ago.
    ///
    /// - Parameter start: the frame of the session at which the buses' block begins, a multiple of ``Block/frames``.
    @_noLocks
    public mutating func process(
        _ left: Samples,
        _ right: Samples,
        voice: Samples,
        _ voiceRight: Samples,
        from start: Int
    ) {
        let ramp = gain.ramp(from: start)
        let beds = ramp.scaled(by: bedBalance)
        Span.scale(left, by: beds, count: Block.frames)
        Span.scale(right, by: beds, count: Block.frames)
        if hasSpeech {
            let speech = ramp.scaled(by: voiceBalance).scaled(by: Ramp(voiceGain))
            Span.add(voice, to: left, gain: speech, count: Block.frames)
            Span.add(voiceRight, to: right, gain: speech, count: Block.frames)
        }
        limiter.process(left: left, right: right)
        voiceBalance.start = voiceBalance.end
        bedBalance.start = bedBalance.end
    }

    /// Takes one block of a bus through gain and fades alone: what a measure of the buses apart wants.
    @_noLocks
    public func scale(_ left: Samples, _ right: Samples, from start: Int) {
        let ramp = gain.ramp(from: start)
        Span.scale(left, by: ramp, count: Block.frames)
        Span.scale(right, by: ramp, count: Block.frames)
    }
}

/// The session's own gain: its fades, and what brings it to its loudness.
private struct MasterGain {
    private let gain: Double
    private let fadeIn: Double
    private let fadeOut: Double
    private let duration: Int

    init(_ score: Score, gain: Double) {
        self.gain = gain
        fadeIn = Double(score.master.fadeIn)
        fadeOut = Double(score.master.fadeOut)
        duration = score.duration
    }

    /// The gain over the block that begins at a frame.
    @_noLocks
    func ramp(from start: Int) -> Ramp {
        Ramp(value(at: start), value(at: start + Block.frames))
    }

    @_noLocks
    private func value(at frame: Int) -> Float {
        var value = gain
        if fadeIn > 0 { value *= Mathematics.raisedCosine(Double(frame) / fadeIn) }
        if fadeOut > 0 { value *= Mathematics.raisedCosine(Double(duration - frame) / fadeOut) }
        return Float(value)
    }
}
