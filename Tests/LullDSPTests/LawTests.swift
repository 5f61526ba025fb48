import CAllocationCounter
import Foundation
import Testing

@testable import LullDSP

private func run(_ subject: Subject, from: Int = 0, frames: Int, step: (Int) -> Int) -> [Float] {
    let write = subject.make()
    var left = [Float](repeating: 0, count: frames)
    var right = [Float](repeating: 0, count: frames)
    var position = 0
    while position < frames {
        let count = min(step(position), frames - position)
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                if let l = l.baseAddress, let r = r.baseAddress {
                    write(l + position, r + position, from + position, count)
                }
            }
        }
        position += count
    }
    return left + right
}

private func greatestDifference(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

@Suite("The laws every kernel keeps")
struct LawTests {
    @Test("A block at a time, a frame at a time and odd spans are the same")
    func blockEqualsSample() {
        for subject in subjects {
            let blocks = run(subject, frames: 1280) { _ in Block.frames }
            let single = run(subject, frames: 1280) { _ in 1 }
            let odd = run(subject, frames: 1280) { 1 + ($0 * 7) % 50 }
            #expect(greatestDifference(blocks, single) < subject.tolerance, "\(subject.name): one frame at a time")
            #expect(greatestDifference(blocks, odd) < subject.tolerance, "\(subject.name): odd spans")
        }
    }

    @Test("The same seed gives the same bits")
    func sameBits() {
        for subject in subjects {
            let once = run(subject, frames: 4096) { _ in Block.frames }
            let twice = run(subject, frames: 4096) { _ in Block.frames }
            let isSame = once == twice
            #expect(isSame, "\(subject.name)")
        }
    }

    @Test("Everything stays finite and within bounds")
    func finite() {
        for subject in subjects {
            let signal = run(subject, frames: 96_000) { _ in Block.frames }
            #expect(signal.allSatisfy { $0.isFinite && abs($0) < 4 }, "\(subject.name)")
        }
    }

    @Test("Nothing is allocated while sounding")
    func nothingAllocated() {
        let left = UnsafeMutablePointer<Float>.allocate(capacity: Block.frames)
        let right = UnsafeMutablePointer<Float>.allocate(capacity: Block.frames)
        defer {
            left.deallocate()
            right.deallocate()
        }
        for subject in subjects {
            let write = subject.make()
            write(left, right, 0, Block.frames)
            let before = lull_allocations()
            for block in 1..<200 { write(left, right, block * Block.frames, Block.frames) }
            #expect(lull_allocations() == before, "\(subject.name)")
        }
        // The counter counts: a test that can't fail proves nothing.
        let before = lull_allocations()
        let block = UnsafeMutablePointer<Float>.allocate(capacity: 100_000)
        #expect(lull_allocations() > before)
        block.deallocate()
    }

    @Test("Skipping ends where sounding ends, gliding too")
    func skipEqualsWrite() {
        var written = Tone(.sine)
        var skipped = written
        let scratch = UnsafeMutablePointer<Float>.allocate(capacity: 64)
        defer { scratch.deallocate() }
        for block in 0..<1000 {
            let (a, b) = (0.001 + Double(block) * 1e-5, 0.001 + Double(block + 1) * 1e-5)
            written.write(scratch, frequency: a, to: b, count: 64)
            skipped.skip(frequency: a, to: b, count: 64)
        }
        var (one, two) = ([Float](repeating: 0, count: 64), [Float](repeating: 0, count: 64))
        one.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { written.write(base, frequency: 0.01, to: 0.01, count: 64) }
        }
        two.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { skipped.write(base, frequency: 0.01, to: 0.01, count: 64) }
        }
        let isSame = one == two
        #expect(isSame)
    }
}
