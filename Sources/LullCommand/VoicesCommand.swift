import ArgumentParser
import FoundationEssentials
import LullVoice

/// `lull voices`.
struct VoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voices",
        abstract: "Lists the voices there are, and how to get those that are not."
    )

    @Flag(help: "Writes JSON.")
    var json = false

    private struct Row: Encodable {
        var engine: String
        var voice: String
        var languages: [String]
        var installed: Bool
        var installation: String?
        var note: String
    }

    func run() throws {
        let configuration: VoiceConfiguration
        do throws(VoiceError) {
            configuration = try VoiceConfiguration.load(environment: ProcessInfo.processInfo.environment)
        } catch { throw Failure(.data, "\(error.message).") }
        let entries = VoiceCatalogue.list(configuration)
        if json {
            try JSONOutput.write(
                entries.map {
                    Row(
                        engine: $0.engine,
                        voice: $0.voice,
                        languages: $0.languages,
                        installed: $0.isInstalled,
                        installation: $0.installation,
                        note: $0.note
                    )
                }
            )
            return
        }
        let rows = entries.map { entry in
            [
                entry.engine,
                entry.voice.isEmpty ? "(any)" : entry.voice,
                entry.languages.isEmpty ? "any language" : entry.languages.joined(separator: ", "),
                entry.isInstalled ? "ready" : "missing: \(entry.installation ?? "see its configuration")",
                entry.note,
            ]
        }
        Terminal.output(Table.text(rows, width: Terminal.outputWidth))
    }
}
