import Foundation
import LullFile
import Testing

@Suite("Reading what is not as it should be")
struct ReaderTests {
    private func wav(_ samples: [Float], in scratch: Scratch, name: String = "a.wav") throws -> String {
        let path = scratch.file(name)
        let format: AudioFormat = name.hasSuffix("flac") ? .flac16 : .wavFloat
        let writer = try AudioWriter(path: path, format: format, rate: 44_100, channels: 1, frames: samples.count)
        try writer.write(left: samples, right: samples, count: samples.count)
        try writer.finish()
        return path
    }

    private func refusal(_ path: String) -> FileError? {
        #expect(throws: FileError.self) { try AudioFile.read(path) }
    }

    @Test func `a missing file, a folder, a pipe and an empty file`() throws {
        let scratch = try Scratch()
        #expect(
            refusal("clips/rain.flac")?.description == "clips/rain.flac: there is no such file."
        )
        #expect(refusal("clips/rain.flac")?.kind == .missing)
        #expect(refusal(scratch.path)?.kind == .unreadable)
        #expect(refusal("/dev/zero")?.kind == .unreadable)
        #expect(refusal(try scratch.write([], to: "a.wav"))?.reason == "is empty")
    }

    @Test func `text, noise and shortened headers are not audio`() throws {
        let scratch = try Scratch()
        let whole = try wav(Signals.noise(5000), in: scratch)
        let bytes = try scratch.bytes("a.wav")
        #expect(try AudioFile.read(whole).frames == 5000)
        var samples: [[UInt8]] = [Array("Breathe in, breathe out.\n".utf8), (0..<4096).map { UInt8($0 & 255) }]
        for count in [1, 4, 11, 12, 20, 30] { samples.append(Array(bytes.prefix(count))) }
        for (index, sample) in samples.enumerated() {
            let path = try scratch.write(sample, to: "bad\(index).wav")
            #expect(refusal(path)?.kind == .notAudio)
        }
    }

    @Test func `bytes changed by chance never end the program`() throws {
        let scratch = try Scratch()
        for name in ["a.wav", "a.flac"] {
            _ = try wav(Signals.noise(3000), in: scratch, name: name)
            let bytes = try scratch.bytes(name)
            var state: UInt64 = 7
            for _ in 0..<150 {
                var changed = bytes
                for _ in 0..<4 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1
                    changed[Int(state >> 33) % min(200, changed.count)] = UInt8(truncatingIfNeeded: state >> 20)
                }
                let path = try scratch.write(changed, to: "changed-\(name)")
                do {
                    let sound = try AudioFile.read(path)
                    #expect(sound.channels.allSatisfy { $0.count == sound.frames })
                } catch {
                    #expect(error.description.hasSuffix("."))
                }
            }
        }
    }

    @Test func `a shortened FLAC is told`() throws {
        let scratch = try Scratch()
        _ = try wav(Signals.noise(100_000), in: scratch, name: "a.flac")
        let bytes = try scratch.bytes("a.flac")
        let path = try scratch.write(Array(bytes.prefix(bytes.count / 2)), to: "b.flac")
        let error = refusal(path)
        #expect(error != nil)
    }

    @Test func `a shortened WAV gives the frames it has`() throws {
        let scratch = try Scratch()
        _ = try wav(Signals.noise(10_000), in: scratch)
        let bytes = try scratch.bytes("a.wav")
        let path = try scratch.write(Array(bytes.prefix(bytes.count - 20_000)), to: "b.wav")
        #expect(try AudioFile.read(path).frames == 5000)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func `a sample that is not a number is refused with its frame`(_ bad: Float) throws {
        let scratch = try Scratch()
        var samples = Signals.noise(40_000)
        samples[33_333] = bad
        let path = try wav(samples, in: scratch)
        #expect(
            refusal(path)?.reason == "frame 33333 of channel 1 is not a number; export the file again"
        )
    }

    @Test func `a file that may not be read`() throws {
        let scratch = try Scratch()
        let path = try wav(Signals.noise(100), in: scratch)
        chmod(path, 0)
        if getuid() != 0 { #expect(refusal(path)?.kind == .unreadable) }
    }
}
