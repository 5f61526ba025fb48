import CFloatingPoint

/// What was measured of a sound.
public struct AudioMeasurement: Sendable {
    /// Seconds.
    public var duration: Double
    /// Frames a second.
    public var sampleRate: Int
    /// How many channels.
    public var channels: Int
    /// Integrated loudness in LUFS; nil where nothing rose above −70 LUFS, or less than 400 ms came in.
    public var integrated: Double?
    /// Loudness range in LU, by EBU Tech 3342; nil below 3 s.
    public var range: Double?
    /// The loudest 400 ms.
    public var momentary: LoudnessMeter.Loudest?
    /// The loudest 3 s.
    public var shortTerm: LoudnessMeter.Loudest?
    /// True peak in dBTP; nil in silence.
    public var truePeak: Double?
    /// The greatest sample in dBFS; nil in silence.
    public var samplePeak: Double?
    /// Discontinuities, in the order of time: the first thousand.
    public var flaws: [Flaw]
    /// Whether there were more flaws than are listed.
    public var hasMoreFlaws: Bool
    /// What began to sound, in the order of time; where there was much, the fastest.
    public var onsets: [Onset]
    /// The breath it guides, where it does.
    public var breath: BreathEstimate?
    /// The breath stretch by stretch.
    public var breathCourse: [BreathStretch]
    /// Loudness over time.
    public var timeline: Timeline
}

/// Measures a sound as it comes in, in memory that does not grow with its length but for the timeline, which is bounded.
///
/// Not for use by two threads at once.
public final class AudioMeter {
    private let rate: Int
    private let channels: Int
    private let loudness: LoudnessMeter
    private let clicks: [ClickDetector]
    private let envelope: EnvelopeMeter
    private let features: BreathFeatures?
    private var runs: [RunDetector]
    private var flats: [RunDetector.Flat] = []
    private var steps = StepDetector()
    private var onsets: OnsetDetector
    private var breath = BreathDetector()
    private var flaws = FlawList()
    private var timeline: Timeline
    private var frames = 0
    private let cellSeconds: Double
    /// Seconds within which a step is the same as a click.
    private static let reach = 0.02
    private static let mostFlats = 20_000

    /// - Parameters:
    ///   - rate: frames per second.
    ///   - channels: 1 to 64, in the order of WAVE files.
    /// - Returns: nil for rates and counts of channels that can't be measured, or where memory is short.
    public init?(rate: Int, channels: Int) {
        guard (1...LoudnessMeter.mostChannels).contains(channels), rate >= 1_000,
            let loudness = LoudnessMeter(rate: rate, channels: channels, truePeak: true)
        else { return nil }
        self.rate = rate
        self.channels = channels
        self.loudness = loudness
        timeline = Timeline(step: loudness.hop)
        clicks = (0..<channels).map { _ in ClickDetector(rate: rate) }
        runs = (0..<channels).map { _ in RunDetector(rate: rate) }
        envelope = EnvelopeMeter(rate: rate, channels: channels)
        features = BreathFeatures(rate: rate)
        cellSeconds = Double(envelope.frames) / Double(rate)
        onsets = OnsetDetector(cellSeconds: cellSeconds)
        loudness.onHop = { [unowned self] momentary, shortTerm in
            timeline.add(momentary: momentary, shortTerm: shortTerm)
        }
    }

    /// Measures the next frames of a sound of two channels.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        add([left, right], count: count)
    }

    /// Measures the next frames: one pointer for each channel, to `count` samples that are numbers.
    public func add(_ samples: [UnsafePointer<Float>], count: Int) {
        precondition(samples.count == channels, "as many channels as the meter was made for")
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        loudness.add(samples, count: count)
        for (index, channel) in samples.enumerated() {
            clicks[index].add(channel, count: count) { found(.click, at: $0) }
            runs[index].add(channel, count: count, loudest: Extremes.magnitude(channel, count)) { flat in
                if flats.count < AudioMeter.mostFlats { flats.append(flat) }
            } hole: {
                found(.gap, at: $0)
            }
        }
        envelope.add(samples, count: count) { cell in
            onsets.add(cell)
            if let step = steps.add(cell.bright) { found(.step, at: step * envelope.frames) }
        }
        features?.add(samples, count: count) { breath.add($0) }
        frames += count
    }

    private func found(_ kind: Flaw.Kind, at frame: Int) {
        flaws.add(Flaw(time: Double(frame) / Double(rate), kind: kind))
    }

    /// What was measured. The meter takes nothing more after this.
    public func finish() -> AudioMeasurement {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        onsets.finish()
        let (estimate, course) = breath.finish()
        // Only what is cut at the very top of this sound is clipping.
        let top = flats.map(\.height).max() ?? 0
        for flat in flats where flat.height >= 0.99 * top { found(.clipped, at: flat.frame) }
        return AudioMeasurement(
            duration: Double(frames) / Double(rate),
            sampleRate: rate,
            channels: channels,
            integrated: loudness.integrated,
            range: loudness.loudnessRange,
            momentary: loudness.momentary,
            shortTerm: loudness.shortTerm,
            truePeak: loudness.truePeak,
            samplePeak: loudness.samplePeak,
            flaws: distinct(flaws.flaws),
            hasMoreFlaws: flaws.isFull,
            onsets: onsets.onsets.sorted { $0.time < $1.time },
            breath: estimate,
            breathCourse: course,
            timeline: timeline
        )
    }

    /// In the order of time; the edges of a hole, of a cut top or of a step are not clicks besides.
    private func distinct(_ flaws: [Flaw]) -> [Flaw] {
        let sorted = flaws.sorted { $0.time < $1.time }
        let whole = sorted.filter { $0.kind != .click }
        return sorted.filter { flaw in
            flaw.kind != .click || !whole.contains { abs($0.time - flaw.time) < AudioMeter.reach }
        }
    }
}
