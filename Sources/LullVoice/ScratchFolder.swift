import Glibc
import LullFile

/// A folder of the user's own that goes with its last reference, or with the program.
package final class ScratchFolder: Sendable {
    package let path: String

    package init() throws(VoiceError) {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        path = try UnfinishedWork.makeFolder { () throws(VoiceError) in
            var template = Array("\(root)/lull-voice-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                throw VoiceError(.file, "\(root): no folder for the voice's files can be made; name another in TMPDIR")
            }
            return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    deinit { UnfinishedWork.remove(folder: path) }

    package func file(_ name: String) -> String { "\(path)/\(name)" }
}
