import CFloatingPoint
import CSndFile
import Glibc

/// A sound file read block by block, so that memory does not grow with its length.
///
/// Not for use by two threads at once.
public final class AudioReader {
    /// Frames per second.
    public let rate: Int
    /// Channels in the file, at least 1.
    public let channels: Int
    /// The count of frames the file's header promises, where it promises one.
    public let expectedFrames: Int?
    /// The share of the sound that is there, where a WAV file's header promises more than the file holds; else nil.
    public let remainingShare: Double?
    /// The frames read so far.
    public private(set) var position = 0

    private let path: String
    private let file: OpaquePointer
    private let isFLAC: Bool
    private var interleaved: [Float] = []
    private let greatest: Float

    /// Opens a sound file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - greatest: the greatest sample that is taken for sound.
    /// - Throws: ``FileError`` of kind `missing`, `unreadable` (a folder, no permission) or `notAudio`.
    public init(_ path: String, greatest: Float = .greatestFiniteMagnitude) throws(FileError) {
        try Self.checkReadable(path)
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        var info = SF_INFO()
        guard let file = sf_open(path, Int32(SFM_READ), &info) else {
            let words = String(cString: sf_strerror(nil))
            let reason = "is not a sound file Lull can read (\(Self.clause(words)))"
            throw FileError(.notAudio, path: path, reason: reason, mend: "export it as WAV or FLAC")
        }
        guard info.channels > 0, info.samplerate > 0 else {
            sf_close(file)
            let reason = "names no channels or no sample rate in its header"
            throw FileError(.notAudio, path: path, reason: reason, mend: Self.again)
        }
        self.path = path
        self.greatest = greatest
        self.file = file
        rate = Int(info.samplerate)
        channels = Int(info.channels)
        isFLAC = Int(info.format) & Int(SF_FORMAT_TYPEMASK) == Int(SF_FORMAT_FLAC)
        // Files that were piped hold a count near the greatest number instead of their own.
        let isKnown = info.frames >= 0 && info.frames < sf_count_t(1) << 40
        expectedFrames = isKnown ? Int(info.frames) : nil
        remainingShare = Self.remainingShare(file)
    }

    /// libsndfile reads what is left of a shortened WAV without a word, but notes it in its log: `data : 40 (should be 8)`.
    /// Programs that write to a pipe promise 2 to 4 GB or nothing instead, and mean nothing by it.
    private static func remainingShare(_ file: OpaquePointer) -> Double? {
        var log = [UInt8](repeating: 0, count: 8_192)
        let count = sf_command(file, Int32(SFC_GET_LOG_INFO), &log, Int32(log.count))
        let text = String(decoding: log.prefix(max(0, Int(count))), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix("data :") {
            let numbers = line.split { !$0.isNumber }.compactMap { Double($0) }
            guard line.contains("should be"), numbers.count == 2, numbers[0] < 0x7FFF_0000, numbers[0] > numbers[1]
            else { return nil }
            return numbers[1] / numbers[0]
        }
        return nil
    }

    deinit {
        sf_close(file)
    }

    /// Reads the next frames.
    ///
    /// - Parameter count: the most frames wanted, at least 1.
    /// - Returns: one array per channel, all of the same count; empty arrays at the end of the file.
    /// - Throws: ``FileError`` when reading fails, the file turns out to be cut short, or a sample is not a number
    ///   or far too great.
    public func read(_ count: Int) throws(FileError) -> [[Float]] {
        precondition(count > 0, "read at least one frame")
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        if interleaved.count < count * channels {
            interleaved = [Float](repeating: 0, count: count * channels)
        }
        let got = Int(sf_readf_float(file, &interleaved, sf_count_t(count)))
        if got == 0 {
            try checkEnd()
        }
        guard got > 0 else { return [[Float]](repeating: [], count: channels) }
        let width = channels
        var planar: [[Float]] = []
        planar.reserveCapacity(width)
        for channel in 0..<width {
            let samples = [Float](unsafeUninitializedCapacity: got) { out, initialized in
                for frame in 0..<got { out[frame] = interleaved[frame * width + channel] }
                initialized = got
            }
            if let bad = samples.firstIndex(where: { !(abs($0) <= greatest) }) {
                let what = samples[bad].isFinite ? "far too great to be sound" : "not a number"
                throw FileError(
                    .notAudio,
                    path: path,
                    reason: "frame \(position + bad) of channel \(channel + 1) is \(what); export the file again"
                )
            }
            planar.append(samples)
        }
        position += got
        return planar
    }

    private func checkEnd() throws(FileError) {
        if sf_error(file) != 0 {
            let words = String(cString: sf_strerror(file))
            let reason = "can't be read beyond frame \(position): \(Self.clause(words))"
            throw FileError(.failed, path: path, reason: reason, mend: Self.again)
        }
        // A shortened WAV is clipped by libsndfile on opening; a shortened FLAC only shows at its end.
        if isFLAC, let expectedFrames, position < expectedFrames {
            let reason = "is cut short: only \(position) of \(expectedFrames) frames are there"
            throw FileError(.notAudio, path: path, reason: reason, mend: Self.again)
        }
    }

    /// The mend of what is damaged.
    private static let again = "copy or export it again"

    private static func checkReadable(_ path: String) throws(FileError) {
        let file = try OrdinaryFile(naming: path, as: "sound file")
        if file.size == 0 {
            throw FileError(.notAudio, path: path, reason: "is empty", mend: Self.again)
        }
    }

    /// libsndfile's words as a clause: its full stop and its prefix for errors of the system are left out.
    static func clause(_ words: String) -> String {
        var clause = Substring(words)
        for prefix in ["System error : ", "Error : "] where clause.hasPrefix(prefix) {
            clause = clause.dropFirst(prefix.count)
        }
        while let last = clause.last, last == "." || last.isWhitespace { clause = clause.dropLast() }
        return String(clause)
    }
}
