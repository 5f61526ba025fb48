import Dispatch
import Glibc
import LullFile

/// Ctrl-C and SIGTERM: files in the making are removed, and the shell is told.
enum Interruption {
    // Alive as long as the process.
    nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

    static func install() {
        // A reader that goes away is an error of the writer's, not a death.
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                UnfinishedFiles.removeAll()
                Terminal.clearProgress()
                Terminal.message("lull: stopped; nothing half-made is left")
                _exit(128 + number)
            }
            source.resume()
            sources.append(source)
        }
    }
}
