import Glibc

/// A PulseAudio server of the benchmark's own, whose sink takes frames in real time and plays them to nobody.
final class SoundServer {
    /// The PCM name to play on.
    let device = "bench"

    private let bench: Workbench
    private let folder: String
    private let process: pid_t

    /// Starts it.
    init(_ bench: Workbench) throws {
        self.bench = bench
        folder = bench.path("server")
        guard mkdir(folder, 0o700) == 0 else { throw BenchFailure.unmeasurable("\(folder) can't be made") }
        let socket = "\(folder)/socket"
        _ = try bench.write(
            "server/asound.conf",
            "</usr/share/alsa/alsa.conf>\npcm.bench { type pulse server \"unix:\(socket)\" }\n"
        )
        process = try bench.start(
            "pulseaudio",
            [
                "--exit-idle-time=-1", "-n", "--daemonize=no", "--use-pid-file=no",
                "--load=module-null-sink sink_name=bench format=float32le rate=48000 channels=2 norewinds=1",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=\(socket)",
            ],
            variables: ["HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder]
        )
        for _ in 0..<200 where access(socket, W_OK) != 0 { usleep(20_000) }
        guard access(socket, W_OK) == 0 else {
            Child.end(process)
            throw BenchFailure.unmeasurable("pulseaudio doesn't start")
        }
    }

    /// Ends it.
    func stop() { Child.end(process) }

    /// What a program needs in its environment to play there.
    var variables: [String: String] {
        [
            "ALSA_CONFIG_PATH": "\(folder)/asound.conf", "XDG_RUNTIME_DIR": folder, "PULSE_COOKIE": "\(folder)/cookie",
        ]
    }

    /// Records what it plays, as a WAV file of floats, until the recorder is ended.
    func record(to path: String) throws -> pid_t {
        let recorder = try bench.start(
            "parec",
            [
                "--server=unix:\(folder)/socket", "--device=bench.monitor", "--file-format=wav", "--format=float32le",
                "--rate=48000", "--channels=2", path,
            ],
            variables: variables
        )
        for _ in 0..<200 where Files.size(path) < 10_000 { usleep(20_000) }
        return recorder
    }
}
