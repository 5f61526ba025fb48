import FoundationEssentials
import Lull
import LullScript
import LullSession
import LullVoice

/// The scripts of a program, each read once for each set of values.
struct ScriptLibrary {
    /// A script that was read.
    struct Reading {
        var script: TrackScript
        /// The names of its parameters.
        private(set) var names: [String]

        init(_ outcome: ScriptReader.Outcome) {
            script = TrackScript(session: outcome.session, problems: outcome.problems, sources: outcome.sources)
            names = outcome.session?.parameters.map(\.name).sorted() ?? []
        }

        /// A script that can't be read.
        init(_ problem: Problem) {
            script = TrackScript(session: nil, problems: [problem], sources: [problem.location.source])
            names = []
        }

        /// Whether the script has a parameter.
        func has(_ name: String) -> Bool { names.contains(name) }
    }

    private struct Key: Hashable {
        var file: String
        var values: [String: Located<String>]
    }

    private let program: String
    private var readings: [Key: Reading] = [:]

    init(program: String) { self.program = program }

    /// Whether a script is there.
    func exists(_ file: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder
    }

    /// Reads a script with values for its parameters.
    mutating func read(_ file: String, _ values: [String: Located<String>]) -> Reading {
        let key = Key(file: file, values: values)
        if let known = readings[key] { return known }
        let reading: Reading
        do throws(ScriptLoader.Missing) {
            reading = Reading(try ScriptLoader.load(file: file, overrides: values))
        } catch {
            let name = Self.relative(file, to: program)
            let reason = error.unreadable.reason
            let source = SourceText(name: file, "", origin: .unread)
            let problem = Problem(
                .error,
                .unreadable,
                at: source.beginning,
                "“\(name)” can't be read: \(reason)",
                mend: error.unreadable.mend
            )
            reading = Reading(problem)
        }
        readings[key] = reading
        return reading
    }

    /// The language a script says it is in.
    mutating func language(of file: String) -> String {
        read(file, [:]).script.session?.language ?? Self.suffix(file) ?? "en"
    }

    /// The script in a language: the one named after it beside the script, or the script itself.
    mutating func translation(of file: String, into language: String) -> String? {
        let base = language.split(separator: "-").first.map(String.init) ?? language
        for tag in [language, language.lowercased(), base] {
            let name = Self.translationName(file, tag)
            if exists(name) { return name }
        }
        return LanguageTag.match(self.language(of: file), language) > 0 ? file : nil
    }

    /// The nearest script, or those that are there.
    func hint(for file: String) -> String {
        let folder = ScriptPath.folder(of: file)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        let scripts = names.filter { $0.hasSuffix(".md") }.sorted()
        guard !scripts.isEmpty else { return "no script is in “\(folder.isEmpty ? "." : folder)”" }
        return Spelling.hint(for: file.split(separator: "/").last.map(String.init) ?? "", in: scripts)
    }

    // MARK: Names of files

    /// `coherent.es.md` for `coherent.md` in Spanish.
    static func translationName(_ file: String, _ language: String) -> String {
        let folder = ScriptPath.folder(of: file)
        let name = String(file.dropFirst(folder.count))
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        return "\(folder)\(stem(name)).\(language)\(ending)"
    }

    /// A file's name without its ending and its language.
    static func stem(_ name: String) -> String {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 1 { parts.removeLast() }
        if parts.count > 1, let last = parts.last, isTag(last) { parts.removeLast() }
        return parts.joined(separator: ".")
    }

    private static func suffix(_ file: String) -> String? {
        let parts = file.split(separator: ".")
        guard parts.count > 2, isTag(String(parts[parts.count - 2])) else { return nil }
        return String(parts[parts.count - 2])
    }

    private static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (2...3).contains(parts[0].count) && parts[0].allSatisfy { $0.isASCII && $0.isLowercase }
            && parts.dropFirst().allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isASCII) }
            && parts.count <= 3
    }

    /// A path as it is seen from the program's folder, where it lies in it.
    static func relative(_ file: String, to program: String) -> String {
        let folder = ScriptPath.folder(of: program)
        return file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
    }
}
