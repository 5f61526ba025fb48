import Foundation
import LullFile
import LullVoice
import Testing

@Suite("Takes")
struct TakeTests {
    private func record(
        _ name: String,
        in workshop: Workshop,
        format: AudioFormat = .wav24,
        rate: Int = 44_100,
        channels: Int = 2,
        seconds: Double = 2,
        level: Double = 0.1
    ) throws {
        try FileManager.default.createDirectory(
            atPath: workshop.scratch.file("voice"),
            withIntermediateDirectories: true
        )
        // Half a second of silence before and after.
        let count = Int(seconds * Double(rate))
        let pad = [Float](repeating: 0, count: rate / 2)
        let left = pad + (0..<count).map { Float(level * sin(0.05 * Double($0))) } + pad
        let right = pad + (0..<count).map { Float(level * 0.5 * sin(0.03 * Double($0))) } + pad
        let writer = try AudioWriter(
            path: workshop.scratch.file("voice/\(name)"),
            format: format,
            rate: rate,
            channels: channels,
            frames: left.count
        )
        try writer.write(left: left, right: right, count: left.count)
        try writer.finish()
    }

    @Test func `a take is trimmed, matched in level and keeps its channels`() async throws {
        let workshop = try Workshop()
        try record("intro.wav", in: workshop)
        try record("end.flac", in: workshop, format: .flac24, rate: 48_000, channels: 1, seconds: 5, level: 0.9)
        try record("mid.mp3", in: workshop, format: .mp3)
        let studio = try workshop.studio(
            VoiceChoice(engine: "flite", level: -24),
            workshop.configuration(path: "/nowhere"),
            takes: workshop.scratch.file("voice")
        )
        let lines = [(id: "intro", text: "Hello."), (id: "end", text: ""), (id: "mid", text: "So.")]
        let speech = try await studio.speech(for: lines)
        #expect(speech.map(\.source) == ["take voice/intro.wav", "take voice/end.flac", "take voice/mid.mp3"])
        #expect(speech.map(\.audio.channels) == [2, 1, 2])
        for (speech, seconds) in zip(speech, [2.0, 5, 2]) {
            #expect(speech.audio.rate == 48_000)
            #expect(abs(speech.audio.duration - seconds - 0.08) < 0.06)
            #expect(abs(try #require(speech.loudness) + 24) < 0.5)
        }
        #expect(try studio.readiness(of: lines).map(\.frames) == speech.map(\.audio.frames))
    }

    @Test func `a repeated line falls back to the take of the first`() throws {
        let workshop = try Workshop()
        try record("breathe-in-3f2a.wav", in: workshop)
        try record("breathe-in-3f2a.3.wav", in: workshop)
        try record("breathe-in-3f2a.3.flac", in: workshop, format: .flac16)
        let studio = try workshop.studio(takes: workshop.scratch.file("voice"))
        let ids = [
            "breathe-in-3f2a", "breathe-in-3f2a.2", "breathe-in-3f2a.3", "breathe-in-3f2a.x",
            "../voice/breathe-in-3f2a",
        ]
        let sources = try studio.readiness(of: ids.map { (id: $0, text: "Breathe in.") }).map(\.source)
        #expect(
            sources == [
                "take voice/breathe-in-3f2a.wav", "take voice/breathe-in-3f2a.wav", "take voice/breathe-in-3f2a.3.wav",
                "flite/slt", "flite/slt",
            ]
        )
    }

    @Test func `a bad take names its file and its line`() async throws {
        let workshop = try Workshop()
        try record("quiet.wav", in: workshop, level: 0)
        _ = try workshop.scratch.write(Array("not audio".utf8), to: "voice/text.wav")
        let studio = try workshop.studio(takes: workshop.scratch.file("voice"))
        let folder = workshop.scratch.file("voice")
        let silent = await refusal { _ = try await studio.speech(for: [(id: "quiet", text: "So.")]) }
        #expect(silent?.message == "\(folder)/quiet.wav: is silent; record the line again or remove the file")
        #expect(silent?.line == "quiet")
        let text = await refusal { _ = try studio.readiness(of: [(id: "text", text: "So.")]) }
        #expect(text?.message.hasPrefix("\(folder)/text.wav: is not a sound file") == true)
        let missing = try workshop.studio(takes: workshop.scratch.file("none"))
        let error = await refusal { _ = try missing.readiness(of: []) }
        #expect(
            error?.message
                == "\(workshop.scratch.file("none")): there is no such folder of takes; make it or leave “takes” out"
        )
    }

    @Test func `a changed take is taken anew`() async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(takes: workshop.scratch.file("voice"))
        try record("a.wav", in: workshop, seconds: 1)
        let first = try await studio.speech(for: [(id: "a", text: "")])
        try record("a.wav", in: workshop, seconds: 2)
        let second = try await studio.speech(for: [(id: "a", text: "")])
        #expect(second[0].audio.duration > first[0].audio.duration + 0.9)
    }
}
