import FoundationEssentials
import Lull
import LullScript
import LullSession

/// From a script's name to what can be rendered, with every failure turned into a message.
struct SessionPreparation {
    let product: Studio.Product
    let session: Session
    let sources: SourceMap
    private let warnings: [Problem]

    /// What can be rendered.
    var production: Production { product.production }
    /// Whether the length of some line is an estimate.
    var isEstimated: Bool { product.isEstimated }

    init(
        _ options: SessionOptions,
        rate: Int?,
        voices: Studio.Voices,
        slowing: Double = 1,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws {
        let overrides = try options.overrides
        let reading: ScriptReader.Outcome
        do throws(ScriptLoader.Missing) {
            reading = try ScriptLoader.load(options.script, overrides: overrides)
        } catch {
            throw Failure(.noInput, error.description)
        }
        guard let session = reading.session else { throw Failure(reading.problems, reading.sources) }
        do throws(StudioError) {
            let studio = try Studio(environment: ProcessInfo.processInfo.environment)
            product = try await studio.produce(
                session,
                rate: rate ?? session.master.rate ?? 48_000,
                length: options.length.map { Seconds($0.seconds) },
                voices: voices,
                slowing: slowing,
                progress: progress
            )
        } catch {
            throw Failure(error, reading.sources)
        }
        self.session = session
        sources = reading.sources
        warnings = reading.problems + product.unspoken
    }

    /// Everything a person gave that the session was made from, for telling it from others.
    func makings(_ options: SessionOptions) -> [String] {
        let values = options.assignments.joined(separator: "\n")
        return [values, "\(options.length?.seconds ?? -1)"]
            + sources.files.map { $0.name + "\n" + $0.lines.joined(separator: "\n") }
    }

    func showWarnings(quiet: Bool) {
        guard !quiet else { return }
        for problem in warnings { Terminal.message(Diagnostics.text(problem, in: sources)) }
    }
}
