import ForeignPrograms
import Foundation
import Synchronization

/// What a sound server truly plays: the monitor of its sink, recorded by `parec` with the moment at which each piece
/// arrived.
final class Monitor: @unchecked Sendable {
    // The program is ended by the test alone; what it records stands behind a lock.
    private struct Recording {
        var left: [Float] = []
        /// Frames there were after a piece, and when it came, in nanoseconds.
        var arrivals: [(frames: Int, moment: Int)] = []
        var rest = Data()

        mutating func take(_ data: Data, at moment: Int) {
            rest += data
            let whole = rest.count / 8 * 8
            left += rest.prefix(whole).withUnsafeBytes { bytes in
                stride(from: 0, to: whole, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: Float.self) }
            }
            rest = Data(rest.dropFirst(whole))
            arrivals.append((left.count, moment))
        }
    }

    private let recording = Mutex(Recording())
    private let process: Background

    /// - Parameter latency: milliseconds of a piece.
    init(_ server: SoundServer, latency: Int) throws {
        let pipe = Pipe()
        process = try Background(
            "/usr/bin/parec",
            [
                "--server=unix:\(server.socket)", "--device=lull.monitor", "--raw", "--format=float32le",
                "--rate=48000", "--channels=2", "--latency-msec=\(latency)",
            ],
            environment: ["HOME": server.folder, "XDG_RUNTIME_DIR": server.folder],
            output: pipe.fileHandleForWriting.fileDescriptor
        )
        try pipe.fileHandleForWriting.close()
        Thread.detachNewThread { [self] in
            while true {
                let data = pipe.fileHandleForReading.availableData
                let moment = clock()
                if data.isEmpty { return }
                recording.withLock { $0.take(data, at: moment) }
            }
        }
        _ = wait { self.recording.withLock { !$0.left.isEmpty } }
    }

    /// Ends it.
    func stop() { process.stop() }

    /// The left side of what was played so far.
    var left: [Float] { recording.withLock { $0.left } }

    /// When a frame of it was played, in nanoseconds.
    func moment(of frame: Int) -> Int? {
        recording.withLock { recording in
            guard let piece = recording.arrivals.first(where: { $0.frames > frame }) else { return nil }
            return piece.moment - (piece.frames - frame) * 1_000_000_000 / 48_000
        }
    }
}
