import Glibc
import LullFile
import LullScore

/// Keeps what measuring a session found, so that it plays at once the next time.
///
/// The key is everything the gains depend on: the texts, the values given, the recordings, and this very program, whose
/// next build may sound otherwise. What can't be read or kept is measured again.
public struct MasteringStore: Sendable {
    private let folder: String
    private let path: String
    private let key: String

    /// - Parameters:
    ///   - made: whatever the session was made from: its texts, the values of its parameters, its length.
    ///   - environment: names the cache.
    public init(_ production: Production, made: [String], environment: [String: String]) {
        var parts = ["mastering 2", MasteringStore.program, "\(production.score.rate) \(production.score.duration)"]
        parts += made
        parts += production.recordings.map { $0?.identity ?? "none" }
        // Each part with its length, so that two lists can't run together into the same text.
        let key = parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
        let cache = AudioCache.defaultDirectory(environment: environment)
        folder = "\(cache)/mastering"
        self.key = Digest.sha256(of: key.utf8)
        path = "\(folder)/\(self.key).txt"
    }

    /// What was kept; nil where nothing was. What is damaged counts as absent, and ``DamagedFile`` tells of it.
    public func load() -> Mastering? {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try OrdinaryFile.contents(of: path)
        } catch {
            if error.kind == .failed { DamagedFile.report(path) }
            return nil
        }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard words.count == 3, let gain = UInt64(words[0], radix: 16), let voiceGain = UInt64(words[1], radix: 16)
        else {
            DamagedFile.report(path)
            return nil
        }
        var mastering = Mastering()
        mastering.gain = Double(bitPattern: gain)
        mastering.voiceGain = Double(bitPattern: voiceGain)
        guard text(mastering).utf8.elementsEqual(bytes) else {
            DamagedFile.report(path)
            return nil
        }
        return mastering
    }

    /// Keeps what was found. Where the cache can't be written, it is measured again the next time.
    public func save(_ mastering: Mastering) {
        if mkdir(folder, 0o777) != 0 && errno == ENOENT {
            guard let parent = folder.lastIndex(of: "/") else { return }
            mkdir(String(folder[..<parent]), 0o777)
            mkdir(folder, 0o777)
        }
        try? WholeContents.write(text(mastering), to: path)
    }

    /// Both gains to the last bit, so that what is played is what a rendering is; then a digest of them.
    private func text(_ mastering: Mastering) -> String {
        let words = [mastering.gain, mastering.voiceGain].map { String($0.bitPattern, radix: 16) }
        let gains = words.joined(separator: " ")
        return "\(gains) \(Digest.sha256(of: "\(key) \(gains)".utf8))\n"
    }

    private static var program: String {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        return "\(status.st_size) \(status.st_ino) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
    }
}
