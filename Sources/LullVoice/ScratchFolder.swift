import FoundationEssentials
import Glibc

/// A folder of the user's own that goes with its last reference.
final class ScratchFolder: Sendable {
    let path: String

    init() throws(VoiceError) {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/lull-voice-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw VoiceError(.file, "\(root): no folder for the voice's files can be made; name another in TMPDIR")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}
