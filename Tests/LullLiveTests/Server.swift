import Foundation

/// A sound server of a test's own, with a sink that takes frames in real time and plays them to nobody.
final class Server {
    let folder: String
    private var process: Background?

    init(_ name: String) throws {
        folder = "\(Cardless.folder)/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { stop() }

    var socket: String { "\(folder)/socket" }
    var device: String { "server:'unix:\(socket)'" }

    /// Whether there is a server, and nothing beside it: time is not kept among three hundred other tests, so
    /// `Scripts/test` runs these by themselves.
    static let isWanted =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/pulseaudio")
        && ProcessInfo.processInfo.environment["LULL_ALONE"] != nil

    func start() throws {
        try? FileManager.default.removeItem(atPath: socket)
        process = try Background(
            "/usr/bin/pulseaudio",
            [
                "--exit-idle-time=-1", "-n", "--daemonize=no", "--use-pid-file=no",
                "--load=module-null-sink sink_name=lull format=float32le rate=48000 channels=2 norewinds=1",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=\(socket)",
            ],
            environment: [
                "HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder, "PATH": "/usr/bin:/bin",
            ]
        )
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(20_000) }
    }

    func stop() {
        process?.stop()
        process = nil
    }
}
