import Foundation
import LullFile
import Testing

@Suite("Every format holds what was written")
struct FormatTests {
    private static let rate = 48_000
    private static let frames = 96_123

    private static func write(
        _ format: AudioFormat,
        to path: String,
        channels: Int = 2,
        rate: Int = rate,
        blocks: Int = 5000
    ) throws {
        let left = Signals.sine(440, rate: rate, count: frames)
        let right = Signals.sine(1000, rate: rate, count: frames, level: 0.25)
        let writer = try AudioWriter(path: path, format: format, rate: rate, channels: channels, frames: frames)
        try left.withUnsafeBufferPointer { left in
            try right.withUnsafeBufferPointer { right in
                let leftBase = try #require(left.baseAddress)
                let rightBase = try #require(right.baseAddress)
                var start = 0
                while start < frames {
                    let count = min(blocks, frames - start)
                    try writer.write(left: leftBase + start, right: rightBase + start, count: count)
                    start += count
                }
            }
        }
        try writer.finish()
    }

    private static func ending(_ format: AudioFormat) -> String {
        switch format {
        case .wav16, .wav24, .wavFloat: "wav"
        case .flac16, .flac24: "flac"
        case .vorbis: "ogg"
        case .opus: "opus"
        case .mp3: "mp3"
        }
    }

    @Test(arguments: [AudioFormat.wav16, .wav24, .wavFloat, .flac16, .flac24], [1, 2])
    func `lossless formats round trip`(_ format: AudioFormat, _ channels: Int) throws {
        let scratch = try Scratch()
        let path = scratch.file("a.\(Self.ending(format))")
        try Self.write(format, to: path, channels: channels)
        let sound = try AudioFile.read(path)
        #expect(sound.rate == Self.rate)
        #expect(sound.channels.count == channels)
        #expect(sound.frames == Self.frames)
        let step: Float =
            switch format {
            case .wav16, .flac16: 1 / 32_768
            case .wav24, .flac24: 1 / 8_388_608
            default: 0
            }
        // Rounding errs by half a step; dither adds up to one.
        let most = format == .wav16 || format == .flac16 ? 1.5 * step : 0.5 * step
        let original = Signals.sine(440, rate: Self.rate, count: Self.frames)
        let worst = zip(original, sound.channels[0]).map { abs($0 - $1) }.max() ?? 1
        #expect(worst <= most * 1.001)
        #expect(try scratch.names == ["a.\(Self.ending(format))"])
    }

    @Test(arguments: [AudioFormat.vorbis, .opus, .mp3], [1, 2])
    func `lossy formats keep the sound`(_ format: AudioFormat, _ channels: Int) throws {
        let scratch = try Scratch()
        let path = scratch.file("a.\(Self.ending(format))")
        try Self.write(format, to: path, channels: channels)
        let sound = try AudioFile.read(path)
        #expect(sound.rate == Self.rate)
        #expect(sound.channels.count == channels)
        #expect(abs(sound.frames - Self.frames) < 3000)
        let middle = sound.channels[0][24_000..<72_000]
        #expect(abs(Signals.decibels(Signals.amplitude(middle, at: 440, rate: Self.rate) / 0.5)) < 0.5)
        if channels == 2 {
            let right = sound.channels[1][24_000..<72_000]
            #expect(abs(Signals.decibels(Signals.amplitude(right, at: 1000, rate: Self.rate) / 0.25)) < 0.5)
        }
    }

    @Test(arguments: AudioFormat.allCases)
    func `the same samples give the same bytes, whatever the blocks`(_ format: AudioFormat) async throws {
        let scratch = try Scratch()
        let ending = Self.ending(format)
        try Self.write(format, to: scratch.file("a.\(ending)"), blocks: 4096)
        // A clock of whole seconds in a header would show.
        try await Task.sleep(for: .milliseconds(1100))
        try Self.write(format, to: scratch.file("b.\(ending)"), blocks: 4096)
        try Self.write(format, to: scratch.file("c.\(ending)"), blocks: 777)
        #expect(try scratch.bytes("a.\(ending)") == scratch.bytes("b.\(ending)"))
        if [AudioFormat.wav16, .wav24, .wavFloat, .flac16, .flac24].contains(format) {
            #expect(try scratch.bytes("a.\(ending)") == scratch.bytes("c.\(ending)"))
        }
    }

    @Test(arguments: [AudioFormat.vorbis, .opus, .mp3, .flac24, .wav16, .wavFloat])
    func `other programs read the files without complaint`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let path = scratch.file("a.\(Self.ending(format))")
        try Self.write(format, to: path)
        let tool = Process()
        let complaints = Pipe()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tool.arguments = ["ffmpeg", "-v", "error", "-i", path, "-f", "null", "-"]
        tool.standardError = complaints
        try tool.run()
        let words = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0 || tool.terminationStatus == 127)
        if tool.terminationStatus == 0 { #expect(words == "") }
    }

    @Test func `a short WAV is a plain RIFF WAVE of the right size`() throws {
        let scratch = try Scratch()
        for format in [AudioFormat.wav16, .wav24, .wavFloat] {
            try Self.write(format, to: scratch.file("a.wav"))
            let bytes = try scratch.bytes("a.wav")
            #expect(Array(bytes[0..<4]) == Array("RIFF".utf8))
            #expect(Array(bytes[8..<12]) == Array("WAVE".utf8))
            let size = (0..<4).reduce(0) { $0 | Int(bytes[4 + $1]) << (8 * $1) }
            #expect(size == bytes.count - 8)
        }
    }

    @Test func `a WAV announced as long but short in the end is still read, without the time of day`() async throws {
        let scratch = try Scratch()
        let samples = Signals.noise(1000)
        for name in ["a.wav", "b.wav"] {
            let path = scratch.file(name)
            let writer = try AudioWriter(path: path, format: .wavFloat, rate: 48_000, frames: 600_000_000)
            try writer.write(left: samples, right: samples, count: 1000)
            try writer.finish()
            #expect(try AudioFile.read(path).channels == [samples, samples])
            try await Task.sleep(for: .milliseconds(1100))
        }
        #expect(try scratch.bytes("a.wav") == scratch.bytes("b.wav"))
        #expect(try Array(scratch.bytes("a.wav")[0..<4]) == Array("RIFF".utf8))
    }

    @Test func `extensions and bits name a format`() {
        #expect(AudioFormat.named(pathExtension: "WAV", bits: .sixteen) == .wav16)
        #expect(AudioFormat.named(pathExtension: "wav", bits: .float) == .wavFloat)
        #expect(AudioFormat.named(pathExtension: "flac", bits: .float) == .flac24)
        #expect(AudioFormat.named(pathExtension: "oga", bits: .sixteen) == .vorbis)
        #expect(AudioFormat.named(pathExtension: "opus", bits: .twentyFour) == .opus)
        #expect(AudioFormat.named(pathExtension: "mp3", bits: .sixteen) == .mp3)
        #expect(AudioFormat.named(pathExtension: "aac", bits: .sixteen) == nil)
    }

    @Test func `a rate the format can't hold is refused with the mend`() throws {
        let scratch = try Scratch()
        let path = scratch.file("a.opus")
        let error = #expect(throws: FileError.self) {
            try AudioWriter(path: path, format: .opus, rate: 44_100, frames: 10)
        }
        #expect(
            error?.description
                == "\(path): Opus can't hold 44100 Hz, only 8000, 12000, 16000, 24000, 48000: add --rate 48000."
        )
        #expect(error?.kind == .cannotCreate)
        #expect(try scratch.names.isEmpty)
    }
}
