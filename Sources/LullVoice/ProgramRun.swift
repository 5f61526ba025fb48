import Glibc
import LullFile

/// One run of an engine's program, its streams tied to files, bounded in time and in what it writes.
///
/// Files and not pipes: a program that does not read its input, writes without end, or leaves children behind can't stall
/// Lull then.
package struct ProgramRun {
    var program: String
    var arguments: [String]
    /// The file on the program's standard input.
    var input: String
    /// The file its standard output goes to.
    var output: String
    /// The file its standard error goes to.
    var errors: String
    /// Other files it writes, for the bound.
    var written: [String]
    var timeout: Duration
    /// The most bytes it may write into one file.
    var limit: Int

    /// A run that has not begun.
    package init(
        program: String,
        arguments: [String],
        input: String,
        output: String,
        errors: String,
        written: [String],
        timeout: Duration,
        limit: Int
    ) {
        self.program = program
        self.arguments = arguments
        self.input = input
        self.output = output
        self.errors = errors
        self.written = written
        self.timeout = timeout
        self.limit = limit
    }

    /// How a run ended.
    package enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(Int32)
        case timedOut
        case wroteTooMuch
        case cancelled
        case notStarted(String)
    }

    /// Runs the program to its end.
    package func run() async -> Ending {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await start() }
            group.addTask { await watch() }
            var ending: Ending?
            while let next = await group.next() {
                // The first to end says how; cancelling the rest kills the program with all its children.
                if ending == nil, let next { ending = next }
                group.cancelAll()
            }
            return Task.isCancelled ? .cancelled : ending ?? .cancelled
        }
    }

    private func start() async -> Ending {
        let descriptors = [
            open(input, O_RDONLY | O_CLOEXEC),
            open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600),
            open(errors, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600),
        ]
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        guard descriptors.allSatisfy({ $0 >= 0 }) else { return .notStarted("its streams can't be opened") }
        do throws(ChildProcess.NotStarted) {
            let child = try ChildProcess(
                program,
                arguments,
                input: descriptors[0],
                output: descriptors[1],
                errors: descriptors[2]
            )
            switch await child.ending() {
            case .exited(let code): return .exited(code)
            case .killed(let signal): return .killed(signal)
            }
        } catch {
            return .notStarted(SystemError.text(error.code))
        }
    }

    private func watch() async -> Ending? {
        let clock = ContinuousClock()
        let end = clock.now + timeout
        while clock.now < end {
            do {
                try await Task.sleep(until: min(end, clock.now + .milliseconds(50)), clock: clock)
            } catch {
                return nil
            }
            if ([output, errors] + written).contains(where: { Self.size($0) > limit }) { return .wroteTooMuch }
        }
        return .timedOut
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
