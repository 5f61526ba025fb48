import LullDSP
import LullEngine
import LullMeasure
import LullScore

/// The gains that bring a session to its loudness, and its voice to its distance from the beds.
///
/// Found in one pass over the whole session with speech and the rest measured apart, block by block, and weighed by a
/// ``VoiceBalance``.
public struct Mastering: Hashable, Sendable {
    /// Decibels on everything.
    public var gain = 0.0
    /// Decibels on speech besides.
    public var voiceGain = 0.0
    /// The loudness to reach, where the limiter has work to do on the way and nothing else holds it back.
    var limited: Double?

    /// No gain.
    public init() {}

    /// Decibels by which a whole session is moved at most.
    private static let most = 40.0
    /// How far peaks may stand over the ceiling before the limiter, in dB: more would be heard at work.
    private static let limiting = 6.0

    /// The stage that applies it.
    func stage(_ score: Score) -> MasterStage {
        MasterStage(
            score: score,
            gain: Gain.amplitude(decibels: gain),
            voiceGain: Gain.amplitude(decibels: voiceGain)
        )
    }

    /// Measures a production.
    ///
    /// - Parameters:
    ///   - recording: keeps what is rendered on the way.
    ///   - progress: called about once a second of audio with the frames that are done.
    static func measured(
        _ production: Production,
        keeping recording: BusRecording?,
        progress: (_ done: Int) throws -> Void
    ) rethrows -> Mastering {
        let score = production.score
        var mastering = Mastering()
        guard let target = score.master.loudness, var meter = BusMeter(rate: score.rate) else { return mastering }
        let peaks = try measure(production, keeping: recording, &meter, progress)
        let balance = VoiceBalance(
            rest: meter.beds,
            voice: meter.voice,
            momentaryOver: score.master.momentaryOver,
            mostStep: score.master.mostStep
        )
        if let distance = score.master.bedDistance { mastering.voiceGain = balance.gain(distance: distance) }
        let blocks = balance.blocks(mastering.voiceGain)
        guard let integrated = Gating.integrated(blocks) else { return mastering }
        mastering.gain = target - integrated
        // Where a few words stand in much quiet, the whole is soft and the words are not: they are never raised past the
        // profile's distance. And quiet on purpose stays quiet.
        let wanted = mastering.gain
        if mastering.gain > 0 {
            let loudest = Gating.loudness(blocks.max() ?? 1)
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

    private static func measure(
        _ production: Production,
        keeping recording: BusRecording?,
        _ meter: inout BusMeter,
        _ progress: (Int) throws -> Void
    ) rethrows -> (rest: Double, voice: Double) {
        let frames = production.score.duration
        let stage = Mastering().stage(production.score)
        let buses = BusBuffer()
        var engine = Engine(score: production.score, material: production.material)
        engine.rewind()
        var pages = PageKeeper(production)
        var peaks = (rest: Float(0), voice: Float(0))
        var start = 0
        // What is kept goes on behind the end as far as the limiter looks ahead.
        while start < frames + (recording == nil ? 0 : Limiter.latency) {
            let span = min(SpanRenderer.piece, frames + Limiter.latency - start)
            for frame in stride(from: 0, to: span, by: Block.frames) {
                engine.renderBuses(
                    left: buses.left + frame,
                    right: buses.right + frame,
                    voice: buses.voice + frame,
                    voiceRight: buses.voiceRight + frame
                )
            }
            let spoken = max(Span.peak(buses.voice, count: span), Span.peak(buses.voiceRight, count: span))
            recording?.add(buses, hasSpeech: spoken > 0)
            for frame in stride(from: 0, to: span, by: Block.frames) {
                stage.scale(buses.left + frame, buses.right + frame, from: start + frame)
                if spoken > 0 { stage.scale(buses.voice + frame, buses.voiceRight + frame, from: start + frame) }
            }
            let usable = max(min(span, frames - start), 0)
            meter.add(
                left: buses.left,
                right: buses.right,
                voice: buses.voice,
                voiceRight: buses.voiceRight,
                count: usable
            )
            let loudest = max(Span.peak(buses.left, count: usable), Span.peak(buses.right, count: usable))
            let loudestVoice = max(Span.peak(buses.voice, count: usable), Span.peak(buses.voiceRight, count: usable))
            peaks = (max(peaks.rest, loudest), max(peaks.voice, loudestVoice))
            start += span
            pages.release(before: start)
            try progress(min(start, frames))
        }
        return (Double(peaks.rest), Double(peaks.voice))
    }
}
