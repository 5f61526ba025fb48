import Foundation
import LullFile
import LullMeasure
import LullVoice
import Testing

@Suite("The engines of this machine")
struct EngineTests {
    private static let voices: [(String, String)] = [
        ("flite", "slt"), ("flite", "rms"), ("flite", "awb"), ("flite", "kal"), ("flite", "kal16"),
        ("espeak-ng", "en-gb"),
        ("espeak-ng", "en-us+f3"),
    ]

    private func speak(_ choice: VoiceChoice, _ text: String) async throws -> Speech {
        try #require(try await Workshop().studio(choice).speech(for: [(id: "a", text: text)]).first)
    }

    @Test(arguments: voices)
    func `a line is at its level, trimmed and faded`(_ engine: String, _ voice: String) async throws {
        for text in ["Breathe in.", "Rest.", "And with the next slow breath out, let the jaw and the tongue go soft."] {
            let speech = try await speak(VoiceChoice(engine: engine, name: voice, level: -26, edge: 0.03), text)
            #expect(speech.source == "\(engine)/\(voice)")
            #expect(speech.audio.rate == 48_000)
            #expect(speech.audio.channels == 1)
            #expect(abs(try #require(speech.loudness) + 26) < 0.5)
            let samples = speech.samples()
            #expect(abs(samples[0]) < 1e-4)
            #expect(abs(try #require(samples.last)) < 1e-4)
            // The voice begins within 80 ms and ends, falling softly, within 200 ms of the ends.
            let threshold = speech.peak * 0.016
            let first = try #require(samples.firstIndex { abs($0) > threshold })
            let last = try #require(samples.lastIndex { abs($0) > threshold })
            #expect(first < 48 * 80)
            #expect(samples.count - last < 48 * 200)
        }
    }

    @Test(arguments: voices.prefix(6), [110.0, 140, 200])
    func `the pace is kept within 15 percent`(_ voice: (String, String), _ pace: Double) async throws {
        let choice = VoiceChoice(engine: voice.0, name: voice.1, pace: pace)
        let speech = try await speak(choice, Workshop.paragraph)
        let words = Double(Workshop.paragraph.split(separator: " ").count)
        let heard = words * 60 / speech.audio.duration
        #expect(abs(heard / pace - 1) < 0.15, "\(heard)")
    }

    @Test(arguments: voices.prefix(6))
    func `the natural pace is the one documented`(_ engine: String, _ voice: String) async throws {
        let documented = ["slt": 221.0, "rms": 196, "awb": 211, "kal": 220, "kal16": 224, "en-gb": 231]
        let speech = try await speak(VoiceChoice(engine: engine, name: voice), Workshop.paragraph)
        let heard = 105 * 60 / speech.audio.duration
        #expect(abs(heard / (try #require(documented[voice])) - 1) < 0.02, "\(heard)")
    }

    @Test func `an extreme pace is held to what sounds natural`() async throws {
        let natural = try await speak(VoiceChoice(engine: "flite"), Workshop.paragraph).audio.duration
        for (pace, most) in [(1.0, 2.05), (-5, 1.02), (.nan, 1.02)] {
            let speech = try await speak(VoiceChoice(engine: "flite", pace: pace), Workshop.paragraph)
            #expect(speech.audio.duration / natural < most)
        }
        let fast = try await speak(VoiceChoice(engine: "flite", pace: 9999), Workshop.paragraph)
        #expect(fast.audio.duration / natural > 0.55)
    }

    @Test(arguments: [
        ("de", "Atme ein, und lass die Schultern sinken."), ("es", "Respira despacio y suelta el día."),
        ("fr-FR", "Respirez lentement."), ("ja", "ゆっくりいきをします。"), ("cmn", "慢慢地呼吸"), ("ru", "Дышите медленно."),
        ("pt-BR", "Respire devagar."), ("de-AT", "Grüß dich."),
    ])
    func `every language has a voice`(_ language: String, _ text: String) async throws {
        let speech = try await speak(VoiceChoice(language: language), text)
        #expect(speech.source.hasPrefix("espeak-ng/"))
        #expect(speech.audio.duration > 0.4)
        #expect(abs(try #require(speech.loudness) + 23) < 0.5)
    }

    @Test(arguments: ["flite", "espeak-ng"])
    func `texts of every kind are spoken`(_ engine: String) async throws {
        let studio = try Workshop().studio(VoiceChoice(engine: engine))
        let texts = [
            "-lv", "--help", "“Quoted” 'and' \"so\"", "one\ntwo\r\nthree\u{2028}four", "naïve café — soft… 20 °C",
            "😀 hello 👨‍👩‍👧",
            "$(touch /tmp/lull-injected) `ls` ; rm -rf / | cat > x && \\", "{voice} {output}",
            "<break time='9s'/> & so", "[[h@loU]]",
            "null\u{0}byte", "7", "a", "%s%n%d",
        ]
        let speech = try await studio.speech(for: texts.enumerated().map { (id: "\($0)", text: $1) })
        #expect(speech.count == texts.count)
        for (text, speech) in zip(texts, speech) { #expect(speech.audio.duration > 0.05, "\(text)") }
        #expect(!FileManager.default.fileExists(atPath: "/tmp/lull-injected"))
        let plain = try await studio.speech(for: [(id: "a", text: "one two three four"), (id: "b", text: "hello")])
        #expect(abs(plain[0].audio.duration - speech[3].audio.duration) < 0.01)
        #expect(abs(plain[1].audio.duration - speech[5].audio.duration) < 0.01)
    }

    @Test(arguments: ["flite", "espeak-ng"])
    func `nothing to say is no sound and no error`(_ engine: String) async throws {
        let studio = try Workshop().studio(VoiceChoice(engine: engine))
        let texts = ["", " \n\t ", "…", "— – !?", "😀 👍🏽", "\u{0}\u{7}"]
        let speech = try await studio.speech(for: texts.map { (id: "a", text: $0) })
        #expect(speech.allSatisfy { $0.audio.frames == 0 && $0.source == "silence" })
        #expect(speech.allSatisfy { $0.audio.rate == 48_000 })
    }

    @Test func `a very long text is spoken whole`() async throws {
        let text = Array(repeating: Workshop.paragraph, count: 30).joined(separator: " ")
        let speech = try await speak(VoiceChoice(engine: "espeak-ng", name: "en-gb"), text)
        let heard = 105 * 30 * 60 / speech.audio.duration
        #expect(abs(heard / 231 - 1) < 0.1)
        #expect(abs(try #require(speech.loudness) + 23) < 0.5)
    }

    @Test func `letters an English engine can't read are told and not dropped`() async throws {
        let error = await refusal { _ = try await speak(VoiceChoice(engine: "flite"), "Дышите медленно.") }
        #expect(
            error?.message
                == "flite/slt reads English letters only and can't say “Дышите медленно.”: name a language or the engine "
                + "espeak-ng"
        )
        #expect(error?.line == "a")
    }

    @Test func `peaks stay below -1 dBFS, even when the level can't be reached`() async throws {
        let speech = try await speak(VoiceChoice(engine: "flite", level: -3), "Breathe in.")
        #expect(speech.peak <= 0.8913)
        #expect(speech.peak > 0.88)
    }

    @Test(arguments: [8000, 16_000, 44_100, 96_000])
    func `lines come at the session's rate`(_ rate: Int) async throws {
        let workshop = try Workshop()
        let speech = try await workshop.studio(rate: rate).speech(for: [(id: "a", text: "Breathe in and out.")])
        #expect(speech[0].audio.rate == rate)
        #expect(abs(speech[0].audio.duration - 1.2) < 0.4)
        #expect(abs(try #require(speech[0].loudness) + 23) < 0.5)
    }

    @Test(arguments: ["flite", "espeak-ng"])
    func `the estimate of a line is near`(_ engine: String) async throws {
        let studio = try Workshop().studio(VoiceChoice(engine: engine, pace: 130))
        let texts = Workshop.paragraph.split(separator: ".").map { "\($0)." } + [Workshop.paragraph]
        let lines = texts.enumerated().map { (id: "\($0)", text: $1) }
        for (text, speech) in zip(texts, try await studio.speech(for: lines)) {
            let ratio = studio.estimate(text) / speech.audio.duration
            #expect(ratio > 0.8 && ratio < 1.2, "\(ratio) \(text)")
        }
    }
}

/// Runs where `LULL_TEST_PIPER` names a piper program and `LULL_PIPER_VOICES` a folder with `en_US-joe-medium.onnx`.
@Suite("piper", .enabled(if: ProcessInfo.processInfo.environment["LULL_TEST_PIPER"] != nil))
struct PiperTests {
    private func configuration(_ workshop: Workshop) throws -> VoiceConfiguration {
        let variables = ProcessInfo.processInfo.environment
        let program = try #require(variables["LULL_TEST_PIPER"])
        let folder = try #require(variables["LULL_PIPER_VOICES"])
        return try workshop.configuration(
            """
            piper:
              program: \(program)
              voices: {joe: \(folder)/en_US-joe-medium.onnx}
            """
        )
    }

    @Test(arguments: [nil, 145.0, 170, 220])
    func `many lines are spoken by one start, at their pace`(_ pace: Double?) async throws {
        let workshop = try Workshop()
        let choice = VoiceChoice(engine: "piper", name: "joe", pace: pace)
        let studio = try workshop.studio(choice, configuration(workshop), timeout: .seconds(120))
        let texts = [Workshop.paragraph, "-lv", "😀 “Quoted” — naïve", "7", "…", "Breathe in."]
        let start = ContinuousClock.now
        let speech = try await studio.speech(for: texts.enumerated().map { (id: "\($0)", text: $1) })
        print("piper took", ContinuousClock.now - start)
        #expect(speech.map(\.source).filter { $0 == "piper/joe" }.count == 5)
        let heard = 105 * 60 / speech[0].audio.duration
        #expect(abs(heard / (pace ?? 236) - 1) < 0.15, "\(heard)")
        for index in [0, 1, 2, 3, 5] {
            #expect(speech[index].audio.duration > 0.1)
            #expect(abs(try #require(speech[index].loudness) + 23) < 0.5)
        }
        #expect(speech[4].audio.frames == 0)
    }

    @Test func `a model that is missing is told in one line`() async throws {
        let workshop = try Workshop()
        let program = try #require(ProcessInfo.processInfo.environment["LULL_TEST_PIPER"])
        let yaml = "piper:\n  program: \(program)\n  voices: {eva: /no/eva.onnx}\n"
        let studio = try workshop.studio(VoiceChoice(engine: "piper", name: "eva"), workshop.configuration(yaml))
        let error = await refusal { _ = try await studio.speech(for: [(id: "a", text: "Hello.")]) }
        #expect(error?.message.contains("/no/eva.onnx") == true, "\(error?.message ?? "")")
    }
}
