import LullDSP
import LullEngine
import LullMeasure
import LullScore

/// The gains that bring a session to its loudness, and its voice to its distance from the beds.
///
/// Found in one pass over the whole session with speech and the rest measured apart, block by block; since the two are
/// strangers to each other their powers add, so every balance of them can be weighed without rendering again.
public struct Mastering: Hashable, Sendable {
    /// Decibels on everything.
    public var gain = 0.0
    /// Decibels on speech besides.
    public var voiceGain = 0.0
    /// The loudness to reach, where the limiter has work to do on the way and nothing else holds it back.
    var limited: Double?

    /// No gain.
    public init() {}

    /// Decibels by which a voice or a whole session is moved at most.
    private static let most = 40.0
    /// LU that speech stands at least over what sounds without it.
    private static let clearance = 4.0
    /// How far peaks may stand over the ceiling before the limiter, in dB: more would be heard at work.
    private static let limiting = 6.0

    /// Measures a production.
    ///
    /// - Parameter progress: called about once a second of audio with the frames that are done.
    static func measured(
        _ production: Production,
        progress: (_ done: Int) throws -> Void
    ) rethrows -> Mastering {
        let score = production.score
        var mastering = Mastering()
        guard let target = score.master.loudness, let rest = BlockMeter(rate: score.rate),
            let voice = BlockMeter(rate: score.rate)
        else { return mastering }
        let peaks = try measure(production, rest: rest, voice: voice, progress)
        if let distance = score.master.bedDistance {
            mastering.voiceGain = voiceGain(rest.powers, voice.powers, distance)
        }
        let lift = BlockMeter.ratio(decibels: mastering.voiceGain)
        let blocks = zip(rest.powers, voice.powers).map { Double($0) + lift * Double($1) }
        guard let integrated = BlockMeter.integrated(blocks) else { return mastering }
        mastering.gain = target - integrated
        // Where a few words stand in much quiet, the whole is soft and the words are not: they are never raised past the
        // profile's distance. And quiet on purpose stays quiet.
        let wanted = mastering.gain
        if mastering.gain > 0 {
            let loudest = BlockMeter.loudness(blocks.max() ?? 1)
            let held = target + score.master.momentaryOver - loudest
            mastering.gain = min(mastering.gain, max(held, 0), most)
        }
        // Speech and the rest seldom peak together; together they stand no higher than this.
        let peak = Gain.decibels(peaks.rest + peaks.voice * Gain.amplitude(decibels: mastering.voiceGain))
        let room = score.master.peak - peak
        if mastering.gain == wanted && wanted > room + 1 && wanted < room + limiting { mastering.limited = target }
        mastering.gain = min(mastering.gain, room + limiting)
        return mastering
    }

    /// Decibels that put speech `distance` LU over the beds beneath it: over the median of the blocks in which it speaks.
    /// Where little lies beneath it, it is not drowned by what sounds at other times: it stays a little over that.
    private static func voiceGain(_ rest: [Float], _ voice: [Float], _ distance: Double) -> Double {
        guard let spoken = BlockMeter.integrated(voice.map(Double.init)) else { return 0 }
        let gate = BlockMeter.power(spoken - 10)
        let beneath = zip(rest, voice).filter { Double($0.1) > gate }.map { Double($0.0) }.sorted()
        guard let middle = beneath.isEmpty ? nil : beneath[beneath.count / 2], middle > BlockMeter.power(-75) else {
            return 0
        }
        var wanted = BlockMeter.loudness(middle) + distance
        if let around = BlockMeter.integrated(rest.map(Double.init)) { wanted = max(wanted, around + clearance) }
        return min(max(wanted - spoken, -most), most)
    }

    private static func measure(
        _ production: Production,
        rest: BlockMeter,
        voice: BlockMeter,
        _ progress: (Int) throws -> Void
    ) rethrows -> (rest: Double, voice: Double) {
        let frames = production.score.duration
        let piece = SpanRenderer.piece
        let buffer = FixedBuffer<Float>(repeating: 0, count: 4 * piece)
        let (left, right) = (buffer.base, buffer.base + piece)
        let (voiceLeft, voiceRight) = (buffer.base + 2 * piece, buffer.base + 3 * piece)
        var engine = Engine(score: production.score, material: production.material)
        engine.rewind()
        var pages = PageKeeper(production)
        var peaks = (rest: Float(0), voice: Float(0))
        var done = 0
        while done < frames {
            var count = 0
            while count < piece && done + count < frames {
                engine.renderApart(
                    left: left + count,
                    right: right + count,
                    voice: (voiceLeft + count, voiceRight + count)
                )
                count += Block.frames
            }
            let usable = min(count, frames - done)
            rest.add(left: left, right: right, count: usable)
            voice.add(left: voiceLeft, right: voiceRight, count: usable)
            peaks.rest = max(peaks.rest, max(Span.peak(left, count: usable), Span.peak(right, count: usable)))
            let spoken = max(Span.peak(voiceLeft, count: usable), Span.peak(voiceRight, count: usable))
            peaks.voice = max(peaks.voice, spoken)
            done += usable
            pages.release(before: done)
            try progress(done)
        }
        return (Double(peaks.rest), Double(peaks.voice))
    }
}
