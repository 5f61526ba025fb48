import Foundation

/// A sound server of a test's own, with a sink that takes frames in real time and plays them to nobody.
public final class SoundServer {
    /// Where it keeps what it needs.
    public let folder: String
    private var process: Background?
    private var recorder: Background?

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

    /// ALSA's settings for it, as the device “server”.
    public var configuration: String {
        "</usr/share/alsa/alsa.conf>\npcm.server { type pulse server \"unix:\(socket)\" }\n"
    }

    private var environment: [String: String] {
        ["HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder, "PATH": "/usr/bin:/bin"]
    }

    /// Starts it, and waits until it listens.
    public func start() throws {
        try? FileManager.default.removeItem(atPath: socket)
        process = try Background(
            "/usr/bin/pulseaudio",
            [
                "--exit-idle-time=-1", "-n", "--daemonize=no", "--use-pid-file=no",
                // Without norewinds it stalls for two seconds now and then.
                "--load=module-null-sink sink_name=lull format=float32le rate=48000 norewinds=1",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=\(socket)",
            ],
            environment: environment
        )
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(20_000) }
    }

    /// Records what it plays, as interleaved floats at 48 kHz, until it is stopped.
    public func record(to file: String) throws {
        let output = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(output) }
        recorder = try Background(
            "/usr/bin/parec",
            ["--server=unix:\(socket)", "--device=lull.monitor", "--format=float32le", "--rate=48000", "--channels=2"],
            environment: environment,
            output: output
        )
        usleep(300_000)
    }

    /// Ends it, and its recorder.
    public func stop() {
        recorder?.stop()
        process?.stop()
        (recorder, process) = (nil, nil)
    }
}
