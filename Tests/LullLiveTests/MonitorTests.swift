import ForeignPrograms
import Foundation
import LullLive
import Testing

@Suite("What was truly heard", .serialized, .enabled(if: SoundServer.isWanted))
struct MonitorTests {
    @Test("What a sound server plays is what is rendered, frame by frame from the first to the last")
    func same() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/monitor")
        try server.start()
        defer { server.stop() }
        let folder = try sessionFolder(seconds: 20)
        let source = try rendered(in: folder)
        let monitor = try Monitor(server, latency: 50)
        // The longest buffer: what is asked here is what comes out, not how narrow the time may be.
        let words = ["play", "s.md", "--device", server.device, "--buffer", "2000", "--plain"]
        let outcome = try Program.run(words, in: folder)
        #expect(outcome.status == 0 && !outcome.errors.contains("gap"), "\(outcome.errors)")
        usleep(500_000)
        monitor.stop()
        let played = monitor.left
        let first = try #require(source.firstIndex { $0 != 0 })
        let begin = try #require(played.firstIndex { $0 != 0 }) - first
        #expect(begin >= 0 && played.count >= begin + source.count)
        let isSame = source.indices.allSatisfy { played[begin + $0] == source[$0] }
        #expect(isSame)
        #expect(played[(begin + source.count)...].allSatisfy { $0 == 0 })
    }

    @Test("The frame that is said to be heard is the one that is heard")
    func breathBar() throws {
        let server = try SoundServer(in: "\(Cardless.folder)/bar")
        try server.start()
        defer { server.stop() }
        let monitor = try Monitor(server, latency: 5)
        let clicks = Clicks(seconds: 9)
        let player = try Player(clicks, on: server.request(buffer: 0.2))
        defer { player.close() }
        var told: [(moment: Int, frame: Int)] = []
        while !player.status.phase.isOver {
            let before = clock()
            let status = player.status
            let after = clock()
            // Interrupted between the two, it says nothing.
            if status.phase == .playing && after - before < 200_000 {
                told.append(((before + after) / 2, status.heard))
            }
            usleep(2_000)
        }
        monitor.stop()
        let played = monitor.left
        let errors: [Double] = played.indices.filter { played[$0] > 0.25 }.compactMap { place in
            guard let moment = monitor.moment(of: place), let next = told.firstIndex(where: { $0.moment > moment }),
                next > 0
            else { return nil }
            // Straight between the two nearest moments.
            let (a, b) = (told[next - 1], told[next])
            let part = Double(moment - a.moment) / Double(b.moment - a.moment)
            let shown = Double(a.frame) + part * Double(b.frame - a.frame)
            let click = (shown / Double(Clicks.distance)).rounded() * Double(Clicks.distance)
            return (shown - click) / 48
        }
        #expect(errors.count >= 12)
        // The middle one: when a piece arrived is known as well as the machine had time for the recorder.
        let middle = errors.map(abs).sorted().dropFirst(errors.count / 2).first ?? .infinity
        #expect(middle <= 30, "\(errors.map { ($0 * 10).rounded() / 10 }) ms")
        if ProcessInfo.processInfo.environment["LULL_NUMBERS"] != nil {
            print("breath bar, sound server:", errors.map { ($0 * 10).rounded() / 10 }, "ms")
        }
    }

    @Test("On a card, whose place is a function of time, the bar is exact", arguments: [0.4, 2])
    func onACard(buffer: Double) throws {
        let card = try Card()
        let player = try Player(Sine(seconds: 5), on: card.request(buffer: buffer))
        defer { player.close() }
        #expect(player.wait { $0.heard > 24_000 })
        var told: [(moment: Int, frame: Int)] = []
        while told.count < 1_000 && player.status.phase == .playing {
            let before = clock()
            let status = player.status
            let after = clock()
            if after - before < 200_000 { told.append(((before + after) / 2, status.heard)) }
            usleep(2_000)
        }
        let starts = try card.events.filter { $0.word == "starts" }
        let begun = try #require(starts.first)
        #expect(starts.count == 1 && told.count > 50)
        let errors = told.map { Double($0.frame) / 48 - Double($0.moment - begun.moment) / 1e6 }
        // The player may be interrupted where it takes down the time.
        let wrong = errors.filter { abs($0) >= 5 }
        #expect(wrong.count * 50 <= errors.count, "\(wrong) ms")
        if ProcessInfo.processInfo.environment["LULL_NUMBERS"] != nil {
            print("breath bar, card:", errors.min() ?? 0, "to", errors.max() ?? 0, "ms")
        }
    }
}

/// Silence with a click every half second.
private final class Clicks: FrameSource {
    static let distance = 24_000
    let rate = 48_000
    let frames: Int
    private nonisolated(unsafe) var position = 0

    init(seconds: Int) { frames = seconds * 48_000 }

    func seek(to frame: Int) { position = frame }

    func read(left: UnsafeMutablePointer<Float>, right: UnsafeMutablePointer<Float>, count: Int) -> Int {
        let count = min(count, frames - position)
        for i in 0..<count {
            let frame = position + i
            left[i] = frame > 0 && frame.isMultiple(of: Clicks.distance) ? 0.5 : 0
            right[i] = left[i]
        }
        position += count
        return count
    }
}
