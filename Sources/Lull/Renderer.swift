import CFloatingPoint
import LullDSP
public import LullFile
public import LullMeasure
import LullScore

/// Renders a production to files and streams.
///
/// A loudness target takes two passes: the first measures the mix and keeps it in a scratch file, the second writes it
/// with the gain that brings it there. Rendering is deterministic: where nothing was kept, it is rendered again.
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

    /// Hears frames of both sides as they are written.
    public typealias Listener = (_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int) -> Void

    /// What a rendering measured of itself.
    public struct Result: Sendable {
        /// What was measured of what was written, before it was encoded; nil where nobody asked.
        public var measurement: AudioMeasurement?
        /// The gains that brought the session to its loudness.
        public var mastering: Mastering
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
    ///   - mastering: the gains, where they are known already.
    ///   - measure: whether the result is measured while it is written.
    ///   - listener: hears what is written, piece by piece.
    ///   - progress: called about once a second of audio; throw from it to give up.
    /// - Throws: ``FileError``, or what `progress` throws. No file is left behind.
    public func render(
        to outputs: [Output],
        mastering known: Mastering? = nil,
        measure: Bool = false,
        listener: Listener? = nil,
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
            let isWhole = span.count == score.duration
            let kept = known == nil && isWhole ? BusRecording(frames: score.duration) : nil
            let mastering = try known ?? mastering(keeping: kept, progress)
            try run(span, mastering, kept: kept, stage: .rendering, production, progress) { left, right, count in
                listener?(left, right, count)
                try sinks.write(left: left, right: right, count: count)
            }
            try sinks.finish()
            return Result(measurement: meter?.finish(), mastering: mastering)
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
        mastering: Mastering,
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
                try run(span, mastering, stage: .rendering, unlimited, stem: index, progress) { left, right, count in
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

    /// The gains that bring the whole session to its loudness, found as ``render(to:measure:listener:progress:)`` finds
    /// them, for playing it with the same ones.
    ///
    /// - Parameter progress: called about once a second of audio; throw from it to give up.
    public func measured(progress: (Progress) throws -> Void = { _ in }) throws -> Mastering {
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        return try mastering(keeping: BusRecording(frames: production.score.duration), progress)
    }

    /// The gains that bring the whole session to its loudness, whatever span is written.
    private func mastering(keeping kept: BusRecording?, _ progress: (Progress) throws -> Void) throws -> Mastering {
        let total = production.score.duration
        func report(_ done: Int) throws {
            try progress(Progress(stage: .measuring, done: done, total: total, frame: done))
        }
        var mastering = try Mastering.measured(production, keeping: kept, progress: report)
        // The limiter takes a little loudness where it works; once more through it tells how much.
        if let target = mastering.limited, let meter = LoudnessMeter(rate: production.score.rate, channels: 2) {
            try run(0..<total, mastering, kept: kept, stage: .measuring, production, progress) { left, right, count in
                meter.add(left: left, right: right, count: count)
            }
            if let integrated = meter.integrated { mastering.gain += min(max(target - integrated, 0), 1.5) }
        }
        return mastering
    }

    /// Renders a span, or masters what was kept of the whole, piece by piece.
    private func run(
        _ span: Range<Int>,
        _ mastering: Mastering,
        kept: BusRecording? = nil,
        stage: Progress.Stage,
        _ production: Production,
        stem: Int? = nil,
        _ progress: (Progress) throws -> Void,
        _ body: (UnsafePointer<Float>, UnsafePointer<Float>, Int) throws -> Void
    ) throws {
        var done = 0
        func take(_ left: Samples, _ right: Samples, _ count: Int) throws {
            try body(left, right, count)
            done += count
            try progress(Progress(stage: stage, done: done, total: span.count, frame: span.lowerBound + done))
        }
        if let kept, kept.isWhole {
            var renderer = KeptRenderer(kept, production, mastering: mastering)
            while try renderer.next(take) {}
        } else {
            var renderer = SpanRenderer(production, span: span, mastering: mastering, stem: stem)
            while try renderer.next(take) {}
        }
    }
}
