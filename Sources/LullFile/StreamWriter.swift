import Glibc

/// Writes a session as a WAV to a descriptor that can't be rewound, such as a pipe; the header is right from the start, as
/// the count of frames is known.
///
/// Not for use by two threads at once.
public final class StreamWriter {
    /// The frames written so far.
    public private(set) var frames = 0

    private let descriptor: Int32
    private let name: String
    private let format: AudioFormat
    private let channels: Int
    private let expected: Int
    private let firstFrame: Int
    private var integers: [Int32] = []
    private var bytes: [UInt8] = []

    private static let block = 4096

    /// Writes the header.
    ///
    /// - Parameters:
    ///   - descriptor: where to write; it stays open.
    ///   - name: what messages call it, such as `standard output`.
    ///   - format: a WAV format.
    ///   - rate: frames per second, above 0.
    ///   - channels: 1 or 2.
    ///   - expected: the frames that will come, exactly.
    ///   - firstFrame: the absolute index of the first frame in its session; the dither of 16 bit goes by it.
    /// - Throws: ``FileError``: `cannotCreate` for a format that is not WAV, `failed` when writing fails, among others
    ///   because the reader has gone.
    public init(
        descriptor: Int32,
        name: String = "standard output",
        format: AudioFormat,
        rate: Int,
        channels: Int = 2,
        frames expected: Int,
        firstFrame: Int = 0
    ) throws(FileError) {
        precondition(channels == 1 || channels == 2, "one or two channels")
        precondition(rate > 0 && expected >= 0, "a rate above 0 and no fewer than 0 frames")
        guard let width = format.wavBytes else {
            throw FileError(.cannotCreate, path: name, reason: "a stream can only be WAV; give a file name instead")
        }
        self.descriptor = descriptor
        self.name = name
        self.format = format
        self.channels = channels
        self.expected = expected
        self.firstFrame = firstFrame
        bytes = WAVHeader(format: format, width: width, rate: rate, channels: channels, frames: expected).bytes
        try flush()
    }

    /// Writes the next frames.
    ///
    /// - Parameters:
    ///   - left: samples at full scale ±1; beyond it integer formats hold the end of their range.
    ///   - right: the second channel; not read when there is but one.
    ///   - count: the count of frames.
    /// - Throws: ``FileError`` of kind `failed`.
    public func write(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) throws(FileError) {
        guard frames + count <= expected else {
            throw FileError(.failed, path: name, reason: "more than the \(expected) frames announced came")
        }
        var start = 0
        while start < count {
            let length = min(Self.block, count - start)
            fill(left + start, right + start, length)
            try flush()
            start += length
            frames += length
        }
    }

    /// Ends the stream.
    ///
    /// - Throws: ``FileError`` of kind `failed` when fewer frames came than were announced.
    public func finish() throws(FileError) {
        if frames < expected {
            throw FileError(.failed, path: name, reason: "only \(frames) of \(expected) frames were written")
        }
        if let width = format.wavBytes, frames * channels * width % 2 == 1 {
            bytes = [0]
            try flush()
        }
    }

    private func fill(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int) {
        let size = count * channels * (format.wavBytes ?? 0)
        if bytes.count != size { bytes = [UInt8](repeating: 0, count: size) }
        guard let bits = format.integerBits else {
            let channels = channels
            bytes.withUnsafeMutableBufferPointer { output in
                for index in 0..<count {
                    StreamWriter.put(left[index].bitPattern, 4, at: index * channels, in: output)
                    if channels == 2 { StreamWriter.put(right[index].bitPattern, 4, at: index * 2 + 1, in: output) }
                }
            }
            return
        }
        if integers.isEmpty { integers = [Int32](repeating: 0, count: Self.block * channels) }
        let first = firstFrame + frames
        let channels = channels
        integers.withUnsafeMutableBufferPointer { output in
            guard let base = output.baseAddress else { return }
            for channel in 0..<channels {
                Quantizer.quantize(
                    channel == 0 ? left : right,
                    count: count,
                    bits: bits,
                    firstFrame: first,
                    channel: channel,
                    into: base + channel * Self.block
                )
            }
        }
        integers.withUnsafeBufferPointer { values in
            bytes.withUnsafeMutableBufferPointer { output in
                for channel in 0..<channels {
                    for index in 0..<count {
                        let value = UInt32(bitPattern: values[channel * Self.block + index])
                        StreamWriter.put(value, bits / 8, at: index * channels + channel, in: output)
                    }
                }
            }
        }
    }

    /// The low bytes of a value, the lowest first, at its place among values of the same width.
    @inline(__always)
    private static func put(_ value: UInt32, _ width: Int, at index: Int, in output: UnsafeMutableBufferPointer<UInt8>)
    {
        for byte in 0..<width {
            output[index * width + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(truncatingIfNeeded: byte)))
        }
    }

    private func flush() throws(FileError) {
        let code = bytes.withUnsafeBytes { DescriptorOutput.write($0, to: descriptor) }
        if code == EPIPE { throw FileError(.failed, path: name, reason: "the reader of the stream has gone") }
        if code != 0 { throw SystemError.cannotWrite(name, code) }
    }
}
