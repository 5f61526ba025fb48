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

    /// - Parameters:
    ///   - made: whatever the session was made from: its texts, the values of its parameters, its length.
    ///   - environment: names the cache.
    public init(_ production: Production, made: [String], environment: [String: String]) {
        var parts = ["mastering 1", MasteringStore.program, "\(production.score.rate) \(production.score.duration)"]
        parts += made
        parts += production.recordings.map { $0?.identity ?? "none" }
        // Each part with its length, so that two lists can't run together into the same text.
        let key = parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
        let cache = AudioCache.defaultDirectory(environment: environment)
        folder = "\(cache)/mastering"
        path = "\(folder)/\(Digest.sha256(of: key.utf8)).txt"
    }

    /// What was kept; nil where nothing was.
    public func load() -> Mastering? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = fread(&bytes, 1, bytes.count, file)
        let words = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 3, words[0] == "mastering", let gain = UInt64(words[1], radix: 16),
            let voiceGain = UInt64(words[2], radix: 16)
        else { return nil }
        var mastering = Mastering()
        mastering.gain = Double(bitPattern: gain)
        mastering.voiceGain = Double(bitPattern: voiceGain)
        // No measurement comes out here; a damaged file might, and would be loud.
        let isSane = abs(mastering.gain) <= 100 && abs(mastering.voiceGain) <= 100
        return isSane ? mastering : nil
    }

    /// Keeps what was found. Where the cache can't be written, it is measured again the next time.
    public func save(_ mastering: Mastering) {
        if mkdir(folder, 0o777) != 0 && errno == ENOENT {
            guard let parent = folder.lastIndex(of: "/") else { return }
            mkdir(String(folder[..<parent]), 0o777)
            mkdir(folder, 0o777)
        }
        // To the last bit: what is played is then what a rendering is.
        let gain = String(mastering.gain.bitPattern, radix: 16)
        let voiceGain = String(mastering.voiceGain.bitPattern, radix: 16)
        try? WholeContents.write("mastering \(gain) \(voiceGain)\n", to: path)
    }

    private static var program: String {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        return "\(status.st_size) \(status.st_ino) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
    }
}
