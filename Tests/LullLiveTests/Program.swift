import Foundation

/// The executable, as a person runs it.
final class Program {
    /// The folder of everything that is built beside the tests.
    static let folder: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (own as NSString).deletingLastPathComponent
    }()

    private let process = Process()
    private let messages: String

    /// Starts it.
    ///
    /// - Parameters:
    ///   - wrapper: a program and its arguments that start `lull` in their turn.
    ///   - folder: where it runs, and where its messages are kept.
    init(
        _ arguments: [String],
        through wrapper: [String] = [],
        environment changes: [String: String] = [:],
        in folder: String
    ) throws {
        let words = wrapper + ["\(Program.folder)/lull"] + arguments
        messages = "\(folder)/messages"
        try Data().write(to: URL(fileURLWithPath: messages))
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["ALSA_CONFIG_PATH": "\(Cardless.folder)/asound.conf"]) { $1 }.merging(changes) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: messages)
        try process.runPlainly()
    }

    deinit { if process.isRunning { process.terminate() } }

    var number: pid_t { process.processIdentifier }

    /// Waits for its end: its status, and what it said.
    func end() -> (status: Int32, errors: String) {
        process.waitUntilExit()
        return (process.terminationStatus, (try? String(contentsOfFile: messages, encoding: .utf8)) ?? "")
    }

    /// Runs it to its end.
    static func run(_ arguments: [String], in folder: String) throws -> (status: Int32, errors: String) {
        try Program(arguments, in: folder).end()
    }
}

extension Process {
    /// Starts it with no signal held back: threads of a test do hold them back, and children would inherit that.
    func runPlainly() throws {
        var (none, own) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &own)
        defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
        try run()
    }
}

/// Waits until something is so; false where that takes too long.
func wait(seconds: Double = 20, until condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
        if condition() { return true }
        usleep(5_000)
    }
    return false
}
