/// The grid of time on which everything is rendered.
///
/// Blocks sit at absolute multiples of ``frames`` from the beginning of a session, whatever a device asks for and
/// wherever rendering begins; this is what makes a span rendered from the middle equal the same span of the whole.
public enum Block {
    /// Frames in a block: 1.3 ms at 48 kHz. Controls are evaluated at both edges of a block and run straight between.
    public static let frames = 64
}

/// One channel's samples of a block, or of a part of it.
public typealias Samples = UnsafeMutablePointer<Float>

/// A value that runs in a straight line across the frames of a span, so that no parameter ever steps.
public struct Ramp: Sendable, Equatable {
    /// The value at the first frame of the span.
    public var start: Float
    /// The value at the first frame after the span.
    public var end: Float

    /// A ramp between two values.
    @_noLocks
    public init(_ start: Float, _ end: Float) {
        self.start = start
        self.end = end
    }

    /// A value that stays.
    @_noLocks
    public init(_ value: Float) {
        start = value
        end = value
    }

    /// Whether nothing moves.
    public var isConstant: Bool {
        @_noLocks get { start == end }
    }

    /// The increment a frame over a span of `count` frames.
    @_noLocks
    public func step(over count: Int) -> Float {
        (end - start) / Float(count)
    }

    /// The product of two ramps at their edges.
    @_noLocks
    public func scaled(by other: Ramp) -> Ramp {
        Ramp(start * other.start, end * other.end)
    }
}

/// Loops over planar samples that the compiler turns into vector code.
public enum Span {
    /// Writes silence.
    @_noLocks
    public static func clear(_ out: Samples, count: Int) {
        for i in 0..<count { out[i] = 0 }
    }

    /// `out += input · gain`, the gain running along its ramp.
    @_noLocks
    public static func add(_ input: Samples, to out: Samples, gain: Ramp, count: Int) {
        if gain.isConstant {
            let gain = gain.start
            for i in 0..<count { out[i] += input[i] * gain }
            return
        }
        let step = gain.step(over: count)
        for i in 0..<count { out[i] += input[i] * (gain.start + step * Float(i)) }
    }

    /// Adds eight samples.
    @inline(__always)
    @_noLocks
    static func add(_ samples: SIMD8<Float>, to out: Samples) {
        let place = UnsafeMutableRawPointer(out)
        place.storeBytes(of: place.loadUnaligned(as: SIMD8<Float>.self) + samples, as: SIMD8<Float>.self)
    }

    /// `samples *= gain`, the gain running along its ramp.
    @_noLocks
    public static func scale(_ samples: Samples, by gain: Ramp, count: Int) {
        if gain.isConstant && gain.start == 1 { return }
        let step = gain.step(over: count)
        for i in 0..<count { samples[i] *= gain.start + step * Float(i) }
    }

    /// Sets how far two channels lie apart: 0 makes them one, 1 leaves them, 2 doubles what differs.
    @_noLocks
    public static func widen(_ left: Samples, _ right: Samples, width: Ramp, count: Int) {
        let step = width.step(over: count)
        for i in 0..<count {
            let middle = 0.5 * (left[i] + right[i])
            let side = 0.5 * (left[i] - right[i]) * (width.start + step * Float(i))
            left[i] = middle + side
            right[i] = middle - side
        }
    }

    /// `out += input`.
    @_noLocks
    public static func add(_ input: Samples, to out: Samples, count: Int) {
        for i in 0..<count { out[i] += input[i] }
    }

    /// The greatest magnitude.
    @_noLocks
    public static func peak(_ samples: UnsafePointer<Float>, count: Int) -> Float {
        var eight = SIMD8<Float>(repeating: 0)
        var i = 0
        while i + 8 <= count {
            var x = SIMD8<Float>(repeating: 0)
            for lane in 0..<8 { x[lane] = samples[i + lane] }
            x.replace(with: -x, where: x .< 0)
            eight.replace(with: x, where: x .> eight)
            i += 8
        }
        var peak = eight.max()
        while i < count {
            peak = max(peak, abs(samples[i]))
            i += 1
        }
        return peak
    }

    /// Copies samples.
    @_noLocks
    public static func copy(_ input: UnsafePointer<Float>, to out: Samples, count: Int) {
        for i in 0..<count { out[i] = input[i] }
    }
}
