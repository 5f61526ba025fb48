import LullDSP
import LullEngine
import LullFile
import LullScore

/// Renders a span of a production in pieces of about a second.
///
/// The one place that turns blocks of the grid into spans that begin and end anywhere, for files, measures and stems.
struct SpanRenderer: ~Copyable {
    /// Frames in a piece: a whole number of blocks.
    static let piece = 512 * Block.frames

    private var engine: Engine
    private let production: Production
    private let left: FixedBuffer<Float>
    private let right: FixedBuffer<Float>
    private var pages: PageKeeper
    private var skip: Int
    private var position: Int
    private let end: Int

    /// A renderer of `span`.
    ///
    /// - Parameters:
    ///   - mastering: the gains before the limiter.
    ///   - stem: the only stem that is heard.
    init(_ production: Production, span: Range<Int>, mastering: Mastering, stem: Int? = nil) {
        self.production = production
        engine = Engine(
            score: production.score,
            material: production.material,
            gain: Gain.amplitude(decibels: mastering.gain),
            voiceGain: Gain.amplitude(decibels: mastering.voiceGain),
            stem: stem
        )
        left = FixedBuffer(repeating: 0, count: SpanRenderer.piece)
        right = FixedBuffer(repeating: 0, count: SpanRenderer.piece)
        let first = span.lowerBound / Block.frames * Block.frames
        skip = span.lowerBound - first
        position = span.lowerBound
        end = span.upperBound
        pages = PageKeeper(production)
        if first > 0 { engine.seek(to: first) }
    }

    /// Renders the next piece and hands it over; false when the span is done.
    mutating func next(_ body: (_ left: Samples, _ right: Samples, _ count: Int) throws -> Void) rethrows -> Bool {
        guard position < end else { return false }
        var count = 0
        while count < SpanRenderer.piece && position + count - skip < end {
            engine.render(left: left.base + count, right: right.base + count)
            count += Block.frames
        }
        let usable = min(count - skip, end - position)
        try body(left.base + skip, right.base + skip, usable)
        position += usable
        skip = 0
        pages.release(before: position)
        return position < end
    }
}

/// Gives memory of recordings back once they have been heard, so that memory does not grow with the session.
struct PageKeeper {
    private let recordings: [MappedAudio?]
    private let voices: [Score.Voice]
    private let long: [Score.Voice]
    private var next = 0

    init(_ production: Production) {
        recordings = production.recordings
        voices = production.score.voices.filter { $0.recording != nil }.sorted { $0.end < $1.end }
        long = voices.filter { $0.end - $0.start > 30 * production.score.rate }
    }

    mutating func release(before frame: Int) {
        while next < voices.count && voices[next].end <= frame {
            if let index = voices[next].recording, recordings.indices.contains(index) {
                recordings[index]?.releasePages(before: .max)
            }
            next += 1
        }
        // Long recordings are given back while they play, except loops, which come round again.
        for voice in long where voice.start < frame && voice.end > frame {
            guard let index = voice.recording, let audio = recordings[index], audio.frames >= voice.end - voice.start
            else { continue }
            audio.releasePages(before: frame - voice.start)
        }
    }
}
