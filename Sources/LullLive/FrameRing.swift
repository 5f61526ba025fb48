import Glibc
import LullDSP
import Synchronization

/// Frames on their way from the thread that renders to the one that plays; neither ever waits for the other.
///
/// One thread writes and one reads. What lies between the indices belongs to the reader, and so does what it has just
/// read: it can go back over it.
final class FrameRing: Sendable {
    // A power of two, so that an index finds its place by a mask.
    private static let capacity = 1 << 18
    /// Frames that may wait to be read: two thirds of a second at 192 kHz.
    static let room = capacity / 2
    /// Frames that stay for the reader to go back over: 2.7 s at 48 kHz, more than a device holds.
    static let history = capacity - room

    // Sendable: each frame belongs to one thread at a time, and is handed over by `head` and `tail`.
    private nonisolated(unsafe) let left: UnsafeMutablePointer<Float>
    private nonisolated(unsafe) let right: UnsafeMutablePointer<Float>
    private let head = Atomic<Int>(0)
    private let tail = Atomic<Int>(0)
    private let last = Atomic<Int>(.max)

    init() {
        left = .allocate(capacity: FrameRing.capacity)
        right = .allocate(capacity: FrameRing.capacity)
        left.initialize(repeating: 0, count: FrameRing.capacity)
        right.initialize(repeating: 0, count: FrameRing.capacity)
    }

    deinit {
        left.deallocate()
        right.deallocate()
    }

    /// Keeps its memory from being paged out; false where that isn't permitted.
    func lock() -> Bool {
        let bytes = FrameRing.capacity * MemoryLayout<Float>.size
        return mlock(left, bytes) == 0 && mlock(right, bytes) == 0
    }

    /// Frames that wait to be read.
    var filled: Int { head.load(ordering: .acquiring) - tail.load(ordering: .acquiring) }

    /// Whether the writer has said that nothing more comes.
    var isEnded: Bool { last.load(ordering: .acquiring) == head.load(ordering: .acquiring) }

    /// The writer: adds frames; no more than ``room`` may wait.
    func write(left newLeft: UnsafePointer<Float>, right newRight: UnsafePointer<Float>, count: Int) {
        let start = head.load(ordering: .relaxed)
        var done = 0
        while done < count {
            let place = (start + done) & (FrameRing.capacity - 1)
            let run = min(count - done, FrameRing.capacity - place)
            (left + place).update(from: newLeft + done, count: run)
            (right + place).update(from: newRight + done, count: run)
            done += run
        }
        head.store(start + count, ordering: .releasing)
    }

    /// The writer: nothing comes after what has been written, or more does after all.
    func setEnded(_ isEnded: Bool) {
        last.store(isEnded ? head.load(ordering: .relaxed) : .max, ordering: .releasing)
    }

    /// The reader: takes up to `count` frames.
    func read(left out: Samples, right outRight: Samples, count: Int) -> Int {
        let start = tail.load(ordering: .relaxed)
        let count = min(count, head.load(ordering: .acquiring) - start)
        var done = 0
        while done < count {
            let place = (start + done) & (FrameRing.capacity - 1)
            let run = min(count - done, FrameRing.capacity - place)
            (out + done).update(from: left + place, count: run)
            (outRight + done).update(from: right + place, count: run)
            done += run
        }
        tail.store(start + count, ordering: .releasing)
        return count
    }

    /// The reader: goes back over frames it has read since what waits was last thrown away.
    ///
    /// - Returns: by how many, which is fewer where so many aren't kept.
    func rewind(by count: Int) -> Int {
        let count = min(count, FrameRing.history)
        tail.store(tail.load(ordering: .relaxed) - count, ordering: .releasing)
        return count
    }

    /// The reader: throws away what waits, while the writer holds still.
    func discard() {
        tail.store(head.load(ordering: .acquiring), ordering: .releasing)
    }
}
