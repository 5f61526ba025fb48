import FoundationEssentials
import Lull
import LullFile
import LullScript
import LullSession

/// A script that was read, with the values a person gave; nothing of it is spoken yet.
struct SessionReading {
    let options: SessionOptions
    let session: Session
    let sources: [SourceText]
    /// What the reading found, short of errors.
    let problems: [Problem]
    /// What is never spoken, in the order of the text.
    let unspoken: [(kind: String, location: Location)]

    init(_ options: SessionOptions) throws {
        let overrides = try options.overrides
        let outcome: ScriptReader.Outcome
        do throws(ScriptLoader.Missing) {
            outcome = try ScriptLoader.load(options.script, overrides: overrides)
        } catch {
            throw Failure(.noInput, error.description)
        }
        guard var session = outcome.session else {
            throw Failure(outcome.problems)
        }
        session.fill(options.length)
        self.options = options
        self.session = session
        sources = outcome.sources
        problems = outcome.problems
        unspoken = outcome.unspoken
    }

    /// Every file that the session is made from.
    func inputs() throws -> OutputGuard {
        var files = OutputGuard()
        files.reads(sources, isStandardInput: options.script == "-")
        do throws(StudioError) {
            try Studio(environment: ProcessInfo.processInfo.environment).noteInputs(of: session, in: &files)
        } catch { throw Failure(error) }
        return files
    }
}

/// From a script that was read to what can be rendered, with every failure turned into a message.
struct SessionPreparation {
    let product: Studio.Product
    let session: Session
    let sources: [SourceText]
    private let warnings: [Problem]

    /// What can be rendered.
    var production: Production { product.production }
    /// Whether the length of some line is an estimate.
    var isEstimated: Bool { product.isEstimated }

    init(
        _ reading: SessionReading,
        rate: Int?,
        voices: Studio.Voices,
        slowing: Double = 1,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws {
        do throws(StudioError) {
            let studio = try Studio(environment: ProcessInfo.processInfo.environment)
            product = try await studio.produce(
                reading.session,
                rate: rate ?? reading.session.master.rate ?? 48_000,
                length: reading.options.length.map { Seconds($0.seconds) },
                voices: voices,
                slowing: slowing,
                progress: progress
            )
        } catch {
            throw Failure(error)
        }
        session = reading.session
        sources = reading.sources
        warnings = reading.problems + product.unspoken
    }

    /// Everything a person gave that the session was made from, for telling it from others.
    func makings(_ options: SessionOptions) -> [String] {
        let values = options.assignments.joined(separator: "\n")
        return [values, "\(options.length?.seconds ?? -1)"]
            + sources.map { $0.name + "\n" + $0.text }
    }

    func showWarnings(quiet: Bool) {
        guard !quiet else { return }
        for problem in warnings where problem.severity != .note { Terminal.message(Diagnostics.text(problem)) }
    }
}
