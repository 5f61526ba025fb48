import CALSA
import LullDSP
import LullFile

/// How a device takes a sample; the better ones first.
public enum PlaybackFormat: String, CaseIterable, Sendable {
    /// 32 bit floating point.
    case float
    /// 32 bit, of which 24 are used: more than any converter plays.
    case s32
    /// 24 bit in four bytes.
    case s24
    /// 24 bit in three bytes.
    case s24Packed
    /// 16 bit, with dither.
    case s16

    /// What a person calls it.
    public var name: String {
        switch self {
        case .float: "float"
        case .s32: "32 bit"
        case .s24: "24 bit"
        case .s24Packed: "24 bit in 3 bytes"
        case .s16: "16 bit"
        }
    }

    /// Bytes of a sample.
    public var bytes: Int {
        switch self {
        case .float, .s32, .s24: 4
        case .s24Packed: 3
        case .s16: 2
        }
    }

    var alsa: snd_pcm_format_t {
        switch self {
        case .float: SND_PCM_FORMAT_FLOAT
        case .s32: SND_PCM_FORMAT_S32
        case .s24: SND_PCM_FORMAT_S24
        case .s24Packed: SND_PCM_FORMAT_S24_3LE
        case .s16: SND_PCM_FORMAT_S16
        }
    }
}

/// Turns frames of two sides into what a device takes, without allocating.
final class FrameEncoder {
    let format: PlaybackFormat
    let channels: Int
    /// Bytes of a frame.
    let stride: Int
    let bytes: UnsafeMutableRawPointer
    private let capacity: Int
    private let whole: FixedBuffer<Int32>
    private let mono: FixedBuffer<Float>

    init(_ format: PlaybackFormat, channels: Int, capacity: Int) {
        self.format = format
        self.channels = channels
        self.capacity = capacity
        stride = format.bytes * channels
        bytes = .allocate(byteCount: stride * capacity, alignment: 16)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: stride * capacity)
        whole = FixedBuffer(repeating: 0, count: capacity)
        mono = FixedBuffer(repeating: 0, count: capacity)
    }

    deinit { bytes.deallocate() }

    /// The memory it writes to, for locking.
    var memory: (base: UnsafeRawPointer, bytes: Int) { (UnsafeRawPointer(bytes), stride * capacity) }

    /// Silence, without dither.
    func silence(count: Int) {
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: stride * min(count, capacity))
    }

    /// - Parameter frame: the session's frame that dither is drawn for.
    func encode(left: Samples, right: Samples, count: Int, frame: Int) {
        if channels == 1 {
            for i in 0..<count { mono.base[i] = 0.5 * (left[i] + right[i]) }
            encode(mono.base, channel: 0, count: count, frame: frame)
        } else {
            encode(left, channel: 0, count: count, frame: frame)
            encode(right, channel: 1, count: count, frame: frame)
        }
    }

    // Sides beyond the front pair keep the zeros they began with.
    private func encode(_ samples: Samples, channel: Int, count: Int, frame: Int) {
        let step = channels
        if format == .float {
            let out = bytes.assumingMemoryBound(to: Float.self) + channel
            for i in 0..<count { out[i * step] = samples[i] }
            return
        }
        Quantizer.quantize(
            samples,
            count: count,
            bits: format == .s16 ? 16 : 24,
            firstFrame: frame,
            channel: channel,
            into: whole.base
        )
        switch format {
        case .float: break
        case .s32:
            let out = bytes.assumingMemoryBound(to: Int32.self) + channel
            for i in 0..<count { out[i * step] = whole.base[i] << 8 }
        case .s24:
            let out = bytes.assumingMemoryBound(to: Int32.self) + channel
            for i in 0..<count { out[i * step] = whole.base[i] }
        case .s16:
            let out = bytes.assumingMemoryBound(to: Int16.self) + channel
            for i in 0..<count { out[i * step] = Int16(truncatingIfNeeded: whole.base[i]) }
        case .s24Packed:
            for i in 0..<count {
                let value = UInt32(bitPattern: whole.base[i])
                let out = bytes + (i * step + channel) * 3
                out.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
                (out + 1).storeBytes(of: UInt8(truncatingIfNeeded: value >> 8), as: UInt8.self)
                (out + 2).storeBytes(of: UInt8(truncatingIfNeeded: value >> 16), as: UInt8.self)
            }
        }
    }
}
