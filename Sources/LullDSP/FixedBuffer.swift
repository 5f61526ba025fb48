/// Storage of a size fixed at its making: delay lines and scratch space.
///
/// Noncopyable, so that two owners can't share it by accident, and a bare pointer inside, because an array's storage
/// is counted and may be copied on a write, which the audio path may not risk.
public struct FixedBuffer<Element: BitwiseCopyable>: ~Copyable {
    /// The first element.
    public let base: UnsafeMutablePointer<Element>
    /// How many there are.
    public let count: Int

    /// A buffer filled with one value.
    public init(repeating value: Element, count: Int) {
        self.count = max(count, 1)
        base = .allocate(capacity: self.count)
        base.initialize(repeating: value, count: self.count)
    }

    deinit {
        base.deallocate()
    }
}
