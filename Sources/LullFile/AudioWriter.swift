import CFloatingPoint
import CSndFile
import Glibc

/// Writes a session to a sound file that appears whole or not at all.
///
/// The sound goes to a hidden file in the same folder, `.NAME.lull-PID-N.EXT`, which takes the target's name in
/// ``finish()``; an existing target stays untouched until then. The same samples give the same bytes. Not for use by two
/// threads at once.
public final class AudioWriter {
    /// The frames written so far.
    public private(set) var frames = 0

    private let path: String
    private let format: AudioFormat
    private let channels: Int
    private let firstFrame: Int
    private let isLong: Bool
    private let whole: WholeFile
    private var file: OpaquePointer?
    private var integers: [Int32] = []
    /// What the encoder takes from every sample, given back beforehand.
    private var gain: Float = 1
    private var floats: [Float] = []

    /// The frames encoded at a time; libsndfile's Ogg encoders take memory for a whole call.
    private static let block = 4096

    /// The most bytes of samples a plain WAV is given; 32 bit sizes must hold its header too.
    private static let longestWAV = 0xFFFF_0000

    /// Makes the hidden file.
    ///
    /// - Parameters:
    ///   - path: the file that is to appear.
    ///   - format: its format.
    ///   - rate: frames per second; see ``AudioFormat/rates``.
    ///   - channels: 1 or 2.
    ///   - expected: the frames that will come: too small a disk is found out at once, and a WAV of more than 4 GiB becomes
    ///     an RF64.
    ///   - firstFrame: the absolute index of the first frame in its session; the dither of 16 bit files goes by it.
    ///   - encoding: how closely lossy formats keep to the sound.
    /// - Throws: ``FileError`` of kind `cannotCreate`.
    public init(
        path: String,
        format: AudioFormat,
        rate: Int,
        channels: Int = 2,
        frames expected: Int,
        firstFrame: Int = 0,
        encoding: Encoding = .usual
    ) throws(FileError) {
        precondition(channels == 1 || channels == 2, "one or two channels")
        self.path = path
        self.format = format
        self.channels = channels
        self.firstFrame = firstFrame
        if let rates = format.rates, !rates.contains(rate) {
            throw Self.wrongRate(path, format, rate, rates)
        }
        isLong = (format.wavBytes ?? 0) * channels * expected > Self.longestWAV
        whole = try WholeFile(path)
        if let bytes = format.wavBytes { try Self.checkRoom(path, whole.descriptor, bytes * channels * expected) }
        var info = SF_INFO()
        info.samplerate = Int32(clamping: rate)
        info.channels = Int32(channels)
        info.format = format.sndfile(isLong: isLong)
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        guard rate > 0, let file = sf_open_fd(whole.descriptor, Int32(SFM_WRITE), &info, 0) else {
            let words = rate > 0 ? AudioReader.clause(String(cString: sf_strerror(nil))) : "the rate is \(rate) Hz"
            throw FileError(.cannotCreate, path: path, reason: "can't be written at \(rate) Hz: \(words)")
        }
        self.file = file
        EncoderSettings.apply(format, encoding, rate: rate, to: file)
        gain = EncoderSettings.gain(format, encoding, rate: rate)
    }

    deinit {
        cancel()
    }

    /// Writes the next frames.
    ///
    /// - Parameters:
    ///   - left: samples at full scale ±1; beyond it integer formats hold the end of their range.
    ///   - right: the second channel; not read when the file has but one.
    ///   - count: the count of frames.
    /// - Throws: ``FileError`` of kind `failed`; the hidden file is then removed.
    public func write(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) throws(FileError) {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        guard let file else { throw FileError(.failed, path: path, reason: "was closed before all was written") }
        if !isLong, (format.wavBytes ?? 0) * channels * (frames + count) > Self.longestWAV {
            cancel()
            throw FileError(.failed, path: path, reason: "more frames came than announced and than a WAV holds")
        }
        var start = 0
        while start < count {
            let length = min(Self.block, count - start)
            let written =
                if let bits = format.integerBits {
                    writeIntegers(file, left + start, right + start, length, bits)
                } else {
                    writeFloats(file, left + start, right + start, length)
                }
            guard written == length else { throw abandon(file) }
            start += length
            frames += length
        }
    }

    /// Completes the file: flushes it to the disk and gives it its name.
    ///
    /// - Throws: ``FileError``; the hidden file is then removed and the target stays as it was.
    public func finish() throws(FileError) {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        guard let file else { throw FileError(.failed, path: path, reason: "was closed before all was written") }
        if sf_error(file) != 0 { throw abandon(file) }
        // What the encoders write on closing may fail unnoticed, so there must be room for it.
        do throws(FileError) {
            try whole.checkRoom(1 << 19)
        } catch {
            cancel()
            throw error
        }
        self.file = nil
        let code = sf_close(file)
        if code != 0 {
            whole.cancel()
            let words = AudioReader.clause(String(cString: sf_error_number(code)))
            throw FileError(.failed, path: path, reason: "can't be written: \(words)", mend: Self.elsewhere)
        }
        switch format {
        case .vorbis, .opus: try OggSerial.settle(whole.descriptor, path: path)
        case .wavFloat: try PeakChunk.settle(whole.descriptor, path: path)
        case .wav16, .wav24, .flac16, .flac24, .mp3: break
        }
        try whole.finish()
    }

    /// Gives the file up: the hidden file is removed and the target stays as it was.
    public func cancel() {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        if let file { sf_close(file) }
        file = nil
        whole.cancel()
    }

    private func writeIntegers(
        _ file: OpaquePointer,
        _ left: UnsafePointer<Float>,
        _ right: UnsafePointer<Float>,
        _ count: Int,
        _ bits: Int
    ) -> Int {
        // The sides one after the other, then woven.
        if integers.isEmpty { integers = [Int32](repeating: 0, count: 2 * Self.block * channels) }
        let first = firstFrame + frames
        let channels = channels
        return integers.withUnsafeMutableBufferPointer { buffer in
            guard let sides = buffer.baseAddress else { return 0 }
            for channel in 0..<channels {
                Quantizer.quantize(
                    channel == 0 ? left : right,
                    count: count,
                    bits: bits,
                    firstFrame: first,
                    channel: channel,
                    into: sides + channel * Self.block
                )
            }
            // libsndfile takes the upper bits of 32.
            let shift = Int32(32 - bits)
            guard channels == 2 else {
                for index in 0..<count { sides[index] <<= shift }
                return Int(sf_writef_int(file, sides, sf_count_t(count)))
            }
            let (other, woven) = (sides + Self.block, sides + 2 * Self.block)
            for index in 0..<count {
                woven[2 * index] = sides[index] << shift
                woven[2 * index + 1] = other[index] << shift
            }
            return Int(sf_writef_int(file, woven, sf_count_t(count)))
        }
    }

    private func writeFloats(
        _ file: OpaquePointer,
        _ left: UnsafePointer<Float>,
        _ right: UnsafePointer<Float>,
        _ count: Int
    ) -> Int {
        guard channels == 2 || gain != 1 else { return Int(sf_writef_float(file, left, sf_count_t(count))) }
        if floats.isEmpty { floats = [Float](repeating: 0, count: Self.block * channels) }
        let (channels, gain) = (channels, gain)
        return floats.withUnsafeMutableBufferPointer { buffer in
            guard let woven = buffer.baseAddress else { return 0 }
            for index in 0..<count {
                woven[channels * index] = left[index] * gain
                if channels == 2 { woven[2 * index + 1] = right[index] * gain }
            }
            return Int(sf_writef_float(file, woven, sf_count_t(count)))
        }
    }

    private static let elsewhere = "choose another format, or another disk"

    private func abandon(_ file: OpaquePointer) -> FileError {
        let words = AudioReader.clause(String(cString: sf_strerror(file)))
        defer { cancel() }
        // The Ogg encoders have no words for a full disk.
        do throws(FileError) {
            try whole.checkRoom(1 << 16)
        } catch {
            return error
        }
        return FileError(.failed, path: path, reason: "can't be written: \(words)", mend: Self.elsewhere)
    }

    private static func wrongRate(_ path: String, _ format: AudioFormat, _ rate: Int, _ rates: [Int]) -> FileError {
        let name = format == .opus ? "Opus" : "MP3"
        let list = rates.map { "\($0)" }.joined(separator: ", ")
        return FileError(
            .cannotCreate,
            path: path,
            reason: "\(name) can't hold \(rate) Hz, only \(list): add --rate 48000"
        )
    }

    private static func checkRoom(_ path: String, _ descriptor: Int32, _ bytes: Int) throws(FileError) {
        var room = statvfs()
        guard fstatvfs(descriptor, &room) == 0 else { return }
        let free = Int(room.f_bavail) * Int(room.f_frsize)
        if bytes > free {
            throw FileError(
                .failed,
                path: path,
                reason: "the disk is too full: \(bytes / 1_000_000) MB are needed, \(free / 1_000_000) MB are free",
                mend: SystemError.mend(ENOSPC, .writing)
            )
        }
    }
}
