import FoundationEssentials
import Lull
import LullFile
import LullScore
import LullSession

/// What a rendering says of itself, for people and for programs.
struct RenderReport: Encodable {
    var duration: Double
    var sampleRate: Int
    var channels = 2
    var integrated: Double?
    var momentaryMax: Double?
    var truePeak: Double?
    var samplePeak: Double?
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

    init(
        score: Score,
        span: Range<Int>,
        result: Renderer.Result,
        elapsed: Double,
        outputs: [Output],
        digests: Bool
    ) throws {
        duration = score.seconds(span.count)
        sampleRate = score.rate
        integrated = result.integrated
        momentaryMax = result.momentaryMax
        truePeak = result.truePeak
        target = score.master.loudness
        samplePeak = result.samplePeak
        gain = result.mastering.gain
        voiceGain = result.mastering.voiceGain
        planned = score.seconds(score.duration)
        timesRealTime = duration / elapsed
        self.outputs = []
        for output in outputs {
            guard case .file(let path, _) = output else { continue }
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
        if let integrated { facts.append("\(Self.tenths(integrated)) LUFS") }
        if let truePeak {
            facts.append("true peak \(Self.tenths(truePeak)) dBTP")
        } else if let samplePeak {
            facts.append("peak \(Self.tenths(samplePeak)) dBFS")
        }
        if let momentaryMax { facts.append("loudest moment \(Self.tenths(momentaryMax)) LUFS") }
        facts.append("×\(Int(timesRealTime)) real time")
        lines.append(facts.joined(separator: ", "))
        if let integrated, let target, planned == duration, target - integrated > 0.3 {
            lines.append(
                "The whole stays \(Self.tenths(target - integrated)) LU under its target of \(Self.tenths(target)) LUFS, "
                    + "so that no moment comes too loud: a louder bed, or a softer voice, would reach it."
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func tenths(_ value: Double) -> String {
        let scaled = Int((abs(value) * 10).rounded())
        return "\(value < 0 && scaled > 0 ? "−" : "")\(scaled / 10).\(scaled % 10)"
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1_000_000 ? "\((bytes + 500) / 1000) kB" : "\(tenths(Double(bytes) / 1e6)) MB"
    }
}
