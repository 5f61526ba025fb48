import Dispatch
import FoundationEssentials
import Glibc
import LullFile

/// Another program at work for this one, in a process group of its own.
///
/// It ends with all that it started, at the latest when this program does: see ``LullFile/UnfinishedWork``.
package struct ChildProcess: Sendable {
    private let number: pid_t

    /// Why a program can't be started, as an error number.
    package struct NotStarted: Error {
        /// The error number.
        package let code: Int32
    }

    /// How a program ended.
    package enum Ending: Equatable, Sendable {
        /// By itself, with a status.
        case exited(Int32)
        /// By a signal.
        case killed(Int32)
    }

    /// Starts a program, without a shell.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: its arguments, without its name.
    ///   - input: its standard input; the caller closes this and the other descriptors.
    ///   - output: its standard output.
    ///   - errors: its standard error.
    package init(
        _ program: String,
        _ arguments: [String],
        input: Int32,
        output: Int32,
        errors: Int32
    ) throws(NotStarted) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Above the three that are given away: where this program began without them, these could be among them.
        let streams = [input, output, errors].map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        defer { for stream in streams where stream >= 0 { close(stream) } }
        for (target, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of this program hold back or ignore signals that the other program is to obey.
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        let (process, code) = UnfinishedWork.start { process in
            posix_spawn(&process, program, &actions, &attributes, words, variables)
        }
        guard code == 0 else { throw NotStarted(code: code) }
        number = process
    }

    /// Waits for the end, and ends the program where this task is cancelled. To be called once.
    package func ending() async -> Ending {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own waits; those that run tasks go on.
                DispatchQueue(label: "lull.child").async {
                    let status = UnfinishedWork.awaitStatus(number) ?? SIGKILL
                    let signal = status & 0x7F
                    continuation.resume(returning: signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal))
                }
            }
        } onCancel: {
            UnfinishedWork.end(number)
        }
    }
}
