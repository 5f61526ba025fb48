import Glibc

/// A store of sounds ready for use, each under a key that names everything it was made from.
///
/// The samples of every entry have digests, and no entry is handed out before they were compared: what a disk changes does
/// not sound. Entries appear whole or not at all; several processes may use one folder at the same time, and when two write the same
/// key the later one replaces the same samples. Nothing is ever removed: the folder may be deleted at any time no session
/// runs.
public struct AudioCache: Sendable {
    /// The folder.
    public let directory: String

    /// The greatest sample of a sound that may be kept: 60 dB over full scale, a choice of this project. Greater ones come
    /// from files whose numbers mean something else, and would overflow where powers are summed.
    public static let greatestSample: Float = 1000

    /// - Parameter directory: the folder; it is made, with its parents, when the first entry is stored.
    public init(directory: String) {
        self.directory = directory
    }

    /// Where the cache lies by default: `$LULL_CACHE`, else `$XDG_CACHE_HOME/lull`, else `~/.cache/lull`, else a folder of
    /// the user's own in `/tmp`.
    ///
    /// - Parameter environment: the environment's variables; a relative `XDG_CACHE_HOME` is passed over, as the XDG Base
    ///   Directory Specification asks.
    public static func defaultDirectory(environment: [String: String]) -> String {
        if let chosen = environment["LULL_CACHE"], !chosen.isEmpty { return chosen }
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return "\(cache)/lull" }
        if let home = environment["HOME"], home.hasPrefix("/") { return "\(home)/.cache/lull" }
        return "/tmp/lull-\(getuid())"
    }

    /// The entry stored under a key. All of it is read once, to compare its samples with their digests.
    ///
    /// - Parameter key: any text; equal keys mean equal sounds.
    /// - Returns: nil when there is none. A damaged entry counts as absent, and ``DamagedFile`` tells of it.
    public func entry(_ key: String) -> MappedAudio? {
        opened(key) { path throws(MappedAudio.Unusable) in try MappedAudio(path: path, verifying: true) }
    }

    /// The length of the entry stored under a key. Only its header is read, so this costs the same for any length.
    ///
    /// - Parameter key: any text; equal keys mean equal sounds.
    /// - Returns: nil when there is none, or its header is damaged.
    public func length(_ key: String) -> AudioLength? {
        opened(key) { path throws(MappedAudio.Unusable) in
            let file: OrdinaryFile
            do throws(OrdinaryFile.Obstacle) { file = try OrdinaryFile(path) } catch { throw .absent }
            let layout = try MappedLayout(file)
            return AudioLength(frames: layout.frames, rate: layout.rate)
        }
    }

    private func opened<Value>(_ key: String, _ open: (String) throws(MappedAudio.Unusable) -> Value) -> Value? {
        let path = path(key)
        do throws(MappedAudio.Unusable) {
            return try open(path)
        } catch {
            if case .damaged = error { DamagedFile.report(path) }
            return nil
        }
    }

    /// Stores a sound.
    ///
    /// - Parameters:
    ///   - key: any text; equal keys mean equal sounds.
    ///   - channels: one or two arrays of the same count; empty arrays make an entry of no frames.
    ///   - rate: frames per second, above 0.
    /// - Throws: ``FileError`` when the entry can't be written.
    public func store(_ key: String, channels: [[Float]], rate: Int) throws(FileError) -> MappedAudio {
        let writer = try writer(key, channels: channels.count, rate: rate)
        try writer.append(channels)
        return try writer.finish()
    }

    /// Begins an entry that is written block by block.
    ///
    /// - Parameters:
    ///   - key: any text; equal keys mean equal sounds.
    ///   - channels: 1 or 2.
    ///   - rate: frames per second, above 0.
    /// - Throws: ``FileError`` when the entry can't be made.
    public func writer(_ key: String, channels: Int, rate: Int) throws(FileError) -> CacheWriter {
        let path = path(key)
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        try makeFolder(folder)
        return try CacheWriter(path: path, channels: channels, rate: rate)
    }

    /// Entries are spread over 256 folders by the first byte of the key's digest.
    func path(_ key: String) -> String {
        let digest = Digest.sha256(of: key.utf8)
        return "\(directory)/\(digest.prefix(2))/\(digest.dropFirst(2)).pcm"
    }

    private func makeFolder(_ folder: String) throws(FileError) {
        let words: String
        switch Folders.obstacle(making: folder) {
        case nil: return
        case .occupied(let part): words = "“\(part)” is no folder"
        case .refused(let code): words = SystemError.text(code)
        }
        let mend = "name another folder in LULL_CACHE"
        throw FileError(.cannotCreate, path: directory, reason: "the cache can't be written (\(words)); \(mend)")
    }
}
