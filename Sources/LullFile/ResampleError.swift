/// Why a sound could not be brought to another sample rate.
public struct ResampleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, in one sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
