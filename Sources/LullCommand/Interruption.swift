import Dispatch
import Glibc
import LullFile
import Synchronization

/// Ctrl-C and SIGTERM: files in the making are removed, and the shell is told; or a session that plays fades out.
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
        listen(to: SIGTSTP, handler)
    }

    private static func listen(to number: Int32, _ handler: @escaping @Sendable () -> Void) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
        source.setEventHandler(handler: DispatchWorkItem(block: handler))
        source.resume()
        sources.append(source)
    }

    static func install() {
        // A reader that goes away is an error of the writer's, not a death.
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            listen(to: number) {
                if let taker = taker.withLock({ $0 }) { return taker(number) }
                UnfinishedFiles.removeAll()
                Terminal.clearProgress()
                Terminal.message("lull: stopped; nothing half-made is left")
                _exit(128 + number)
            }
        }
    }
}
