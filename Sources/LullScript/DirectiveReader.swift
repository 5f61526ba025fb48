import LullSession

/// What a directive means: a thing that happens, or a piece of structure.
enum Meaning {
    case cues([Cue])
    case repeated(Int, name: String?)
    case each(names: [String], rows: [[String]])
    case condition(Bool)
    case otherwise
    case end
    case include(path: String, arguments: [Argument])
    case nothing
}

/// A value given to an included script's parameter: `side=left`.
struct Argument {
    var name: String
    var value: String
    var location: Location
}

/// Understands single directives.
struct DirectiveReader {
    let session: Session
    let path: String
    let access: FileAccess
    let collector: Collector
    /// Parameters and the variables of loops.
    var values: Values
    /// What parameters that have choices may be.
    var choices: [String: [String]] = [:]

    /// The first words of every directive, for hints.
    static let known = [
        "pause", "breathe", "begin breathing", "end breathing", "on", "at", "play", "fade", "stop", "set", "bell",
        "bowl", "chime", "strike", "repeat", "for", "if", "else", "end", "include", "take",
    ]

    /// The meaning of a directive, or nil with its problem reported.
    func meaning(_ piece: Piece) -> Meaning? {
        var words = DirectiveWords(piece, values: values, collector: collector)
        do throws(ReadError) {
            let meaning = try meaning(&words, piece)
            if let rest = words.peek {
                throw ReadError("“\(rest.text)” is more than this directive takes", "leave it out", rest.location)
            }
            return meaning
        } catch {
            collector.error(error.code, at: error.location, error.message, mend: error.mend, fix: error.fix)
            return nil
        }
    }

    private func meaning(_ words: inout DirectiveWords, _ piece: Piece) throws(ReadError) -> Meaning {
        WildDirectives.rewrite(&words) { session.sounds[$0] != nil || session.sounds[$0.lowercased()] != nil }
        guard let head = words.take() else { return .nothing }
        switch head.key {
        case "pause":
            return .cues([.pause(try pause(&words, head, standard: 3))])
        case "breathe":
            return .cues([.breathe(try guidance(&words))])
        case "begin" where words.take("breathing"):
            return .cues([.beginBreathing(try guidance(&words))])
        case "end" where words.take("breathing"):
            guard words.take("after", "for") else { return .cues([.endBreathing(after: nil)]) }
            return .cues([.endBreathing(after: try BreathReader.length(&words, head.location))])
        case "end", "endrepeat", "endfor", "endif":
            _ = words.takeText()
            return .end
        case "on": return .cues([.await(try moment(&words, head))])
        case "at": return .cues([.at(try time(&words, head))])
        case "play": return .cues(try play(&words, head))
        case "fade": return .cues(try fade(&words, head))
        case "stop": return .cues(try stop(&words, head))
        case "set": return .cues([try set(&words, head)])
        case "strike": return .cues([try strike(&words, head)])
        case "repeat": return .repeated(try count(&words, head), name: try counter(&words))
        case "for": return try loop(&words, head, piece)
        case "if": return .condition(try condition(&words, head))
        case "elseif", "elif": return .condition(try condition(&words, head))
        case "else", "otherwise":
            guard words.take("if") else { return .otherwise }
            return .condition(try condition(&words, head))
        case "include": return .include(path: try file(&words, head), arguments: try arguments(&words))
        case "take": return .cues([.take(path: try file(&words, head))])
        default:
            if let sound = SoundWords.sound(head.text, in: session.sounds), sound.generator.isStruck {
                return .cues([try strike(&words, Named(name: sound.name, location: head.location))])
            }
            throw unknown(head, words)
        }
    }

    private func condition(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Bool {
        try Condition.evaluate(&words, values.texts, choices, head.location)
    }

    private func unknown(_ head: DirectiveWords.Word, _ words: DirectiveWords) -> ReadError {
        let candidates = Self.known + session.sounds.values.filter(\.generator.isStruck).map(\.name)
        if (try? ValueReader.duration(head.text)) != nil || Self.isTimeCode(head.text) {
            return ReadError(
                "“\(head.text)” can be a pause or a time of the section",
                "write [pause \(head.text)] or [at \(head.text)]; where it only notes a time, leave it out",
                head.location,
                code: .ambiguousTime
            )
        }
        if (try? BreathReader.pattern(head.text)) != nil {
            return ReadError(
                "“\(head.text)” is a breathing pattern, not a directive",
                "write [breathe \(head.text)]",
                head.location
            )
        }
        if SoundWords.sound(head.text, in: session.sounds) != nil {
            return ReadError(
                "“\(head.text)” is a sound, not a directive",
                "write [play \(head.text)]",
                head.location
            )
        }
        let near = Spelling.nearest(
            to: head.key,
            in: candidates.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
        )
        let mend =
            near.map { "did you mean “\($0)”?" }
            ?? "there are \(Self.known.joined(separator: ", ")); write \\[ for a bracket that is spoken"
        return ReadError(
            "there is no directive “\(head.text)”",
            mend,
            head.location,
            code: .unknownDirective,
            fix: near.map { Problem.Fix("write “\($0)”", replace: head.location, with: $0) }
        )
    }

    /// `1:15-1:45`, as a transcript has it.
    private static func isTimeCode(_ text: String) -> Bool {
        let text = text.hasSuffix(":") ? String(text.dropLast()) : text
        return text.contains(":")
            && Quantity.ends(of: text).map { low, high in
                (try? ValueReader.duration(low)) != nil && (try? ValueReader.duration(high)) != nil
            } ?? false
    }

    /// Whether the words of a bracket begin as a directive does.
    static func isKnown(_ bracket: String) -> Bool {
        let content = bracket.filter { !"[]".contains($0) }
        let words = content.split { $0.isWhitespace || $0 == "," }
        guard let first = words.first else { return false }
        let head = HeadWords.proper(first)
        return known.contains { $0.split(separator: " ").first.map(String.init) == head } || PauseWords.isHead(head)
            || PauseWords.directive(content, in: .square) != nil || Palette.sounds[head] != nil
            || ["inhale", "exhale"].contains(head) || (try? ValueReader.duration(content)) != nil
    }

    // MARK: Time

    private func pause(
        _ words: inout DirectiveWords,
        _ head: DirectiveWords.Word,
        standard: Double
    ) throws(ReadError) -> Pause {
        var rest = words
        let place = rest.takeText()?.location ?? words.place
        do throws(ValueError) {
            return try PauseReader.pause(&words, standard: standard)
        } catch {
            throw ReadError(error.message, error.mend ?? "write [pause 4s]", place)
        }
    }

    private func time(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Seconds {
        guard let text = words.takeText() else {
            throw ReadError("“at” wants a time", "write [at 2 min], [at 1:30] or [at -30s]", head.location)
        }
        return try located(text.location) { () throws(ValueError) in Seconds(try ValueReader.seconds(text.text)) }
    }

    func located<Value>(
        _ location: Location,
        _ body: () throws(ValueError) -> Value
    ) throws(ReadError) -> Value {
        do throws(ValueError) { return try body() } catch { throw ReadError(error.message, error.mend, location) }
    }

    func over(_ words: inout DirectiveWords) throws(ReadError) -> Seconds? {
        guard words.take("over", "in") else { return nil }
        guard let text = words.takeText(until: ["at", "to", "over", "in"]) else {
            throw ReadError("“over” wants a time", "write over 10s", words.place)
        }
        return try located(text.location) { () throws(ValueError) in Seconds(try ValueReader.duration(text.text)) }
    }

    private func count(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Int {
        guard let word = words.take() else {
            throw ReadError("“repeat” wants a number", "write [repeat 4]", head.location)
        }
        guard let count = Int(word.text) ?? NumberWords.whole(word.key), (0...Expander.mostItems).contains(count) else {
            throw ReadError(
                "“\(word.text)” is not a number of times",
                "write a whole number up to \(Expander.mostItems)",
                word.location
            )
        }
        _ = words.take("times", "x")
        return count
    }

    /// The name of the round, `as round`.
    private func counter(_ words: inout DirectiveWords) throws(ReadError) -> String? {
        guard words.take("as") else { return nil }
        let place = words.place
        guard let name = words.take(), Template.isName(name.text) else {
            throw ReadError("“as” wants a name for the number of the round", "write [repeat 4 as round]", place)
        }
        return name.text
    }

    // MARK: Breath

    private func guidance(_ words: inout DirectiveWords) throws(ReadError) -> BreathGuidance {
        let start = words
        var guidance = try BreathReader.guidance(&words, guide: "guide")
        if guidance.guide != nil, let name = guidance.guide {
            var search = start
            var place = start.location
            while let word = search.take() { if word.text == name { place = word.location } }
            let sound = try known(Named(name: name, location: place))
            if sound.generator.isStruck || sound.generator == .say {
                throw ReadError(
                    "“\(name)” sounds once; a guide goes on with the breath",
                    "give it to a phase: guide: { cues: { inhale: \(name) } }",
                    place
                )
            }
            guidance.guide = sound.name
        }
        return guidance
    }

    private func moment(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> BreathMoment {
        let mend = "write [on inhale], [on hold], [on exhale], [on rest] or [on breath 12]"
        _ = words.take("the")
        guard let word = words.take() else { throw ReadError("“on” wants a moment of the breath", mend, head.location) }
        if word.key == "breath" {
            guard let number = words.take(), let index = Int(number.text), (1...20_000).contains(index) else {
                throw ReadError("“on breath” wants a number from 1 to 20000", "write [on breath 12]", word.location)
            }
            return .breath(index)
        }
        guard let phase = BreathPhase(rawValue: word.key) else {
            throw ReadError("no moment of the breath is called “\(word.text)”", mend, word.location)
        }
        return .phase(phase)
    }

    // MARK: Structure

    // The values are cut at commas only: “left hand, right hand” are two.
    private func loop(
        _ words: inout DirectiveWords,
        _ head: DirectiveWords.Word,
        _ piece: Piece
    ) throws(ReadError) -> Meaning {
        let mend = "write [for part in hands, shoulders, jaw]"
        var names: [String] = []
        var ahead = words
        // “for each part in”, where “each” is not the name itself.
        if ahead.take("each", "every"), ahead.peek?.key != "in" { words = ahead }
        while let word = words.peek, word.key != "in" || names.isEmpty {
            _ = words.take()
            if word.key == "and" && !names.isEmpty { continue }
            guard Template.isName(word.text) else { throw ReadError(Self.loopWants, mend, head.location) }
            if names.contains(word.text) {
                throw ReadError("“for” has “\(word.text)” twice", "give each its own name", word.location)
            }
            names.append(word.text)
        }
        guard words.take("in"), words.takeText() != nil, let list = DirectiveReader.values(of: piece.text) else {
            throw ReadError(Self.loopWants, mend, head.location)
        }
        let filled = Template(list).filled(values, at: head.location, collector)
        let items = filled.split(separator: ",").map { Markup.collapsed(String($0)) }.filter { !$0.isEmpty }
        if names.count == 1 { return .each(names: names, rows: items.map { [$0] }) }
        var rows: [[String]] = []
        for item in items {
            let row = item.split(separator: "/", omittingEmptySubsequences: false).map { Markup.collapsed(String($0)) }
            guard row.count == names.count else {
                throw ReadError(
                    "“\(item)” has \(row.count) of the \(names.count) values for \(names.joined(separator: ", "))",
                    "divide them with /, as in right / left, left / right",
                    head.location
                )
            }
            rows.append(row)
        }
        return .each(names: names, rows: rows)
    }

    private static let loopWants = "“for” wants a name, “in” and words to go through"

    /// What stands behind the “in” of a `for`, however it is capitalised.
    private static func values(of text: String) -> String? {
        var rest = Substring(text)
        while let space = rest.firstIndex(where: \.isWhitespace) {
            rest = rest[rest.index(after: space)...]
            if rest.prefix(2).lowercased() == "in", rest.dropFirst(2).first?.isWhitespace == true {
                return String(rest.dropFirst(2))
            }
        }
        return nil
    }

    private func file(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> String {
        guard let text = words.takeText(until: head.key == "include" ? ["with"] : []) else {
            throw ReadError("“\(head.text)” wants the name of a file", "write [\(head.key) other.md]", head.location)
        }
        let name = String(text.text.filter { !"\"“”„«»".contains($0) })
        var resolved = ScriptPath.resolve(name, from: path)
        if head.key == "include", !access.exists(resolved), access.exists(resolved + ".md") { resolved += ".md" }
        guard access.exists(resolved) else {
            throw ReadError(
                "there is no file “\(resolved)”",
                "paths are taken from the script's own folder",
                text.location
            )
        }
        return resolved
    }

    /// `with side=left, part=left hand`: a value goes on until the next name.
    private func arguments(_ words: inout DirectiveWords) throws(ReadError) -> [Argument] {
        guard words.take("with") else { return [] }
        let mend = "write [include other.md with side=left]"
        var arguments: [Argument] = []
        while let word = words.take() {
            guard let equals = word.text.firstIndex(of: "=") else {
                guard let last = arguments.indices.last else {
                    throw ReadError("“\(word.text)” gives no value to a name", mend, word.location)
                }
                arguments[last].value += " \(word.text)"
                continue
            }
            let (name, value) = (String(word.text[..<equals]), String(word.text[word.text.index(after: equals)...]))
            guard Template.isName(name), !value.isEmpty else {
                throw ReadError("“\(word.text)” gives no value to a name", mend, word.location)
            }
            if arguments.contains(where: { $0.name == name }) {
                throw ReadError("“\(name)” is given twice", "leave one of the two out", word.location)
            }
            arguments.append(Argument(name: name, value: value, location: word.location))
        }
        if arguments.isEmpty { throw ReadError("“with” wants a name and its value", mend, words.location) }
        return arguments
    }
}
