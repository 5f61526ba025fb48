import Foundation
import Testing

/// What the documentation says is what the program has.
@Suite("The documentation is true")
struct DocumentationTests {
    private struct Listing: Decodable {
        struct Parameter: Decodable {
            var name: String
            var takes: String
            var choices: [String]?
            var `default`: String?
        }
        struct Generator: Decodable {
            var name: String
            var parameters: [Parameter]
        }
        var palette: [String: String]
        var generators: [Generator]
    }

    private static func listing() throws -> Listing {
        let outcome = try Tool.run(["sounds", "--json"], in: try Folder())
        return try JSONDecoder().decode(Listing.self, from: outcome.output)
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(Tool.root)/\(path)", encoding: .utf8)
    }

    /// The lines below the first heading that matches, up to the next of its level or above.
    private static func section(
        of text: String,
        level: Int,
        where matches: (Substring) -> Bool
    ) -> [Substring] {
        func depth(_ line: Substring) -> Int {
            let marks = line.prefix { $0 == "#" }.count
            return marks > 0 && line.dropFirst(marks).first == " " ? marks : .max
        }
        var isFenced = false
        var found: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isFenced.toggle() }
            if !isFenced && depth(line) <= level {
                if let found { return found }
                if depth(line) == level && matches(line.dropFirst(level + 1)) { found = [] }
            } else {
                found?.append(line)
            }
        }
        return found ?? []
    }

    /// The rows of the tables among some lines: cells by the words of their headers, the first cell under “”.
    private static func rows(_ lines: [Substring]) -> [[String: String]] {
        var rows: [[String: String]] = []
        var header: [String] = []
        for line in lines {
            guard line.hasPrefix("|") else {
                header = []
                continue
            }
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if header.isEmpty {
                header = cells
            } else if !cells.allSatisfy({ $0.allSatisfy { $0 == "-" } }) {
                var row = ["": cells[0]]
                for (name, cell) in zip(header.dropFirst(), cells.dropFirst()) where !name.isEmpty { row[name] = cell }
                rows.append(row)
            }
        }
        return rows
    }

    /// As the documentation writes it: a true minus, and words as code.
    private static func written(_ value: String, choices: [String]?) -> String {
        if let choices {
            let names = choices.map { "`\($0)`" }.joined(separator: ", ")
            return value.hasPrefix("some of ") ? "some of \(names)" : names
        }
        if value == "yes | no" { return "`yes`, `no`" }
        return value.replacing(/(^|\s)-(\d)/) { "\($0.1)−\($0.2)" }
    }

    @Test("Every generator and parameter stands in sounds.md, with what it takes and its default")
    func parameters() throws {
        let text = try Self.text("Documentation/sounds.md")
        let common = Self.rows(Self.section(of: text, level: 2) { $0 == "Parameters of every sound" })
        #expect(common.count >= 13)
        for generator in try Self.listing().generators {
            let own = Self.section(of: text, level: 3) { heading in
                heading.split { !$0.isLetter }.contains { $0 == generator.name }
            }
            #expect(!own.isEmpty, "\(generator.name) has no section")
            let rows = Self.rows(own)
            for parameter in generator.parameters {
                let place = "\(generator.name).\(parameter.name)"
                let known = (rows + common).first { $0[""]?.hasPrefix("`\(parameter.name)`") == true }
                guard let row = known else {
                    Issue.record("\(place) has no row")
                    continue
                }
                let takes = Self.written(parameter.takes, choices: parameter.choices)
                #expect(row["takes"]?.hasPrefix(takes) == true, "\(place) takes \(takes)")
                guard let standard = parameter.default else { continue }
                // Generators that share a table have a column each.
                let shown = row["`\(generator.name)`"] ?? row["default"] ?? ""
                #expect(shown.contains(Self.written(standard, choices: nil)), "\(place) is \(standard), not \(shown)")
            }
        }
    }

    @Test("Every sound that exists without being declared stands in sounds.md, with its generator")
    func palette() throws {
        let text = try Self.text("Documentation/sounds.md")
        let rows = Self.rows(Self.section(of: text, level: 2) { $0 == "Sounds that exist" })
        let documented = rows.compactMap { row in row[""].map { ($0, row["generator"] ?? "") } }
        let palette = try Self.listing().palette
        #expect(documented.count == palette.count)
        for (name, generator) in palette {
            #expect(documented.contains { $0.0 == "`\(name)`" && $0.1 == generator }, "\(name) (\(generator))")
        }
    }

    @Test(
        "Scripts that are shown whole are well",
        arguments: ["README.md", "Documentation/script.md", "Documentation/sounds.md"]
    )
    func examples(file: String) throws {
        let folder = try Folder()
        var number = 0
        for block in try Self.text(file).components(separatedBy: "```markdown\n").dropFirst() {
            let script = block.components(separatedBy: "\n```")[0] + "\n"
            guard script.hasPrefix("---\n") else { continue }
            number += 1
            try folder.write(script, to: "\(number).md")
            let outcome = try Tool.run(["check", "--strict", "\(number).md"], in: folder)
            #expect(outcome.status == 0, "\(file): \(outcome.text)\(outcome.errors)")
        }
        #expect(number > 0)
    }

    @Test("Declarations that are shown alone are understood")
    func declarations() throws {
        let folder = try Folder()
        try folder.write("no recording", to: "garden.flac")
        for block in try Self.text("Documentation/sounds.md").components(separatedBy: "```yaml\n").dropFirst() {
            for line in block.components(separatedBy: "\n```")[0].split(separator: "\n") {
                // What is no setting of the front matter is a sound.
                let isSetting = ["voice:", "room:", "master:"].contains { line.hasPrefix($0) }
                try folder.write("---\n\(isSetting ? "" : "sounds:\n  ")\(line)\n---\n[pause 1s]\n", to: "s.md")
                let outcome = try Tool.run(["check", "s.md"], in: folder)
                #expect(outcome.status == 0, "\(outcome.text)")
            }
        }
    }

    @Test(
        "Links lead somewhere",
        arguments: try FileManager.default.contentsOfDirectory(atPath: "\(Tool.root)/Documentation").filter {
            $0.hasSuffix(".md")
        }.map { "Documentation/\($0)" } + ["README.md", "CONTRIBUTING.md", "Samples/README.md"]
    )
    func links(file: String) throws {
        let folder = URL(fileURLWithPath: "\(Tool.root)/\(file)").deletingLastPathComponent()
        for match in try Self.text(file).matches(of: /\]\(([^)\s]+)\)/) where !match.1.contains(":") {
            let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target = parts[0].isEmpty ? "\(Tool.root)/\(file)" : folder.appendingPathComponent("\(parts[0])").path
            // Examples of marks, such as [words](address), name no file.
            guard parts[0].contains(".") || parts[0].isEmpty || match.1.contains("/") || match.1.contains("#") else {
                continue
            }
            #expect(FileManager.default.fileExists(atPath: target), "\(file): \(match.1)")
            guard parts.count == 2, target.hasSuffix(".md") else { continue }
            let headings = try String(contentsOfFile: target, encoding: .utf8).split(separator: "\n")
                .filter { $0.hasPrefix("#") }
                .map { Self.anchor(String($0.drop { $0 == "#" }.dropFirst())) }
            #expect(headings.contains(String(parts[1])), "\(file): \(match.1)")
        }
    }

    /// The anchor that GitHub gives a heading.
    private static func anchor(_ heading: String) -> String {
        let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        return kept.replacing(" ", with: "-")
    }
}
