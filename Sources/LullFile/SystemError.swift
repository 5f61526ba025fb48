import Glibc

/// The words for an error number of the system, with the mend.
package enum SystemError {
    /// What was tried when the system refused.
    package enum Attempt {
        /// To read a file that is there.
        case reading
        /// To make a file or a folder, or to write on in one.
        case writing
    }

    /// The system's words for `code`, such as “No space left on device”.
    package static func text(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What can be done about `code`, as a clause.
    package static func mend(_ code: Int32, _ attempt: Attempt) -> String {
        switch (code, attempt) {
        case (ENOSPC, _), (EDQUOT, _): "make room there, or choose another disk"
        case (EACCES, .reading), (EPERM, .reading): "have its owner let you read it"
        case (EACCES, .writing), (EPERM, .writing), (EROFS, _): "choose a place where you may write"
        case (EFBIG, _): "choose a disk that takes files of that size"
        case (EIO, _), (ENXIO, _), (ENODEV, _), (ESTALE, _): "look after the disk, or choose another"
        case (EMFILE, _), (ENFILE, _): "end other programs, or raise ulimit -n"
        case (EBUSY, _), (ETXTBSY, _): "wait until the program that uses it is done"
        case (ENAMETOOLONG, _): "choose a shorter name"
        case (EISDIR, _): "name a file in it"
        case (ELOOP, _): "its links lead in a circle: name what they are meant to lead to"
        case (_, .reading): "look whether it is still there, and whole"
        case (_, .writing): "choose another place"
        }
    }

    /// The system's words and the mend, as a clause.
    package static func clause(_ code: Int32, _ attempt: Attempt) -> String { "\(text(code)); \(mend(code, attempt))" }

    /// A file or descriptor that is open and can't be read on.
    package static func cannotRead(_ path: String, _ code: Int32) -> FileError {
        FileError(.failed, path: path, reason: "can't be read: \(text(code))", mend: mend(code, .reading))
    }

    /// A file or descriptor that is open and can't be written on.
    package static func cannotWrite(_ path: String, _ code: Int32) -> FileError {
        FileError(.failed, path: path, reason: "can't be written: \(text(code))", mend: mend(code, .writing))
    }

    /// A file that could not be made.
    package static func cannotCreate(_ path: String, _ code: Int32) -> FileError {
        FileError(.cannotCreate, path: path, reason: "can't be written: \(text(code))", mend: mend(code, .writing))
    }

    /// A file that could not be opened for reading.
    package static func cannotOpen(_ path: String, _ code: Int32) -> FileError {
        switch code {
        case ENOENT, ENOTDIR: FileError(.missing, path: path, reason: "there is no such file")
        default: FileError(.unreadable, path: path, reason: "can't be read: \(text(code))", mend: mend(code, .reading))
        }
    }
}
