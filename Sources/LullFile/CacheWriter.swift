import Glibc

/// Writes an entry of an ``AudioCache`` block by block, in bounded memory.
///
/// The entry appears whole when ``finish()`` is called; otherwise nothing stays behind. Not for use by two threads at once.
public final class CacheWriter {
    /// The frames written so far.
    public private(set) var frames = 0

    private let path: String
    private let channels: Int
    private let rate: Int
    private let file: WholeFile
    private var digests: [XXHash64]
    /// The second channel is gathered apart, as where it starts is known only at the end.
    private var second: Int32 = -1

    init(path: String, channels: Int, rate: Int) throws(FileError) {
        precondition(channels == 1 || channels == 2, "one or two channels")
        precondition(rate > 0, "a rate above 0")
        self.path = path
        self.channels = channels
        self.rate = rate
        digests = [XXHash64](repeating: XXHash64(), count: channels)
        file = try WholeFile(path)
        try file.write(MappedLayout(rate: rate, channels: channels, frames: 0).header)
        if channels == 2 {
            let name = file.temporary + "2"
            second = UnfinishedWork.uninterrupted {
                let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                if descriptor >= 0 { unlink(name) }
                return descriptor
            }
            guard second >= 0 else { throw SystemError.cannotCreate(path, errno) }
        }
    }

    deinit {
        if second >= 0 { close(second) }
    }

    /// Appends a block.
    ///
    /// - Parameter block: one array per channel, all of the same count.
    /// - Throws: ``FileError`` when writing fails, and of kind `notAudio` where a sample is not a number.
    public func append(_ block: [[Float]]) throws(FileError) {
        precondition(block.count == channels && block.allSatisfy { $0.count == block[0].count }, "equal channels")
        for (channel, samples) in block.enumerated() {
            if let bad = samples.firstIndex(where: { !$0.isFinite }) {
                let reason = "the sound has a sample at frame \(frames + bad) that is not a number"
                throw FileError(.notAudio, path: path, reason: reason, mend: "record or export it again")
            }
            samples.withUnsafeBytes { digests[channel].add($0) }
        }
        try file.write(block[0])
        if channels == 2 { try Self.write(block[1], to: second, path: path) }
        frames += block[0].count
    }

    /// Completes the entry and maps it.
    ///
    /// - Throws: ``FileError`` when writing fails.
    public func finish() throws(FileError) -> MappedAudio {
        let layout = MappedLayout(
            rate: rate,
            channels: channels,
            frames: frames,
            digests: digests.map(\.value)
        )
        if channels == 2 { try appendSecondChannel(at: layout.offset(channel: 1)) }
        guard ftruncate(file.descriptor, layout.size) == 0, lseek(file.descriptor, 0, SEEK_SET) == 0 else {
            throw SystemError.cannotWrite(path, errno)
        }
        try file.write(layout.header)
        try file.finish()
        do throws(MappedAudio.Unusable) {
            return try MappedAudio(path: path, verifying: false)
        } catch {
            throw FileError(.failed, path: path, reason: "was written but can't be read back")
        }
    }

    private func appendSecondChannel(at offset: Int) throws(FileError) {
        guard lseek(file.descriptor, offset, SEEK_SET) >= 0, lseek(second, 0, SEEK_SET) >= 0 else {
            throw SystemError.cannotWrite(path, errno)
        }
        var buffer = [Float](repeating: 0, count: 65_536)
        while true {
            let got = buffer.withUnsafeMutableBytes { Glibc.read(second, $0.baseAddress, $0.count) }
            if got == 0 { return }
            guard got > 0 else { throw SystemError.cannotWrite(path, errno) }
            try file.write(buffer, bytes: got)
        }
    }

    private static func write(_ samples: [Float], to descriptor: Int32, path: String) throws(FileError) {
        let code = samples.withUnsafeBytes { DescriptorOutput.write($0, to: descriptor) }
        if code != 0 { throw SystemError.cannotWrite(path, code) }
    }
}
