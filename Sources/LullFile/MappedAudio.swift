import Glibc

/// Samples that stay in a file of the cache and come into memory page by page as they are touched.
///
/// The file is mapped read-only; it is unmapped when the last reference goes. Its samples were compared with their digests
/// before, so what is heard is what was written.
public final class MappedAudio: Sendable {
    /// The channels, 1 or 2.
    public let channels: Int
    /// The count of frames; may be 0.
    public let frames: Int
    /// Frames per second.
    public let rate: Int

    /// Tells this entry from any other without reading its samples: entries are never changed, only replaced by new
    /// files.
    public let identity: String

    private let layout: MappedLayout
    // Sendable: the mapping is read-only for as long as it stands, and it stands as long as this object.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer

    /// Why a file of the cache is of no use.
    enum Unusable: Error {
        /// There is none, or it is one of an older version.
        case absent
        /// Its header, its size or its samples are not what was written.
        case damaged
    }

    /// Maps an entry.
    ///
    /// - Parameter verifying: whether every sample is read and held against the digests. Only an entry that was written
    ///   a moment ago can do without.
    init(path: String, verifying: Bool) throws(Unusable) {
        let file: OrdinaryFile
        do throws(OrdinaryFile.Obstacle) { file = try OrdinaryFile(path) } catch { throw .absent }
        let layout = try MappedLayout(file)
        if verifying { try layout.verify(file) }
        var status = stat()
        guard fstat(file.descriptor, &status) == 0,
            let mapped = mmap(nil, layout.size, PROT_READ, MAP_SHARED, file.descriptor, 0), mapped != MAP_FAILED
        else { throw .absent }
        self.layout = layout
        identity = "\(status.st_dev) \(status.st_ino) \(layout.size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
        base = mapped
        channels = layout.channels
        frames = layout.frames
        rate = layout.rate
    }

    deinit {
        munmap(base, layout.size)
    }

    /// The length in seconds.
    public var duration: Double { Double(frames) / Double(rate) }

    /// The samples of a channel; ``frames`` of them may be read, as long as this object is held.
    ///
    /// - Parameter channel: 0, or 1 for the second of two.
    public func samples(channel: Int) -> UnsafePointer<Float> {
        precondition(channel >= 0 && channel < channels, "no such channel")
        return UnsafePointer((base + layout.offset(channel: channel)).assumingMemoryBound(to: Float.self))
    }

    /// Hands the memory of samples that were played back to the system, so that memory does not grow with the length of a
    /// session. They can be read again: the file still has them.
    ///
    /// Only whole pages (1024 samples) wholly before the frame are released. A call costs microseconds; once a second or
    /// so is often enough.
    ///
    /// - Parameter frame: the first frame that is still wanted.
    public func releasePages(before frame: Int) {
        let bytes = min(max(frame, 0), frames) * 4 / MappedLayout.page * MappedLayout.page
        guard bytes > 0 else { return }
        for channel in 0..<channels {
            madvise(base + layout.offset(channel: channel), bytes, MADV_DONTNEED)
        }
    }
}
