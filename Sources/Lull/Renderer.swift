import CFloatingPoint
public import LullFile
public import LullMeasure
import LullScore

/// Renders a production to files and streams.
///
/// A loudness target takes two passes: the first measures the mix, the second writes it with the gain that brings it
/// there. Both are the same deterministic rendering, so nothing is held in memory between them.
public struct Renderer {
    /// What is being rendered.
    public let production: Production
    /// The frames that are written; the whole session unless asked otherwise.
    public let span: Range<Int>

    /// How far a rendering has come.
    public struct Progress: Sendable {
        /// What is going on.
        public enum Stage: String, Sendable {
            /// The loudness is measured.
            case measuring
            /// The outputs are written.
            case rendering
        }

        /// What is going on.
        public var stage: Stage
        /// Frames of this stage that are done.
        public var done: Int
        /// Frames of this stage in all.
        public var total: Int
        /// The frame of the session that was reached.
        public var frame: Int
    }

    /// What a rendering measured of itself.
    public struct Result: Sendable {
        /// What was measured of what was written, before it was encoded; nil where nobody asked.
        public var measurement: AudioMeasurement?
        /// The gain that brought the session to its loudness, in dB.
        public var gain: Double
    }

    /// A renderer of a span of a production; frames outside the session are cut off.
    public init(_ production: Production, span: Range<Int>? = nil) {
        self.production = production
        self.span = (span ?? 0..<production.score.duration).clamped(to: 0..<production.score.duration)
    }

    /// Renders to every output at once.
    ///
    /// - Parameters:
    ///   - outputs: where to; each appears whole or not at all.
    ///   - measure: whether the result is measured while it is written.
    ///   - progress: called about once a second of audio; throw from it to give up.
    /// - Throws: ``FileError``, or what `progress` throws. No file is left behind.
    public func render(
        to outputs: [Output],
        measure: Bool = false,
        progress: (Progress) throws -> Void = { _ in }
    ) throws -> Result {
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        // Open the outputs first: one that can't be made is known before an hour is measured.
        let score = production.score
        let meter = measure ? AudioMeter(rate: score.rate, channels: 2) : nil
        let sinks = try SinkGroup(
            outputs,
            rate: score.rate,
            frames: span.count,
            firstFrame: span.lowerBound,
            meter: meter
        )
        do {
            let gain = try masterGain(progress)
            try run(span, gain: gain, stage: .rendering, production, progress) { left, right, count in
                try sinks.write(left: left, right: right, count: count)
            }
            try sinks.finish()
            return Result(measurement: meter?.finish(), gain: gain)
        } catch {
            sinks.cancel()
            throw error
        }
    }

    /// Renders every stem to a file of its own, with the gain of the whole; together they are the mix before the limiter.
    ///
    /// - Parameter path: the file of a stem's name.
    /// - Throws: as ``render(to:measure:progress:)``.
    public func renderStems(
        _ format: AudioFormat,
        gain: Double,
        progress: (Progress) throws -> Void = { _ in },
        path: (String) -> String
    ) throws -> [String] {
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        var paths: [String] = []
        for (index, name) in production.score.stems.enumerated() {
            let file = path(name)
            let sinks = try SinkGroup(
                [.file(path: file, format)],
                rate: production.score.rate,
                frames: span.count,
                firstFrame: span.lowerBound
            )
            do {
                try run(span, gain: gain, stage: .rendering, unlimited, stem: index, progress) { left, right, count in
                    try sinks.write(left: left, right: right, count: count)
                }
                try sinks.finish()
            } catch {
                sinks.cancel()
                throw error
            }
            paths.append(file)
        }
        return paths
    }

    // The same score with a ceiling nothing reaches.
    private var unlimited: Production {
        var score = production.score
        score.master.peak = 120
        return Production(score: score, recordings: production.recordings)
    }

    /// The gain in dB that brings the whole session to its loudness, whatever span is written.
    private func masterGain(_ progress: (Progress) throws -> Void) throws -> Double {
        guard let target = production.score.master.loudness,
            let meter = LoudnessMeter(rate: production.score.rate, channels: 2)
        else { return 0 }
        try run(0..<production.score.duration, gain: 0, stage: .measuring, unlimited, progress) { left, right, count in
            meter.add(left: left, right: right, count: count)
        }
        guard let integrated = meter.integrated else { return 0 }
        // Where a few words stand in much quiet, the whole is soft and the words are not: they are never raised past
        // the profile's distance. And quiet on purpose stays quiet: nothing is raised by more than 40 dB.
        let needed = target - integrated
        guard needed > 0 else { return needed }
        let held = meter.momentaryMax.map { target + production.score.master.momentaryOver - $0 } ?? 40
        return min(needed, max(held, 0), 40)
    }

    private func run(
        _ span: Range<Int>,
        gain: Double,
        stage: Progress.Stage,
        _ production: Production,
        stem: Int? = nil,
        _ progress: (Progress) throws -> Void,
        _ body: (UnsafePointer<Float>, UnsafePointer<Float>, Int) throws -> Void
    ) throws {
        var renderer = SpanRenderer(production, span: span, gain: Gain.amplitude(decibels: gain), stem: stem)
        var done = 0
        var goesOn = true
        while goesOn {
            goesOn = try renderer.next { left, right, count in
                try body(left, right, count)
                done += count
            }
            try progress(Progress(stage: stage, done: done, total: span.count, frame: span.lowerBound + done))
        }
    }
}
