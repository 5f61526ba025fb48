import FoundationEssentials
import Lull
import LullFile
import LullMeasure
import LullScore
import LullSession

/// What a rendering says of itself, for people and for programs: what `analyze` says of the result, and how it came
/// about.
struct RenderReport: Encodable {
    private let measurement: AudioMeasurement?
    private let gentleness: Gentleness?
    var duration: Double
    var gain: Double
    var voiceGain: Double
    var target: Double?
    var planned: Double
    var timesRealTime: Double
    var outputs: [Product]

    struct Product: Encodable {
        var path: String
        var bytes: Int
        var sha256: String?
    }

    private enum Key: String, CodingKey { case gain, voiceGain, target, planned, timesRealTime, outputs }

    func encode(to encoder: any Encoder) throws {
        if let measurement, let gentleness { try AnalysisDocument(measurement, gentleness).encode(to: encoder) }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(gain, forKey: .gain)
        try container.encode(voiceGain, forKey: .voiceGain)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encode(planned, forKey: .planned)
        try container.encode(timesRealTime, forKey: .timesRealTime)
        try container.encode(outputs, forKey: .outputs)
    }

    init(
        _ prepared: SessionPreparation,
        span: Range<Int>,
        result: Renderer.Result,
        elapsed: Double,
        outputs: [Output],
        digests: Bool
    ) throws {
        let score = prepared.production.score
        measurement = result.measurement
        gentleness = result.measurement.map {
            Gentleness(
                $0,
                profile: prepared.session.profile,
                plan: prepared.plan(from: span.lowerBound),
                isExcerpt: span.count < score.duration
            )
        }
        duration = score.seconds(span.count)
        target = score.master.loudness
        gain = result.mastering.gain
        voiceGain = result.mastering.voiceGain
        planned = score.seconds(score.duration)
        timesRealTime = duration / elapsed
        self.outputs = []
        for output in outputs {
            guard case .file(let path, _, _) = output else { continue }
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let bytes = (attributes?[.size] as? UInt64).map(Int.init) ?? attributes?[.size] as? Int ?? 0
            do throws(FileError) {
                self.outputs.append(
                    Product(path: path, bytes: bytes, sha256: digests ? try Digest.sha256(ofFile: path) : nil)
                )
            } catch { throw Failure(error) }
        }
    }

    /// The report as a person reads it.
    var text: String {
        var lines: [String] = []
        for output in outputs {
            lines.append("\(output.path)  \(Numerals.clock(duration))  \(Self.size(output.bytes))")
        }
        var facts: [String] = []
        if let measurement {
            if let integrated = measurement.integrated { facts.append("\(Numerals.tenths(integrated)) LUFS") }
            if let range = measurement.range { facts.append("range \(Numerals.tenths(range)) LU") }
            if let peak = measurement.truePeak { facts.append("true peak \(Numerals.tenths(peak)) dBTP") }
        }
        facts.append("×\(Int(clamping: timesRealTime)) real time")
        lines.append(facts.joined(separator: ", "))
        if let integrated = measurement?.integrated, let target, planned == duration, target - integrated > 0.3 {
            lines.append(
                "The whole stays \(Numerals.tenths(target - integrated)) LU under its target of "
                    + "\(Numerals.tenths(target)) LUFS, so that no moment comes too loud: a louder bed, or a softer "
                    + "voice, would reach it."
            )
        }
        if let flaw = measurement?.flaws.first {
            let count = measurement?.flaws.count ?? 1
            lines.append(
                "\(count) \(count == 1 ? "discontinuity" : "discontinuities"), the first a \(flaw.kind.rawValue) at "
                    + "\(Numerals.clock(flaw.time, tenths: true))."
            )
        }
        if let gentleness { lines.append(gentle(gentleness)) }
        return lines.map(CleanText.shownOnOneLine).joined(separator: "\n")
    }

    private func gentle(_ gentleness: Gentleness) -> String {
        let profile = "“\(gentleness.profile.rawValue)”"
        guard let worst = gentleness.worst else { return "Gentle: every limit of \(profile) holds." }
        let others = gentleness.rows.count { !$0.holds } - 1
        let more = others == 0 ? "" : " \(others) more: lull analyze tells."
        let mend = worst.mend.map { " \($0)" } ?? ""
        return "Not gentle by \(profile): \(AnalysisText.sentence(worst)), \(AnalysisText.limit(worst)).\(mend)\(more)"
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1_000_000 ? "\((bytes + 500) / 1000) kB" : "\(Numerals.tenths(Double(bytes) / 1e6)) MB"
    }
}
