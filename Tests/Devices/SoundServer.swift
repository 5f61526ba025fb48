import Foundation

/// A sound server of a test's own, with a sink that takes frames in real time and plays them to nobody.
public final class SoundServer {
    private let folder: String
    private var process: pid_t?
    private var recorder: pid_t?

    /// Whether there is a server, and nothing beside it: time is not kept among hundreds of other tests, so
    /// `Scripts/test` runs these by themselves.
    public static let isWanted =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/pulseaudio")
        && ProcessInfo.processInfo.environment["LULL_ALONE"] != nil

    /// A server that keeps what it needs in a folder.
    public init(in folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { stop() }

    /// Where it is reached.
    public var socket: String { "\(folder)/socket" }

    /// ALSA's name and settings for it.
    public var configuration: String {
        "</usr/share/alsa/alsa.conf>\npcm.server { type pulse server \"unix:\(socket)\" }\n"
    }

    private var environment: [String: String] {
        ["HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder, "PATH": "/usr/bin:/bin"]
    }

    // Not by Process: pulseaudio closes whatever it was given, which Process takes for its end and waits for.
    private func launch(_ program: String, _ arguments: [String], output: String = "/dev/null") throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, program, &actions, nil, &words, &settings)
        if code != 0 { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        return process
    }

    /// Starts it, and waits until it listens.
    public func start() throws {
        try? FileManager.default.removeItem(atPath: socket)
        process = try launch(
            "/usr/bin/pulseaudio",
            [
                "--exit-idle-time=-1", "-n", "--daemonize=no", "--use-pid-file=no",
                // Without norewinds it stalls for two seconds now and then.
                "--load=module-null-sink sink_name=lull format=float32le rate=48000 norewinds=1",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=\(socket)",
            ]
        )
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(20_000) }
    }

    /// Records what it plays, as interleaved floats at 48 kHz, until it is stopped.
    public func record(to file: String) throws {
        recorder = try launch(
            "/usr/bin/parec",
            ["--server=unix:\(socket)", "--device=lull.monitor", "--format=float32le", "--rate=48000", "--channels=2"],
            output: file
        )
        usleep(300_000)
    }

    /// Ends it, and its recorder.
    public func stop() {
        for process in [recorder, process].compactMap({ $0 }) {
            // Signals are blocked on the threads of tests, and so in what they start.
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        (recorder, process) = (nil, nil)
    }
}
