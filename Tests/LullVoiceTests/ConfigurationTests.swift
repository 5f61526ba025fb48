import Foundation
import LullVoice
import Testing

@Suite("The configuration file")
struct ConfigurationTests {
    private func message(_ yaml: String) async throws -> String {
        let workshop = try Workshop()
        let path = workshop.scratch.file("config.yaml")
        let error = await refusal { _ = try workshop.configuration(yaml) }
        #expect(error?.kind == .configuration)
        return (error?.message ?? "").replacingOccurrences(of: path, with: "CONFIG")
    }

    @Test func `no file means the built-in engines`() throws {
        let workshop = try Workshop()
        let configuration = try VoiceConfiguration.load(environment: workshop.environment())
        #expect(configuration.engines.map(\.name) == ["piper", "flite", "espeak-ng"])
        #expect(configuration.path == nil)
    }

    @Test func `the file is found where the environment says`() throws {
        let workshop = try Workshop()
        let text = Data("defaults:\n  de: espeak-ng\n".utf8)
        for (folder, variables) in [
            (".config/lull", [:]), ("xdg/lull", ["XDG_CONFIG_HOME": workshop.scratch.file("xdg")]),
        ] {
            let path = workshop.scratch.file(folder)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try text.write(to: URL(fileURLWithPath: "\(path)/config.yaml"))
            let configuration = try VoiceConfiguration.load(environment: workshop.environment(variables))
            #expect(configuration.defaults == ["de": "espeak-ng"])
            #expect(configuration.path == "\(path)/config.yaml")
        }
    }

    @Test func `everything in the file is understood`() throws {
        let configuration = try Workshop().configuration(
            """
            engines:
              mimic:
                command: [./bin/mimic3, --stdin, --length-scale, "{stretch}", --voice, "{voice}"]
                voices: {apope: en-GB, thorsten: de-DE}
                languages: [en, de]
                voice: apope
                pace: 170
                slowest: 1.6
                fastest: 0.8
                install: pip install mimic3
                note: AGPL-3
              flite:
                command: [flite, -f, "{textfile}", -o, "{output}"]
            piper:
              program: ~/piper/piper
              voices:
                joe: ~/voices/en_US-joe-medium.onnx
                eva: {model: /m/eva.onnx, language: de-DE, note: CC0}
            defaults:
              en: mimic/apope
            """
        )
        #expect(configuration.engines.map(\.name) == ["mimic", "flite", "piper", "espeak-ng"])
        let mimic = configuration.engines[0]
        #expect(mimic.program.hasSuffix("/./bin/mimic3"))
        #expect(mimic.input == .standardInput)
        #expect(mimic.output == .standardOutput)
        #expect(mimic.voices.map(\.name) == ["apope", "thorsten"])
        #expect(mimic.naturalPace == 170 && mimic.slowest == 1.6 && mimic.fastest == 0.8)
        #expect(configuration.engines[1].voices.isEmpty)
        #expect(configuration.engines[1].output == .file)
        let piper = configuration.engines[2]
        #expect(piper.program.hasSuffix("/piper/piper") && piper.program.hasPrefix("/"))
        #expect(piper.voices.map(\.languages) == [["en-US"], ["de-DE"]])
        #expect(piper.output == .folder)
    }

    @Test func `mistakes are told with file, line and key`() async throws {
        #expect(
            try await message("engine: {}")
                == "CONFIG:1: engine: there is no such key; there are “engines”, “piper”, “defaults”"
        )
        #expect(
            try await message("engines:\n  own:\n    pace: 100\n")
                == "CONFIG:3: engines.own: add “command:” with the program and its arguments"
        )
        #expect(
            try await message("engines:\n  own:\n    command: espeak\n")
                == "CONFIG:3: engines.own.command: a list in [ ] is wanted here"
        )
        #expect(
            try await message("engines:\n  own:\n    command: [x, \"{out}\"]\n").hasPrefix(
                "CONFIG:3: engines.own.command: there is no placeholder {out}; there are {voice}, "
            )
        )
        #expect(
            try await message("engines:\n  own:\n    command: [x]\n    pace: fast\n")
                == "CONFIG:4: engines.own.pace: a number from 20.0 to 1000.0 is wanted here"
        )
        #expect(
            try await message("engines:\n  own:\n    command: [x]\n    voice: ../x\n")
                == "CONFIG:4: engines.own.voice: a voice's name has letters, digits, “_”, “+”, “.” and “-” only"
        )
        #expect(
            try await message("defaults:\n  en: flight/slt\n")
                == "CONFIG: defaults.en: no voice engine is called “flight”; there are “piper”, “flite”, “espeak-ng”"
        )
        #expect(try await message("a: [b\nc: d").hasPrefix("CONFIG: this is not YAML: "))
        #expect(try await message("- a\n- b").hasPrefix("CONFIG:1: the file: names with values are wanted here"))
        let workshop = try Workshop()
        let error = await refusal {
            _ = try VoiceConfiguration.load(environment: workshop.environment(["LULL_CONFIG": "/no/config.yaml"]))
        }
        #expect(error?.message == "the configuration /no/config.yaml: there is no such file")
    }

    @Test func `an empty file is as good as none`() throws {
        for text in ["", "\n# nothing yet\n", "---\n"] {
            #expect(try Workshop().configuration(text).engines.count == 3)
        }
    }

    @Test func `the catalogue lists all voices`() throws {
        let workshop = try Workshop()
        _ = try Data().write(to: URL(fileURLWithPath: workshop.scratch.file("en_US-joe-medium.onnx")))
        let environment = workshop.environment(["LULL_PIPER_VOICES": workshop.scratch.path, "PATH": "/usr/bin"])
        let entries = VoiceCatalogue.list(.builtIn(environment: environment))
        let slt = try #require(entries.first { $0.voice == "slt" })
        #expect(slt.engine == "flite" && slt.isInstalled && slt.languages == ["en-US"])
        let joe = try #require(entries.first { $0.engine == "piper" })
        #expect(joe.voice == "en_US-joe-medium" && joe.languages == ["en-US"] && !joe.isInstalled)
        #expect(joe.installation == "pip install piper-tts")
        #expect(entries.filter { $0.engine == "espeak-ng" }.count > 100)
        #expect(entries.allSatisfy { !$0.note.isEmpty })
    }
}
