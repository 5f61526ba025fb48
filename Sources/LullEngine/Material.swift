import LullDSP

/// A recording in memory: planar samples at the score's rate, owned by whoever made the engine and outliving it.
public struct Material: @unchecked Sendable {
    // Read-only memory; nobody writes it while an engine lives.
    /// The left channel, or the only one.
    public let left: UnsafePointer<Float>
    /// The right channel; the left once more for mono.
    public let right: UnsafePointer<Float>
    /// Frames in each.
    public let frames: Int

    /// A recording of `frames` frames in each channel.
    public init(left: UnsafePointer<Float>, right: UnsafePointer<Float>, frames: Int) {
        self.left = left
        self.right = right
        self.frames = frames
    }
}

/// Memory whose size is known when the engine is made, and which lives as long as the engine.
final class Arena {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// A copy of an array that the audio path can read without touching reference counts.
    func copy<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafePointer<Element> {
        let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(array.count, 1))
        if !array.isEmpty { pointer.initialize(from: array, count: array.count) }
        keep(UnsafeMutableRawPointer(pointer))
        return UnsafePointer(pointer)
    }

    /// A copy of an array as kernels read it.
    func list<Element: BitwiseCopyable>(_ array: [Element]) -> FixedList<Element> {
        FixedList(base: copy(array), count: array.count)
    }

    /// A copy of values that hold no references, though the compiler isn't told so.
    func store<Value>(_ values: [Value]) -> UnsafePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(values.count, 1))
        if !values.isEmpty { pointer.initialize(from: values, count: values.count) }
        keep(UnsafeMutableRawPointer(pointer))
        return UnsafePointer(pointer)
    }

    private func keep(_ block: UnsafeMutableRawPointer) { blocks.append(block) }

    deinit {
        for block in blocks { block.deallocate() }
    }
}
