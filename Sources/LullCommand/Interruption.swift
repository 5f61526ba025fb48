import Dispatch
import Glibc
import LullFile
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP: all that is in the making is given up, and the shell is told; or a session that plays fades
/// out.
enum Interruption {
    // Alive as long as the process.
    nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

    private static let taker = Mutex<(@Sendable (Int32) -> Void)?>(nil)

    /// From now on signals are told to `handler`; nil gives them back.
    static func take(_ handler: (@Sendable (Int32) -> Void)?) {
        taker.withLock { $0 = handler }
    }

    /// From now on Ctrl-Z is told to `handler`, in the place of stopping the program.
    static func takeStops(_ handler: @escaping @Sendable () -> Void) {
        signal(SIGTSTP, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGTSTP, queue: .global(qos: .userInteractive))
        source.setEventHandler(handler: DispatchWorkItem(block: handler))
        source.resume()
        sources.append(source)
    }

    /// The end of a pipe that the signal handler writes to.
    nonisolated(unsafe) private static var writingEnd: Int32 = -1

    /// Signals are taken from here on. Any thread may be interrupted by one, at any place, so the handler only passes its
    /// number on.
    static func install() {
        // A reader that goes away is an error of the writer's, not a death.
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        writingEnd = ends[1]
        let readingEnd = ends[0]
        DispatchQueue(label: "lull.signals").async {
            var number: UInt8 = 0
            while true {
                guard read(readingEnd, &number, 1) == 1 else { continue }
                if let taker = taker.withLock({ $0 }) { taker(Int32(number)) } else { stop(Int32(number)) }
            }
        }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            let code = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(Interruption.writingEnd, &byte, 1)
            errno = code
        }
        action.sa_flags = SA_RESTART
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaction(number, &action, nil) }
    }

    private static func stop(_ number: Int32) -> Never {
        UnfinishedWork.abandon {
            Terminal.clearProgress()
            Terminal.message("lull: stopped; nothing half-made is left")
            _exit(128 + number)
        }
    }
}
