import ForeignPrograms
import Foundation
import LullLive
import Testing

@Suite("Playing in real time", .serialized, .enabled(if: SoundServer.isWanted))
struct ServerTests {
    @Test("Without being asked a device holds 40 ms")
    func small() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/small")
        try server.start()
        defer { server.stop() }
        let player = try Player(Sine(seconds: 1), on: PlaybackDevice.Request(name: server.device, rate: 48_000))
        defer { player.close() }
        #expect(player.device.bufferFrames <= 48_000 / 20)
    }

    @Test("Twenty seconds without a gap, and time is kept")
    func steady() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/steady")
        try server.start()
        defer { server.stop() }
        let player = try Player(Sine(seconds: 60), on: server.request(buffer: 2))
        defer { player.close() }
        #expect(player.wait { $0.heard > 24_000 })
        // Seconds that its place lies before the clock: the middle of many, as each reading may be interrupted.
        func lead() -> Double {
            let leads = (0..<300).map { _ in
                usleep(10_000)
                return Double(player.status.heard) / 48_000 - Double(clock()) / 1e9
            }
            return leads.sorted()[150]
        }
        let begun = lead()
        usleep(14_000_000)
        let drift = lead() - begun
        #expect(abs(drift) < 0.1, "\(drift) s")
        #expect(player.status.underruns == 0)
        player.pause()
        #expect(player.wait { $0.phase == .paused })
        player.resume()
        #expect(player.wait { $0.phase == .playing })
        player.stop()
        #expect(player.wait { $0.phase == .stopped })
    }

    @Test("A device that goes away is waited for, and playing goes on where it was")
    func unplugged() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/unplugged")
        try server.start()
        defer { server.stop() }
        let player = try Player(Sine(seconds: 60), on: server.request(buffer: 0.4))
        defer { player.close() }
        #expect(player.wait { $0.heard > 48_000 })
        server.stop()
        #expect(player.wait { $0.phase == .waiting })
        let place = player.status.heard
        usleep(700_000)
        #expect(player.status.heard == place && player.status.losses == 1)
        try server.start()
        #expect(player.wait { $0.phase == .playing && $0.heard > place + 4_800 })
        #expect(player.status.heard < place + 5 * 48_000)
        player.stop()
        #expect(player.wait { $0.phase == .stopped })
    }

    @Test("A gap is counted, and playing goes on after it")
    func gap() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/gap")
        try server.start()
        defer { server.stop() }
        let source = Stumbling(Sine(seconds: 60), at: 60_000, seconds: 3)
        let player = try Player(source, on: server.request(buffer: 0.4))
        defer { player.close() }
        #expect(player.wait { $0.underruns > 0 })
        #expect(player.wait { $0.heard > 100_000 && $0.phase == .playing })
        #expect(player.status.underruns < 10 && player.status.losses == 0)
    }
}

/// A source that takes its time once.
private final class Stumbling: FrameSource {
    private let source: Sine
    private let place: Int
    private let seconds: Double
    private nonisolated(unsafe) var position = 0
    private nonisolated(unsafe) var hasStumbled = false
    var rate: Int { source.rate }
    var frames: Int { source.frames }

    init(_ source: Sine, at place: Int, seconds: Double) {
        self.source = source
        self.place = place
        self.seconds = seconds
    }

    func seek(to frame: Int) {
        position = frame
        source.seek(to: frame)
    }

    func read(left: UnsafeMutablePointer<Float>, right: UnsafeMutablePointer<Float>, count: Int) -> Int {
        if position > place && !hasStumbled {
            hasStumbled = true
            usleep(UInt32(seconds * 1e6))
        }
        position += count
        return source.read(left: left, right: right, count: count)
    }
}
