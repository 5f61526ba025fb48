import Foundation
import LullVoice
import Testing

@Suite("Which voice speaks")
struct ResolutionTests {
    private func source(_ choice: VoiceChoice, _ yaml: String? = nil, path: String = "/usr/bin:/bin") throws -> String {
        let workshop = try Workshop()
        let studio = try workshop.studio(choice, workshop.configuration(yaml, path: path))
        return try studio.readiness(of: [(id: "a", text: "Hello.")])[0].source
    }

    private func message(_ choice: VoiceChoice, _ yaml: String? = nil) async -> String {
        await refusal { _ = try source(choice, yaml) }?.message ?? ""
    }

    @Test func `language, voice and engine choose in turn`() throws {
        #expect(try source(VoiceChoice()) == "flite/slt")
        #expect(try source(VoiceChoice(language: "en-AU")) == "flite/slt")
        #expect(try source(VoiceChoice(language: "de")) == "espeak-ng/de")
        #expect(try source(VoiceChoice(language: "de-CH")) == "espeak-ng/de")
        #expect(try source(VoiceChoice(language: "es")) == "espeak-ng/es")
        #expect(try source(VoiceChoice(language: "pt_BR")) == "espeak-ng/pt-br")
        #expect(try source(VoiceChoice(language: "zh-TW")) == "espeak-ng/zh")
        #expect(try source(VoiceChoice(name: "rms")) == "flite/rms")
        #expect(try source(VoiceChoice(name: "en-gb+f3", language: "de")) == "espeak-ng/en-gb+f3")
        #expect(try source(VoiceChoice(engine: "espeak-ng", language: "en-GB")) == "espeak-ng/en-gb")
        #expect(try source(VoiceChoice(engine: "espeak-ng", language: "en")) == "espeak-ng/en")
        #expect(try source(VoiceChoice(engine: "espeak-ng", name: "fr", language: "en")) == "espeak-ng/fr")
    }

    @Test func `the user's default for a language comes before the built-in choice`() throws {
        let yaml = "defaults:\n  en: flite/rms\n  de: espeak-ng/de+f2\n  pt-BR: espeak-ng\n"
        #expect(try source(VoiceChoice(), yaml) == "flite/rms")
        #expect(try source(VoiceChoice(language: "de-AT"), yaml) == "espeak-ng/de+f2")
        #expect(try source(VoiceChoice(language: "pt-BR"), yaml) == "espeak-ng/pt-br")
        #expect(try source(VoiceChoice(name: "slt"), yaml) == "flite/slt")
    }

    @Test func `English falls to espeak-ng where flite is missing`() throws {
        let workshop = try Workshop()
        try FileManager.default.createSymbolicLink(
            atPath: workshop.scratch.file("espeak-ng"),
            withDestinationPath: "/usr/bin/espeak-ng"
        )
        let studio = try workshop.studio(VoiceChoice(), workshop.configuration(path: workshop.scratch.path))
        #expect(try studio.readiness(of: [(id: "a", text: "Hello.")])[0].source == "espeak-ng/en")
        #expect(try source(VoiceChoice(), path: "/nowhere") == "flite/slt")
    }

    @Test func `names that are wrong are told with the nearest first`() async throws {
        #expect(
            await message(VoiceChoice(engine: "flite", name: "slp"))
                == "the voice engine “flite” has no voice “slp”; it has slt, rms, awb, kal, kal16"
        )
        #expect(
            await message(VoiceChoice(engine: "fliet"))
                == "no voice engine is called “fliet”; there are flite, piper, espeak-ng"
        )
        #expect(await message(VoiceChoice(name: "sltt")).hasPrefix("no voice is called “sltt”; the nearest are slt, "))
        #expect(
            await message(VoiceChoice(engine: "espeak-ng", name: "german")).hasPrefix(
                "the voice engine “espeak-ng” has no voice “german”; it has "
            )
        )
        #expect(
            await message(VoiceChoice(engine: "piper", language: "de"))
                == "the voice engine “piper” has no voice for “de”: put a model (.onnx with its .onnx.json) into "
                + "~/.local/share/piper-voices or name it in the configuration"
        )
        #expect(
            await message(VoiceChoice(engine: "flite", language: "de"))
                == "the voice engine “flite” has no voice for “de”: it has slt, rms, awb, kal16, kal"
        )
    }

    @Test(arguments: [
        "../../etc/passwd", "/tmp/x.flitevox", "-h", "slt;ls", "$(ls)", "slt rms", "", "a\nb", ".hidden", "slt\u{0}",
        "é",
    ])
    func `a voice's name can't be a path, an option or a command`(_ name: String) async throws {
        for engine in [nil, "flite", "espeak-ng", "piper"] {
            let error = await refusal { _ = try source(VoiceChoice(engine: engine, name: name)) }
            #expect(error?.kind == .unknownVoice)
        }
        let yaml = "engines:\n  own:\n    command: [echo, \"{voice}\"]\n"
        #expect(await message(VoiceChoice(engine: "own", name: name), yaml).contains("can't be the name of a voice"))
    }
}
