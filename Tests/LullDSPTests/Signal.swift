import Analysis

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

/// Two channels written block by block, or in other spans, from a frame on.
func stereo(
    _ count: Int,
    from first: Int = 0,
    span: Int = Block.frames,
    _ write: (_ left: Samples, _ right: Samples, _ from: Int, _ count: Int) -> Void
) -> Stereo {
    var left = [Float](repeating: 0, count: count)
    var right = left
    left.withUnsafeMutableBufferPointer { l in
        right.withUnsafeMutableBufferPointer { r in
            guard let l = l.baseAddress, let r = r.baseAddress else { return }
            for start in stride(from: 0, to: count, by: span) {
                write(l + start, r + start, first + start, min(span, count - start))
            }
        }
    }
    return Stereo(left: left, right: right)
}
