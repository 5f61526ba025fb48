import Foundation
import LullFile
import Testing

@Suite("Files appear whole or not at all", .serialized)
struct WholeOrNothingTests {
    private func begin(_ path: String, format: AudioFormat = .wav24) throws -> AudioWriter {
        let writer = try AudioWriter(path: path, format: format, rate: 48_000, frames: 48_000)
        let samples = [Float](repeating: 0.1, count: 1000)
        try writer.write(left: samples, right: samples, count: 1000)
        return writer
    }

    @Test(arguments: AudioFormat.allCases)
    func `cancelling leaves an existing file as it was`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let path = try scratch.write([1, 2, 3], to: "a.x")
        let writer = try begin(path, format: format)
        #expect(try scratch.names.count == 2)
        #expect(try scratch.names.contains { $0.hasPrefix(".a.lull-\(getpid())-") && $0.hasSuffix(".x") })
        writer.cancel()
        writer.cancel()
        #expect(try scratch.names == ["a.x"])
        #expect(try scratch.bytes("a.x") == [1, 2, 3])
        #expect(throws: FileError.self) { try writer.finish() }
    }

    @Test func `a forgotten writer leaves nothing behind`() throws {
        let scratch = try Scratch()
        do { _ = try begin(scratch.file("a.wav")) }
        #expect(try scratch.names.isEmpty)
    }

    @Test func `what a process that is gone left of the same file is removed before the next is written`() throws {
        let scratch = try Scratch()
        // A process that has ended, and one that hasn't.
        let ended = Process()
        ended.executableURL = URL(fileURLWithPath: "/bin/true")
        try ended.run()
        ended.waitUntilExit()
        let gone = ended.processIdentifier
        let left = ".a.lull-\(gone)-abc.flac"
        let kept = [".a.b.lull-\(gone)-abc.flac", ".a.lull-\(getppid())-abc.flac", ".a.lull-\(gone)-abc.wav", "b.flac"]
        for name in kept + [left] { _ = try scratch.write([1], to: name) }
        // Another machine's: nobody here has its number, and somebody holds it.
        let held = ".a.lull-\(gone)-held.flac"
        let handle = open(try scratch.write([1], to: held), O_RDWR)
        #expect(flock(handle, LOCK_EX) == 0)
        try WholeContents.check(scratch.file("a.flac"))
        #expect(try scratch.names == (kept + [held]).sorted())
        close(handle)
        try WholeContents.check(scratch.file("a.flac"))
        #expect(try scratch.names == kept.sorted())
    }

    @Test func `unfinished files can be removed at once`() throws {
        let scratch = try Scratch()
        let writer = try begin(scratch.file("a.flac"), format: .flac16)
        let mine = UnfinishedWork.files.filter { $0.hasPrefix(scratch.path) }
        #expect(mine.count == 1)
        // Only this folder's: other tests are writing at the same time.
        UnfinishedWork.discard(in: scratch.path)
        #expect(try scratch.names.isEmpty)
        writer.cancel()
        #expect(UnfinishedWork.files.filter { $0.hasPrefix(scratch.path) }.isEmpty)
    }

    @Test func `a finished file replaces the old one and keeps its mode`() throws {
        let scratch = try Scratch()
        let path = try scratch.write([1, 2, 3], to: "a.wav")
        #expect(chmod(path, 0o640) == 0)
        try begin(path).finish()
        #expect(try AudioFile.read(path).frames == 1000)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }

    @Test func `a symbolic link stays and its file is replaced`() throws {
        let scratch = try Scratch()
        let path = try scratch.write([1, 2, 3], to: "real.wav")
        #expect(symlink(path, scratch.file("link.wav")) == 0)
        try begin(scratch.file("link.wav")).finish()
        #expect(try scratch.names == ["link.wav", "real.wav"])
        #expect(try AudioFile.read(path).frames == 1000)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("link.wav")) == path)
    }

    @Test func `what can't be written is refused in one sentence`() throws {
        let scratch = try Scratch()
        func message(_ path: String) -> String {
            let error = #expect(throws: FileError.self) { try begin(path) }
            #expect(error?.kind == .cannotCreate)
            return error?.description ?? ""
        }
        let missing = scratch.file("no/a.wav")
        #expect(
            message(missing)
                == "\(missing): can't be written: there is no folder “\(scratch.path)/no/”; "
                + "make it with mkdir -p, or name another."
        )
        #expect(message(scratch.path) == "\(scratch.path): is a folder; name a file in it.")
        #expect(message("/dev/null") == "/dev/null: is not an ordinary file and is not replaced; name another.")
        #expect(message("") == "“”: the file needs a name; call it “session.wav”, or what you like.")
    }

    @Test func `a full disk is told before anything is rendered`() throws {
        let scratch = try Scratch()
        let error = #expect(throws: FileError.self) {
            try AudioWriter(path: scratch.file("a.wav"), format: .wavFloat, rate: 48_000, frames: 1 << 50)
        }
        #expect(error?.kind == .failed)
        #expect(error?.reason.hasPrefix("the disk is too full: ") == true)
        #expect(error?.mend == "make room there, or choose another disk")
        #expect(try scratch.names.isEmpty)
    }

    @Test func `a copy has every byte, and what can't be copied leaves nothing`() throws {
        let scratch = try Scratch()
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let source = try scratch.write(bytes, to: "a")
        try WholeContents.copy(source, to: scratch.file("b"))
        #expect(try scratch.bytes("b") == bytes)
        let missing = #expect(throws: FileError.self) {
            try WholeContents.copy(scratch.file("none"), to: scratch.file("c"))
        }
        #expect(missing?.description == "\(scratch.file("none")): there is no such file.")
        #expect(try scratch.names == ["a", "b"])
    }

    @Test func `what can't be written is known beforehand, and nothing is left of the question`() throws {
        let scratch = try Scratch()
        let file = try scratch.write([1], to: "a")
        try WholeContents.check(file)
        try WholeContents.check(scratch.file("b"))
        #expect(throws: FileError.self) { try WholeContents.check(scratch.file("no/b")) }
        #expect(try scratch.names == ["a"] && scratch.bytes("a") == [1])
    }

    @Test func `a name of the greatest length works`() throws {
        let scratch = try Scratch()
        let name = String(repeating: "ä", count: 120) + ".wav"
        try begin(scratch.file(name)).finish()
        #expect(try scratch.names == [name])
    }

    @Test func `many writers of one file each leave it whole`() async throws {
        let scratch = try Scratch()
        let path = scratch.file("a.wav")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { try WholeOrNothingTests().begin(path).finish() }
            }
            try await group.waitForAll()
        }
        #expect(try AudioFile.read(path).frames == 1000)
        #expect(try scratch.names == ["a.wav"])
    }
}
