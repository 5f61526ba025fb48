import FoundationEssentials
import Lull
import LullCare
import LullFile
import LullScore
import LullScript
import LullSession
import LullVoice

/// A session laid out for checking.
///
/// Times are laid out with what is known of the voice; where lines are unspoken they can only be warned about. Care wants
/// times too, and has nothing to say until they are met.
struct ScriptLayout {
    private(set) var problems: [Problem] = []
    private(set) var findings: [Finding] = []
    /// The session laid out; nil where its times can't be met.
    private(set) var product: Studio.Product?

    /// Its length in seconds; nil where its times can't be met.
    var seconds: Double? { product.map { $0.production.score.seconds($0.production.score.duration) } }

    /// A problem of times that only an estimate of the voice has.
    static func guessed(_ problem: Problem) -> Problem {
        var shown = problem
        shown.severity = .warning
        shown.message += ", as far as unspoken lines can be guessed"
        return shown
    }

    init(_ session: Session, length: Double? = nil) async throws {
        do throws(StudioError) {
            let studio = try Studio(environment: ProcessInfo.processInfo.environment)
            let rate = session.master.rate ?? 48_000
            let length = length.map { Seconds($0) }
            let product = try await studio.produce(session, rate: rate, length: length, voices: .estimate)
            let score = product.production.score
            if let note = BedNote.about(session) { problems.append(note) }
            var subject = session
            subject.acknowledged.removeAll { $0.rule == Problem.Code.voiceWithoutBed.rawValue }
            findings = Care.findings(in: Subject(session: subject, score: score))
            self.product = product
        } catch {
            switch error {
            case .problems(let found, let isEstimated):
                problems = isEstimated ? found.map(Self.guessed) : found
            case .recording(let error, let location):
                problems = [Problem(at: location, error.description, mend: "look at the file")]
            case .voice(let error, let location?): problems = [Problem(at: location, error.message)]
            case .file, .voice: throw Failure(error)
            }
        }
    }
}
