import Glibc

/// A WAV or RF64 file, read a little at a time, so that this program stays small beside what it measures.
final class WAVFile {
    /// Frames a second.
    private(set) var rate = 0
    /// 1 or more.
    private(set) var channels = 0
    /// Frames in the file.
    private(set) var frames = 0

    private let descriptor: Int32
    private let path: String
    private var bits = 0
    private var isFloat = false
    private var dataOffset = 0

    /// Opens a file of 16 bit, 24 bit or 32 bit float samples.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BenchFailure.unmeasurable("\(path) can't be read") }
        try readHeader()
    }

    deinit {
        close(descriptor)
    }

    /// Samples of a range of frames, the channels in turn, at full scale ±1.
    func samples(_ range: Range<Int>) throws -> [Float] {
        let width = bits / 8
        let bytes = try bytes(
            at: dataOffset + range.lowerBound * channels * width,
            count: range.count * channels * width
        )
        return bytes.withUnsafeBytes { raw in
            (0..<range.count * channels).map { index in
                let place = index * width
                if isFloat { return raw.loadUnaligned(fromByteOffset: place, as: Float.self) }
                if width == 2 { return Float(raw.loadUnaligned(fromByteOffset: place, as: Int16.self)) / 32_768 }
                let high = Int32(Int8(bitPattern: raw[place + 2])) << 16
                return Float(high | Int32(raw[place + 1]) << 8 | Int32(raw[place])) / 8_388_608
            }
        }
    }

    /// The mean square of each channel over a range of frames.
    func power(_ range: Range<Int>) throws -> [Double] {
        var sums = [Double](repeating: 0, count: channels)
        var position = range.lowerBound
        while position < range.upperBound {
            let end = min(position + 8192, range.upperBound)
            for (index, sample) in try samples(position..<end).enumerated() {
                sums[index % channels] += Double(sample) * Double(sample)
            }
            position = end
        }
        return sums.map { $0 / Double(range.count) }
    }

    private func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = buffer.withUnsafeMutableBytes { raw in
                pread(descriptor, raw.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
            }
            guard got > 0 else { throw BenchFailure.unmeasurable("\(path) ends too soon") }
            done += got
        }
        return buffer
    }

    private func number(at offset: Int, _ count: Int) throws -> Int {
        try bytes(at: offset, count: count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private func readHeader() throws {
        let form = String(decoding: try bytes(at: 0, count: 4), as: UTF8.self)
        guard form == "RIFF" || form == "RF64" else { throw BenchFailure.unmeasurable("\(path) is no WAV file") }
        var offset = 12
        var longSize = 0
        while true {
            let name = String(decoding: try bytes(at: offset, count: 4), as: UTF8.self)
            var size = try number(at: offset + 4, 4)
            switch name {
            case "ds64":
                longSize = try number(at: offset + 16, 8)
            case "fmt ":
                var code = try number(at: offset + 8, 2)
                channels = try number(at: offset + 10, 2)
                rate = try number(at: offset + 12, 4)
                bits = try number(at: offset + 22, 2)
                if code == 0xFFFE { code = try number(at: offset + 32, 2) }
                isFloat = code == 3
                let isKnown = (code == 1 && (bits == 16 || bits == 24)) || (isFloat && bits == 32)
                guard isKnown, channels > 0 else {
                    throw BenchFailure.unmeasurable("\(path) has samples of an unknown kind")
                }
            case "data":
                guard bits > 0 else { throw BenchFailure.unmeasurable("\(path) has no format") }
                if size == 0xFFFF_FFFF { size = longSize }
                dataOffset = offset + 8
                frames = size / (channels * bits / 8)
                return
            default:
                break
            }
            offset += 8 + size + size % 2
        }
    }
}
