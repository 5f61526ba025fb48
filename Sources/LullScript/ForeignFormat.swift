import LullSession
import LullSyntax

/// A format that is no session script, known by its content and its name.
enum ForeignFormat: Equatable, Sendable {
    /// A program of Lull's, which other commands read.
    case program
    case sbagen, synapseq, gnaural, json, javascript, yaml, srt, vtt, lrc, html, xml, rtf, latex, org, csv
    case word, pdf, zip, image, audio(String)

    // MARK: Files that are no text

    /// The format of bytes that are no text; nil where they may be one.
    init?(_ bytes: [UInt8], path: String) {
        func begins(_ text: String, at offset: Int = 0) -> Bool {
            bytes.count >= offset + text.utf8.count && bytes[offset...].starts(with: text.utf8)
        }
        let name = path.lowercased()
        if begins("%PDF-") {
            self = .pdf
        } else if begins("PK\u{3}\u{4}") {
            self = name.hasSuffix(".zip") ? .zip : .word
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .word
        } else if begins("RIFF") || begins("RF64") {
            self = .audio("WAV")
        } else if begins("ID3") || bytes.starts(with: [0xFF, 0xFB]) || bytes.starts(with: [0xFF, 0xF3]) {
            self = .audio("MP3")
        } else if begins("OggS") {
            self = .audio("Ogg")
        } else if begins("fLaC") {
            self = .audio("FLAC")
        } else if begins("FORM") && (begins("AIFF", at: 8) || begins("AIFC", at: 8)) {
            self = .audio("AIFF")
        } else if begins("ftyp", at: 4) {
            self = .audio("MPEG-4")
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
            || begins("GIF8")
        {
            self = .image
        } else if begins("{\\rtf") {
            self = .rtf
        } else {
            return nil
        }
    }

    // MARK: Texts

    /// The format of a text; nil for a session script, or what might be one.
    init?(_ source: SourceText, path: String) {
        if case .program? = Likeness(source, path: path) {
            self = .program
            return
        }
        let name = path.lowercased()
        let lines = Self.lines(source)
        guard let first = lines.first else { return nil }
        if let format = Self.markup(first, lines) ?? Self.data(lines, name) ?? Self.captions(lines)
            ?? Self.tones(lines, name)
        {
            self = format
            return
        }
        if lines.prefix(40).contains(where: { $0.hasPrefix("\\documentclass") || $0.hasPrefix("\\begin{document}") }) {
            self = .latex
        } else if name.hasSuffix(".org") || lines.prefix(5).contains(where: { $0.lowercased().hasPrefix("#+title:") }) {
            self = .org
        } else if Self.isTable(lines, name) {
            self = .csv
        } else {
            return nil
        }
    }

    /// The first lines that aren't empty, without white space at their ends.
    private static func lines(_ source: SourceText) -> [String] {
        var lines: [String] = []
        var number = 1
        while number <= source.lineCount, lines.count < 200 {
            let range = source.range(ofLine: number)
            let text = Markup.trimmed(
                source[range.lowerBound..<min(range.upperBound, range.lowerBound + 300)].filter { $0 != "\u{FEFF}" }
            )
            if !text.isEmpty { lines.append(text) }
            number += 1
        }
        return lines
    }

    private static func markup(_ first: String, _ lines: [String]) -> ForeignFormat? {
        let head = first.lowercased()
        if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .html }
        guard head.hasPrefix("<?xml") || head.hasPrefix("<schedule") || head.hasPrefix("<!doctype") else { return nil }
        let text = lines.prefix(12).joined(separator: " ").lowercased()
        if text.contains("<schedule") { return .gnaural }
        if text.contains("<speak") { return nil }
        if text.contains("<html") { return .html }
        return .xml
    }

    private static func data(_ lines: [String], _ name: String) -> ForeignFormat? {
        let text = lines.prefix(6).joined(separator: "\n")
        let marks = text.filter { !$0.isWhitespace }
        if name.hasSuffix(".json") || marks.hasPrefix("{\"") || marks.hasPrefix("[{") || marks.hasPrefix("[\"")
            || marks.hasPrefix("[[\"")
        {
            return .json
        }
        let code = [
            "const ", "let ", "var ", "export ", "import ", "module.exports", "function ", "\"use strict\"",
            "'use strict'",
        ]
        let isCode = lines.prefix(12).contains { line in code.contains(where: line.hasPrefix) }
        let closes = lines.contains { $0.hasSuffix(";") || $0.hasSuffix("{") || $0.hasSuffix("[") || $0 == "];" }
        if name.hasSuffix(".js")
            || isCode && closes
                && lines.filter({ $0.hasSuffix(",") || $0.hasSuffix(";") || $0.hasSuffix("{") || $0.hasSuffix("[") })
                    .count * 2 > lines.count
        {
            return .javascript
        }
        // Settings without words: every line is a name with a value, or an element of a list that has such lines.
        let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        let steps = lines.filter { $0.hasPrefix("- ") && FrontMatterSpan.isSetting($0.dropFirst(2)) }
        if isYAML || steps.count > 1 && lines.allSatisfy({ isSetting($0) }) { return .yaml }
        return nil
    }

    private static func isSetting(_ line: String) -> Bool {
        let bare = line.hasPrefix("- ") ? String(line.dropFirst(2)) : line
        return line == "---" || line == "..." || line.hasPrefix("#") || FrontMatterSpan.isSetting(bare)
            || line.hasPrefix("- ")
    }

    private static func captions(_ lines: [String]) -> ForeignFormat? {
        if lines[0].hasPrefix("WEBVTT") { return .vtt }
        let times = lines.filter { $0.contains(" --> ") && $0.first?.isNumber == true && $0.contains(":") }
        if !times.isEmpty, lines[0].contains(" --> ") || lines[0].allSatisfy(\.isNumber) {
            return times[0].contains(",") ? .srt : .vtt
        }
        // `[00:12.40]Rest.`, `[ti:Calm]`
        let lyrics = lines.filter { isLyrics($0) }
        return lyrics.count > 1 && lyrics.count * 10 >= lines.count * 8 ? .lrc : nil
    }

    private static func isLyrics(_ line: String) -> Bool {
        guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return false }
        let inner = line[line.index(after: line.startIndex)..<close]
        let tags = ["ar:", "ti:", "al:", "by:", "offset:", "length:", "re:", "ve:", "au:"]
        if tags.contains(where: inner.hasPrefix) { return true }
        let parts = inner.split(separator: ":")
        return parts.count == 2 && parts[0].count == 2 && parts[0].allSatisfy(\.isNumber) && parts[1].contains(".")
            && parts[1].allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Tone sequences of SBaGen and SynapSeq: lines of tones, and lines of times.
    private static func tones(_ lines: [String], _ name: String) -> ForeignFormat? {
        let content = lines.filter { !$0.hasPrefix("#") }
        guard !content.isEmpty else { return nil }
        let sequences = content.filter(isTime)
        let tones = content.filter(isToneSet)
        let options = content.filter { $0.hasPrefix("-") && $0.dropFirst().first?.isLetter == true && $0.count < 60 }
        if name.hasSuffix(".sbg") || name.hasSuffix(".sbgf") { return .sbagen }
        if name.hasSuffix(".spsq") { return .synapseq }
        let keywords = [
            "tone ", "noise ", "ambiance ", "ambience ", "background ", "track ", "binaural ", "waveform ", "@",
            "music ",
        ]
        let tracks = content.filter { line in keywords.contains(where: line.hasPrefix) }
        if !tracks.isEmpty, !sequences.isEmpty,
            content.filter({ line in isPresetName(line) || isTime(line) || keywords.contains(where: line.hasPrefix) })
                .count == content.count
        {
            return .synapseq
        }
        let known = sequences.count + tones.count + options.count
        let braces = content.filter { $0 == "}" || $0.hasSuffix("{") }.count
        return !tones.isEmpty && !sequences.isEmpty && (known + braces) * 10 >= content.count * 9 ? .sbagen : nil
    }

    private static func isPresetName(_ line: String) -> Bool {
        line.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } || line.hasSuffix("as template")
            || line.contains(" from ")
    }

    /// `NOW off ->`, `+00:01:00 alpha`, `00:00:15 calm`
    private static func isTime(_ line: String) -> Bool {
        guard let word = line.split(whereSeparator: \.isWhitespace).first else { return false }
        if word == "NOW" { return true }
        let clock = word.drop { $0 == "+" }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }
            && line.split(whereSeparator: \.isWhitespace).count <= 5 && line.count > word.count && !line.contains(".")
    }

    /// `alpha: pink/40 200+10/20`, `off: -`
    private static func isToneSet(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let label = line[..<colon]
        let value = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace)
        guard !label.isEmpty, label.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }), !value.isEmpty
        else {
            return false
        }
        return value.allSatisfy { tone in
            tone == "-" || tone == "{"
                || tone.contains("/")
                    && tone.split(separator: "/").last?.allSatisfy { $0.isNumber || $0 == "." } == true
                || tone == "==" || tone == "bell" || tone.hasPrefix("wave") || tone.hasPrefix("..")
        }
    }

    private static func isTable(_ lines: [String], _ name: String) -> Bool {
        func commas(_ line: String) -> Int { line.count { $0 == "," || $0 == ";" || $0 == "\t" } }
        if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return true }
        guard lines.count > 2, commas(lines[0]) > 1 else { return false }
        let header = lines[0].split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" })
        let isHeader =
            header.allSatisfy { $0.count < 24 && $0.split(separator: " ").count < 4 } && !lines[0].hasSuffix(".")
        let even = lines.dropFirst().filter { commas($0) >= commas(lines[0]) }.count
        return isHeader && even == lines.count - 1 && lines.dropFirst().allSatisfy { !$0.hasPrefix("[") }
    }

    // MARK: Message

    /// What is said of it: what it is, and what reads it.
    func problem(_ path: String, at location: Location) -> Problem {
        if self == .program {
            let name = path == "-" ? "program.yaml" : path
            return Problem(
                .error,
                .foreignFormat,
                at: location,
                "this looks like a program, not a session script",
                mend: "“lull batch \(name) -o release” makes a release of it"
            )
        }
        let (what, mend) = words(path)
        return Problem(.error, .foreignFormat, at: location, "this is \(what), not a session script", mend: mend)
    }

    private func words(_ path: String) -> (what: String, mend: String) {
        let text = "write what is to be spoken as text, and pauses as [pause 4s]"
        switch self {
        case .program: return ("a program", "")
        case .sbagen: return ("a tone sequence of SBaGen", "Lull does not read these yet; SBaGenX plays it")
        case .synapseq: return ("a tone sequence of SynapSeq", "Lull does not read these yet; SynapSeq plays it")
        case .gnaural: return ("a schedule of Gnaural", "Lull does not read these yet; Gnaural plays it")
        case .json: return ("JSON", text)
        case .javascript: return ("a program in JavaScript", text)
        case .yaml: return ("YAML without a text", "a program for “lull batch” has title: and sessions:; " + text)
        case .srt: return ("a file of SubRip captions", text)
        case .vtt: return ("a file of WebVTT captions", text)
        case .lrc: return ("a file of LRC lyrics", text)
        case .html: return ("a page of HTML", "copy the text of the page into a file of its own")
        case .xml: return ("XML", text)
        case .rtf: return ("a document in RTF", "save it as plain text or Markdown")
        case .latex: return ("a document in LaTeX", "“pandoc \(path) -t commonmark” makes Markdown of it")
        case .org: return ("a document in Org", "“pandoc \(path) -t commonmark” makes Markdown of it")
        case .csv: return ("a table", text)
        case .word: return ("a document of a word processor", "save it as plain text or Markdown")
        case .pdf: return ("a PDF", "copy its text into a file of its own")
        case .zip: return ("an archive", "unpack it")
        case .image: return ("a picture", text)
        case .audio(let kind):
            return ("audio (\(kind))", "“lull analyze” measures it; a script plays it by [take file] or as a clip")
        }
    }
}
