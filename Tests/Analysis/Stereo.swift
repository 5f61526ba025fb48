/// Two channels.
public struct Stereo: Sendable {
    /// The left channel.
    public var left: [Float]
    /// The right channel.
    public var right: [Float]

    /// Two channels of the same length.
    public init(left: [Float], right: [Float]) {
        self.left = left
        self.right = right
    }

    /// The mean power of both.
    public var power: Double { (Stereo.power(left[...]) + Stereo.power(right[...])) / 2 }

    /// The mean of both sides.
    public var mono: [Float] { zip(left, right).map { 0.5 * ($0 + $1) } }

    /// The correlation of the sides; 1 where both are silent.
    public var correlation: Double {
        let product = zip(left, right).map { Double($0) * Double($1) }.reduce(0, +) / Double(max(left.count, 1))
        let scale = (Stereo.power(left[...]) * Stereo.power(right[...])).squareRoot()
        return scale > 0 ? product / scale : 1
    }

    /// Whether nothing of them is infinite or undefined.
    public var isFinite: Bool { left.allSatisfy(\.isFinite) && right.allSatisfy(\.isFinite) }

    /// Both channels of a span.
    public subscript(_ span: Range<Int>) -> Stereo { Stereo(left: Array(left[span]), right: Array(right[span])) }

    /// The mean square of samples.
    public static func power(_ samples: ArraySlice<Float>) -> Double {
        samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(samples.count, 1))
    }
}
