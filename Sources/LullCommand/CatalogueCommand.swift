import ArgumentParser
import FoundationEssentials
import Lull
import LullFile
import LullRelease
import LullScript
import LullSession

/// `lull catalogue`.
struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract:
            "Tells what a library of scripts holds: parts, lengths, breathing, voice, languages, words and silence.",
        discussion: """
            In a folder every script counts that has a title in its front matter, and translations stand with what they
            translate. Lines that nobody has spoken yet are spoken first, and kept; with --estimate no voice runs.
            """
    )

    @Argument(help: ArgumentHelp("Folders and scripts; the current folder, unless told otherwise.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Writes a page: Markdown, or HTML for a browser.", valueName: "file.md|html")
    )
    var output: String?

    @Flag(help: "Writes JSON.")
    var json = false

    @Flag(help: "Runs no voice; guesses how long unspoken lines take.")
    var estimate = false

    @Flag(name: [.short, .long], help: "No progress.")
    var quiet = false

    func validate() throws {
        if let output, ![".md", ".html"].contains(where: output.hasSuffix) {
            throw ValidationError("“\(output)” is no page: end it in .md or .html.")
        }
    }

    func run() async throws {
        let catalogue: LibraryCatalogue
        do throws(LibraryReader.Trouble) {
            let scripts = try scripts()
            let studio = try studio()
            if let output {
                var files = OutputGuard()
                for script in scripts { try LibraryReader.noteInputs(of: script, studio, in: &files) }
                do throws(FileError) {
                    try files.writes(output, by: "-o")
                    try WholeContents.check(output)
                } catch { throw .output(error) }
            }
            catalogue = try await read(scripts, studio)
        } catch {
            switch error {
            case .missing(let missing): throw Failure(.noInput, missing.description)
            case .problems(let problems): throw Failure(problems)
            case .studio(let error): throw Failure(error)
            case .output(let error): throw Failure(error)
            }
        }
        if let output {
            let bytes: [UInt8]
            do throws(ReleaseDocumentError) {
                bytes =
                    output.hasSuffix(".md")
                    ? Array(LibraryMarkdown(catalogue).text.utf8) : try LibraryPage(catalogue).html()
            } catch { throw Failure(.cannotCreate, error.description) }
            do throws(FileError) { try WholeContents.write(bytes, to: output) } catch { throw Failure(error) }
            if !json { return }
        }
        if json { return try JSONOutput.write(catalogue) }
        Terminal.output(CatalogueText(catalogue).text)
    }

    private func scripts() throws(LibraryReader.Trouble) -> [String] {
        let scripts = try LibraryReader.scripts(in: paths)
        guard scripts.isEmpty else { return scripts }
        let mend = "a session has “title:” in its front matter"
        throw .missing(ScriptLoader.Missing(paths.joined(separator: ", "), .init("no session lies there", mend: mend)))
    }

    private func read(
        _ scripts: [String],
        _ studio: Studio
    ) async throws(LibraryReader.Trouble) -> LibraryCatalogue {
        let bar = ProgressBar(quiet: quiet)
        defer { bar.finish() }
        let reader = LibraryReader(
            studio: studio,
            voices: estimate ? .estimate : .speak,
            folder: ScriptPath.folder(of: output ?? "")
        )
        return try await reader.catalogue(of: scripts) { bar.showRead($0, $1) }
    }

    private func studio() throws(LibraryReader.Trouble) -> Studio {
        do throws(StudioError) {
            return try Studio(environment: ProcessInfo.processInfo.environment)
        } catch { throw .studio(error) }
    }
}

/// A catalogue as tables for a terminal, a part after the other.
struct CatalogueText {
    private let catalogue: LibraryCatalogue

    init(_ catalogue: LibraryCatalogue) { self.catalogue = catalogue }

    var text: String {
        var rows: [[String]] = []
        var headings: [(row: Int, text: String)] = []
        for part in catalogue.parts {
            headings.append((rows.count, CleanText.shownOnOneLine(part.heading)))
            for entry in part.sessions {
                for (index, edition) in entry.editions.enumerated() {
                    rows.append(cells(entry, edition, isFirst: index == 0))
                }
            }
        }
        let sides: [Table.Side] = [.left, .left, .left, .left, .right, .right, .right, .left]
        var lines = Table.lines(rows, sides).map { "  \($0)" }
        for heading in headings.reversed() {
            lines.insert(contentsOf: heading.row == 0 ? [heading.text] : ["", heading.text], at: heading.row)
        }
        let key =
            "Words a minute are told while speaking and while guided, silence as a share and as the longest; "
            + "outside its norm: * as the script or the voice has it, ! otherwise."
        return lines.joined(separator: "\n") + "\n\n" + key + "\n"
    }

    private func cells(
        _ entry: LibraryCatalogue.Entry,
        _ edition: LibraryCatalogue.Edition,
        isFirst: Bool
    ) -> [String] {
        func number(_ value: Double?, _ figure: SpeechNorm.Figure? = nil, _ unit: String = "") -> String {
            guard let value else { return "" }
            let mark = figure.flatMap { figure in edition.marks.first { $0.figure == figure } }
            return "\(Int(clamping: value))\(unit)" + (mark.map { $0.reason == nil ? "!" : "*" } ?? "")
        }
        let speech = edition.speech
        return [
            isFirst ? edition.title : "  \(edition.title)", edition.language, edition.times?.text ?? "",
            isFirst ? entry.breathing.map(\.text).joined(separator: "; ") : "", number(speech?.speaking, .speaking),
            number(speech?.guided, .guided), number(speech.map { $0.silence * 100 }, nil, " %"),
            number(speech?.longestSilence, .silence, " s"),
        ]
    }
}
