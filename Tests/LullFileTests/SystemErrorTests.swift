import Glibc
import Testing

@testable import LullFile

@Suite("Errors of the system")
struct SystemErrorTests {
    @Test(
        "Each ends with what can be done about it",
        arguments: [
            (ENOSPC, "No space left on device; make room there, or choose another disk"),
            (EACCES, "Permission denied; choose a place where you may write"),
            (EROFS, "Read-only file system; choose a place where you may write"),
            (EIO, "Input/output error; look after the disk, or choose another"),
            (EMFILE, "Too many open files; end other programs, or raise ulimit -n"),
            (ENAMETOOLONG, "File name too long; choose a shorter name"),
            (ENOTDIR, "Not a directory; choose another place"),
        ]
    )
    func writing(_ code: Int32, _ words: String) {
        #expect(SystemError.clause(code, .writing) == words)
    }

    @Test("What helps a reader is not what helps a writer")
    func reading() {
        #expect(SystemError.clause(EACCES, .reading) == "Permission denied; have its owner let you read it")
        #expect(SystemError.cannotOpen("a.md", ENOENT).description == "a.md: there is no such file.")
        #expect(
            SystemError.cannotRead("a.wav", EIO).description
                == "a.wav: can't be read: Input/output error; look after the disk, or choose another."
        )
    }

    @Test("A folder that can't be made says what is in its way")
    func folders() throws {
        let scratch = try Scratch()
        let file = try scratch.write([], to: "file")
        func words(_ folder: String) -> String? {
            do throws(FileError) { try Folders.make(folder) } catch { return error.description }
            return nil
        }
        #expect(words(scratch.file("a/b/c")) == nil && words(scratch.file("a/b/c")) == nil)
        #expect(
            words("\(file)/a/b")
                == "\(file)/a/b: the folder can't be made: “\(file)” is no folder; move it elsewhere, or choose another place."
        )
        #expect(words("") == "“”: the folder needs a name; call it “release”, or what you like.")
    }
}
