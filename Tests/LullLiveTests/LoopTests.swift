import CAllocationCounter
import LullDSP
import Synchronization
import Testing

@testable import LullLive

@Suite("The loop that feeds a device")
struct LoopTests {
    @Test("It asks for no memory", arguments: PlaybackFormat.allCases)
    func allocations(format: PlaybackFormat) throws {
        _ = Cardless.folder
        var request = PlaybackDevice.Request(name: "null", rate: 48_000)
        request.formats = [format]
        let (ring, state) = (FrameRing(), PlayerState(from: 0, deviceRate: 48_000))
        let loop = PlaybackLoop(try PlaybackDevice(request), ring, state, sourceRate: 48_000)
        let side = FixedBuffer<Float>(repeating: 0.1, count: 100_000)
        ring.write(left: side.base, right: side.base, count: side.count)
        ring.setEnded(true)
        state.taken.store(0, ordering: .releasing)
        let before = lull_allocations()
        let outcome = loop.run()
        #expect(lull_allocations() == before)
        guard case .finished = outcome else {
            Issue.record("it ended with \(outcome)")
            return
        }
        #expect(state.position.load(ordering: .relaxed) == side.count)
    }
}

@Suite("A fade")
struct FadeTests {
    @Test("It takes its frames, bends softly, and leaves an open signal alone")
    func shape() {
        var fade = Fade()
        #expect(fade.isSilent)
        let sides = FixedBuffer<Float>(repeating: 1, count: 2_000)
        fade.move(open: true, frames: 1_000)
        #expect(fade.remaining == 1_000)
        fade.apply(sides.base, sides.base + 1_000, count: 1_000)
        #expect(fade.isOpen && sides.base[0] == 0 && abs(sides.base[500] - 0.5) < 0.01)
        var largest: Float = 0
        for i in 1..<1_000 { largest = max(largest, sides.base[i] - sides.base[i - 1]) }
        #expect(largest < 1.6 / 1_000)
        let before = sides.base[999]
        fade.apply(sides.base, sides.base + 1_000, count: 1_000)
        #expect(sides.base[999] == before)
        fade.move(open: false, frames: 10)
        fade.apply(sides.base, sides.base + 1_000, count: 10)
        #expect(fade.isSilent)
    }
}

@Suite("The ring of frames")
struct RingTests {
    @Test("What goes in comes out in order, over its end too, and an end is an end")
    func order() {
        let ring = FrameRing()
        let piece = FixedBuffer<Float>(repeating: 0, count: 4_000)
        var (written, read) = (0, 0)
        var isInOrder = true
        for _ in 0..<100 {
            for i in 0..<2_000 { (piece.base[i], piece.base[2_000 + i]) = (Float(written + i), -Float(written + i)) }
            ring.write(left: piece.base, right: piece.base + 2_000, count: 2_000)
            written += 2_000
            while ring.filled > 1_234 {
                let count = ring.read(left: piece.base, right: piece.base + 2_000, count: 777)
                for i in 0..<count {
                    isInOrder =
                        isInOrder && piece.base[i] == Float(read + i) && piece.base[2_000 + i] == -Float(read + i)
                }
                read += count
            }
        }
        #expect(isInOrder && read > 190_000 && ring.filled == written - read)
        #expect(!ring.isEnded)
        ring.setEnded(true)
        #expect(ring.isEnded)
        ring.discard()
        #expect(ring.filled == 0 && ring.read(left: piece.base, right: piece.base, count: 1) == 0)
        ring.setEnded(false)
        #expect(!ring.isEnded)
    }
}
