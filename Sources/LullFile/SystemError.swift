import Glibc

/// The words for an error number of the system.
package enum SystemError {
    /// The system's words for `code`, such as “No space left on device”.
    package static func text(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A failed call on an existing file or descriptor.
    package static func failed(_ path: String, _ verb: String, _ code: Int32) -> FileError {
        FileError(.failed, path: path, reason: "can't be \(verb): \(text(code))")
    }

    /// A file that could not be made.
    package static func cannotCreate(_ path: String, _ code: Int32) -> FileError {
        FileError(.cannotCreate, path: path, reason: "can't be written: \(text(code))")
    }

    /// A file that could not be opened for reading.
    package static func cannotOpen(_ path: String, _ code: Int32) -> FileError {
        switch code {
        case ENOENT, ENOTDIR: FileError(.missing, path: path, reason: "there is no such file")
        default: FileError(.unreadable, path: path, reason: "can't be read: \(text(code))")
        }
    }
}
