@testable import LullDSP

/// A signal written block by block.
func signal(_ count: Int, _ write: (Samples, Int, Int) -> Void) -> [Float] {
    var samples = [Float](repeating: 0, count: count)
    samples.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for start in stride(from: 0, to: count, by: Block.frames) {
            write(base + start, start, min(Block.frames, count - start))
        }
    }
    return samples
}
