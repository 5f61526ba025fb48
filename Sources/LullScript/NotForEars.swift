import LullSession
import LullSyntax

/// Finds text that is hardly meant to be heard: labels about the script, notes for its production, names of speakers, stage
/// directions, time codes, settings in the wrong place.
///
/// It is spoken all the same, since what is written is spoken; a warning says so, with a fix. Prose must not be accused, so
/// each kind asks for more than one sign.
struct NotForEars {
    /// A line of a paragraph or an item, without the marks of emphasis.
    private struct Line {
        var text: String
        var range: Range<Int>
        /// Whether its label is in bold: `**Duration:** 5 min`.
        var isBold: Bool
    }

    /// A block as its lines.
    private struct Block {
        enum Kind { case heading, paragraph, list, rule, other }
        var kind: Kind
        var range: Range<Int>
        var lines: [Line]
    }

    private let source: SourceText
    private let collector: Collector
    private var blocks: [Block] = []
    /// What was reported as a whole.
    private var reported: [Range<Int>] = []

    private func isReported(_ block: Block) -> Bool { reported.contains { $0.overlaps(block.range) } }

    /// Looks through a script and reports what it finds.
    static func check(_ tree: SyntaxTree, _ collector: Collector) {
        var checks = NotForEars(source: tree.source, collector: collector)
        for node in tree.root.children { checks.add(node) }
        // Settings without an end are one mistake, not many.
        guard !tree.root.children.contains(where: { $0.kind == .openFrontMatter }) else { return }
        checks.frontMatter(hasProper: tree.frontMatter != nil)
        checks.assistant()
        checks.metadata()
        checks.production()
        checks.labels()
        checks.directions()
        checks.timeCodes()
    }

    private init(source: SourceText, collector: Collector) {
        self.source = source
        self.collector = collector
    }

    private mutating func add(_ node: SyntaxNode) {
        switch node.kind {
        case .heading: blocks.append(Block(kind: .heading, range: node.range, lines: lines(node.range)))
        case .paragraph: blocks.append(Block(kind: .paragraph, range: node.range, lines: lines(node.range)))
        case .list:
            let items = node.children.flatMap { $0.kind == .item ? lines($0.range) : [] }
            blocks.append(Block(kind: .list, range: node.range, lines: items))
        case .rule: blocks.append(Block(kind: .rule, range: node.range, lines: []))
        case .frontMatter, .comment: break
        default: blocks.append(Block(kind: .other, range: node.range, lines: []))
        }
    }

    private func lines(_ range: Range<Int>) -> [Line] {
        guard !range.isEmpty else { return [] }
        let first = source.line(at: range.lowerBound)
        let last = source.line(at: range.upperBound - 1)
        return (first...last).compactMap { number in
            let whole = source.range(ofLine: number).clamped(to: range)
            // A label stands in a short line; a long one is looked at up to here.
            guard !whole.isEmpty else { return nil }
            var start = whole.lowerBound
            while start < whole.upperBound, source.bytes[start] <= 0x20 { start += 1 }
            let head = source[start..<min(whole.upperBound, start + 400)]
            let bare = head.drop { "-+•#>".contains($0) || $0.isWhitespace }
            let isBold = bare.hasPrefix("**") || bare.hasPrefix("__") || bare.hasPrefix("* **")
            let text = Markup.trimmed(head.filter { !"*_`#".contains($0) }.drop { "-+•> ".contains($0) })
            return text.isEmpty ? nil : Line(text: text, range: start..<whole.upperBound, isBold: isBold)
        }
    }

    private func place(_ range: Range<Int>) -> Location {
        var range = range
        while let last = range.last, source.bytes[last] <= 0x20 { range = range.lowerBound..<last }
        return Location(source, range)
    }

    // MARK: Front matter

    /// Settings between lines of dashes that Lull does not take for its front matter.
    private mutating func frontMatter(hasProper: Bool) {
        let numbers = 1...min(source.lineCount, 20)
        let first = numbers.map { source.range(ofLine: $0) }.first { source.bytes[$0].contains { $0 > 0x20 } }
        if let first, Markup.trimmed(source[first]) == "+++" {
            return collector.error(
                .misplacedFrontMatter,
                at: place(first),
                "a front matter between +++ is not read",
                mend: "\(Self.dashes), as title: Evening"
            )
        }
        guard !hasProper, let (opening, settings, closing) = misplacedSettings else { return }
        let whole = place(opening.lowerBound..<closing.upperBound)
        reported.append(whole.range)
        let isFirst = source.bytes[..<opening.lowerBound].allSatisfy { $0 <= 0x20 }
        let text = "---\n" + source[settings] + "---"
        collector.warning(
            .misplacedFrontMatter,
            at: whole,
            isFirst
                ? "these settings are spoken: they stand between other marks than ---"
                : "these settings are spoken: they don't stand at the very top",
            mend: isFirst ? "write --- above and below them" : "move them to the first line of the file",
            fix: isFirst
                ? Problem.Fix("write --- above and below the settings", replace: whole, with: text)
                : Problem.Fix(
                    "move the settings to the top",
                    [
                        Problem.Edit(location: Location(source, 0..<0), text: text + "\n"),
                        Problem.Edit(location: whole, text: ""),
                    ]
                )
        )
    }

    private static let dashes = "write --- on a line of its own above the settings, and another one below them"

    private var misplacedSettings: (opening: Range<Int>, settings: Range<Int>, closing: Range<Int>)? {
        var opening: Int?
        var settings = 0
        var known = 0
        for number in 1...min(source.lineCount, 60) {
            let range = source.range(ofLine: number)
            let text = Markup.trimmed(source[range.lowerBound..<min(range.upperBound, range.lowerBound + 200)])
            if isDashes(text) {
                if let first = opening, settings > 0, known > 0 || settings > 1 && first == 1 {
                    return (
                        source.range(ofLine: first),
                        source.range(ofLine: first + 1).lowerBound..<range.lowerBound, range
                    )
                }
                (opening, settings, known) = (number, 0, 0)
            } else if opening != nil {
                guard FrontMatterSpan.isSetting(text) || source.bytes[range].first == 0x20 && settings > 0 else {
                    opening = nil
                    continue
                }
                settings += 1
                let key = text.prefix { $0 != ":" }.lowercased()
                if FrontMatter.keys.contains(key) || FrontMatter.foreign.contains(key) { known += 1 }
            }
        }
        return nil
    }

    private func isDashes(_ text: String) -> Bool {
        guard let first = text.first else { return false }
        let marks = text.allSatisfy { "-–—―─".contains($0) }
        return marks && (text.count >= 3 || "—―".contains(first))
    }

    // MARK: Labels

    /// The label of a line, `Duration` of `Duration: 10 min`, and what stands behind it.
    private func label(_ text: String) -> (label: String, value: Substring)? {
        guard let colon = text.prefix(60).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let label = text[..<colon]
        let words = label.split(whereSeparator: \.isWhitespace)
        let value = text[text.index(after: colon)...]
        guard (1...4).contains(words.count), value.isEmpty || value.first?.isWhitespace == true else { return nil }
        guard label.allSatisfy({ $0.isLetter || $0.isNumber || " '’-_/&()".contains($0) }) else { return nil }
        return (Markup.trimmed(label).lowercased(), value.drop { $0.isWhitespace })
    }

    private static let metadataLabels: Set<String> = [
        "duration", "length", "total length", "total duration", "estimated duration", "estimated time", "running time",
        "runtime", "voice", "voice style", "tone", "style", "word count", "words", "pace", "pacing", "speed", "music",
        "background music", "background", "audience", "target audience", "level", "title", "author", "written by",
        "date",
        "category", "goal", "purpose", "theme", "mood", "language", "format", "type", "genre", "difficulty", "narrator",
        "version", "keywords", "tags", "series", "episode", "sounds", "sound", "profile", "summary", "script type",
        "delivery", "track", "speaker", "technique", "focus", "intention", "setting", "reading time", "best for",
        // German
        "dauer", "länge", "stimme", "tempo", "wortzahl", "wörter", "zielgruppe", "titel", "autor", "autorin", "datum",
        "kategorie", "ziel", "thema", "sprache", "musik", "hintergrundmusik", "stimmung",
        // Spanish
        "duración", "voz", "tono", "ritmo", "número de palabras", "palabras", "título", "autora", "fecha", "categoría",
        "objetivo", "idioma", "música", "música de fondo", "público",
        // French, Italian, Portuguese, Dutch
        "durée", "voix", "ton", "rythme", "titre", "auteur", "catégorie", "objectif", "langue", "musique", "durata",
        "voce",
        "titolo", "autore", "obiettivo", "musica", "duração", "objetivo geral", "duur", "stem", "titel van de sessie",
    ]

    private func isMetadata(_ line: Line) -> Bool {
        guard let (label, value) = label(line.text), !value.isEmpty else { return false }
        // “Narrator: The shop is closed.” is spoken by somebody.
        if Self.roles.contains(label), value.dropLast().contains(where: { ".!?,".contains($0) }) || value.hasSuffix(".")
        {
            return false
        }
        return Self.metadataLabels.contains(label) && value.count <= 120
    }

    /// A block of labels before the first words: `**Duration:** 8-10 minutes`.
    private mutating func metadata() {
        for block in blocks where !isReported(block) {
            switch block.kind {
            case .heading, .rule, .other: continue
            case .paragraph, .list:
                guard !block.lines.isEmpty else { continue }
                let labelled = block.lines.filter { label($0.text).map { !$0.value.isEmpty } ?? false }
                let known = block.lines.filter(isMetadata)
                let bold = labelled.filter(\.isBold)
                let isBlock =
                    labelled.count == block.lines.count
                    && (known.count * 2 >= block.lines.count || bold.count == block.lines.count && bold.count > 1)
                guard isBlock else { return }
                let line = place(block.range)
                reported.append(line.range)
                let keys = block.lines.compactMap { label($0.text)?.label }
                if let first = block.lines.first, keys.allSatisfy(FrontMatter.keys.contains) {
                    let word = first.text.prefix { $0 != ":" }
                    collector.warning(
                        .spokenMetadata,
                        at: place(first.range),
                        "“\(word):” is spoken: this is no front matter yet",
                        mend: Self.dashes,
                        fix: Problem.Fix("write --- above and below the settings", replace: line, with: settings(block))
                    )
                    return
                }
                collector.warning(
                    .spokenMetadata,
                    at: line,
                    "these labels are spoken: “\(block.lines[0].text.prefix(40))”",
                    mend: "put what Lull knows into the front matter, and the rest into a comment <!-- … -->",
                    fix: .comment(line)
                )
            }
        }
    }

    private func settings(_ block: Block) -> String {
        let lines = block.lines.map { line in
            let key = line.text.prefix { $0 != ":" }
            return key.lowercased() + line.text.dropFirst(key.count)
        }
        return "---\n\(lines.joined(separator: "\n"))\n---"
    }

    private static let productionLabels: Set<String> = [
        "notes", "tts notes", "tts note", "production notes", "production note", "voice notes", "delivery notes",
        "delivery",
        "director's notes", "director’s notes", "recording notes", "audio notes", "sound notes", "narration notes",
        "voice direction", "voice directions", "notes for the narrator", "notes for narrator", "note to narrator",
        "note to the narrator", "music suggestions", "music suggestion", "suggested music", "technical notes",
        "sound design",
        "voice settings", "tts settings", "usage notes", "script notes", "reading notes", "performance notes",
        "notes for recording", "tips for recording", "recording tips", "tips for delivery", "delivery tips",
        "word count",
        "total words", "approximate word count", "notes for the speaker", "editing notes", "editor's note",
        "editor’s note",
        "production", "audio production notes", "post-production", "sound effects", "sfx", "to do", "todo",
        // German
        "hinweise zur produktion", "produktionshinweise", "sprechhinweise", "hinweise für den sprecher",
        "hinweise für die sprecherin", "regieanweisung", "regieanweisungen", "aufnahmehinweise", "tts-hinweise",
        "wortzahl",
        // Spanish
        "notas de producción", "notas de voz", "notas para el narrador", "notas para la locución", "notas de grabación",
        "notas", "notas tts", "recuento de palabras",
        // French, Italian, Portuguese, Dutch
        "notes de production", "notes pour la voix", "notes d'enregistrement", "note di produzione", "note per la voce",
        "notas de produção", "notas de gravação", "productienotities", "opnamenotities", "spreeknotities",
    ]

    /// A label of production with what belongs to it.
    private func production() {
        var index = 0
        var hasSpoken = false
        while index < blocks.count {
            let block = blocks[index]
            defer { index += 1 }
            guard block.kind == .paragraph || block.kind == .heading, let first = block.lines.first,
                source.bytes[first.range.lowerBound] != 0x5B, !isReported(block)
            else { continue }
            let isAlone = block.kind == .heading || first.isBold
            let bare = first.text.lowercased().filter { !"()[]".contains($0) }
            let found = label(String(bare)) ?? (isAlone ? (Markup.trimmed(bare), "") : nil)
            guard let (label, value) = found, Self.productionLabels.contains(label),
                hasSpoken || label != "delivery" && label != "word count" || value.isEmpty
            else {
                hasSpoken = hasSpoken || block.kind == .paragraph && !isMetadata(first)
                continue
            }
            var end = block.range.upperBound
            // A list under the label belongs to it, and so does a paragraph where the label stands alone.
            if index + 1 < blocks.count {
                let next = blocks[index + 1]
                if next.kind == .list || value.isEmpty && block.lines.count == 1 && next.kind == .paragraph {
                    end = next.range.upperBound
                    index += 1
                }
            }
            let line = place(block.range.lowerBound..<end)
            collector.warning(
                .productionNote,
                at: line,
                "this note is spoken: “\(first.text.prefix(40))”",
                mend: "put it into a comment <!-- … -->",
                fix: .comment(line)
            )
        }
    }

    private static let openings = [
        "here is", "here's", "here’s", "sure", "certainly", "of course", "absolutely", "below is", "i've written",
        "i’ve written", "i have written", "hier ist", "gerne", "natürlich", "aquí tienes", "claro", "por supuesto",
        "voici",
        "bien sûr", "ecco", "certo", "aqui está", "hier is",
    ]
    private static let works = [
        "script", "meditation", "guided", "relaxation session", "transcript", "skript", "entspannung", "guion", "guión",
        "meditación", "méditation", "meditazione", "meditação", "meditatie",
    ]
    private static let offers = [
        "would you like me to", "let me know if", "feel free to adjust", "feel free to edit", "feel free to customi",
        "feel free to ask", "i can also", "do you want me to", "if you'd like, i can", "if you’d like, i can",
        "hope this helps",
        "i hope this", "shall i", "should i", "want me to", "möchtest du, dass ich", "soll ich", "sag mir, wenn",
        "¿quieres que", "¿te gustaría que", "avísame si", "souhaitez-vous que je", "voulez-vous que je", "vuoi che",
        "gostaria que eu", "wil je dat ik",
    ]

    /// What a chat assistant says before and after a script.
    private mutating func assistant() {
        let paragraphs = blocks.filter { $0.kind == .paragraph && !$0.lines.isEmpty }
        func text(_ block: Block) -> String { block.lines.map(\.text).joined(separator: " ").lowercased() }
        var found: [Range<Int>] = []
        defer { reported += found }
        func report(_ block: Block) {
            let line = place(block.range)
            found.append(line.range)
            collector.warning(
                .productionNote,
                at: line,
                "a chat assistant's words are spoken: “\(block.lines[0].text.prefix(40))”",
                mend: "take them out",
                fix: .comment(line)
            )
        }
        if let first = paragraphs.first {
            let words = text(first)
            if Self.openings.contains(where: words.hasPrefix), Self.works.contains(where: words.contains),
                words.count < 400
            {
                report(first)
            }
        }
        for block in paragraphs.dropFirst().suffix(2) {
            let words = text(block)
            if Self.offers.contains(where: words.hasPrefix), words.count < 400 { report(block) }
        }
    }

    // MARK: Speakers

    private static let roles: Set<String> = [
        "narrator", "host", "speaker", "voice", "voiceover", "voice-over", "voice over", "therapist", "guide",
        "instructor",
        "teacher", "facilitator", "hypnotist", "hypnotherapist", "coach", "guest", "interviewer", "presenter",
        "announcer",
        "speaker 1", "speaker 2", "narrator 1", "narrator 2", "voice 1", "voice 2", "host 1", "host 2", "v.o", "vo",
        "sprecher", "sprecherin", "erzähler", "erzählerin", "moderator", "therapeut", "therapeutin", "anleiter",
        "narrador", "narradora", "locutor", "locutora", "terapeuta", "narrateur", "narratrice", "thérapeute",
        "narratore",
        "terapista", "locutore", "verteller", "spreker", "begeleider",
    ]

    /// `Narrator: Rest.`, `intro-one: Welcome.`
    private func labels() {
        var capitals: [String: Int] = [:]
        let spoken = blocks.filter { ($0.kind == .paragraph || $0.kind == .list) && !isReported($0) }
        let lines = spoken.flatMap(\.lines)
        func capital(_ line: Line) -> String? {
            let head = line.text.prefix { $0 != ":" }
            guard line.text.count > head.count, head.count <= 30, head.contains(where: \.isLetter),
                head == head.uppercased(),
                head != head.lowercased(), head.count > 1
            else { return nil }
            return String(head)
        }
        for line in lines { if let head = capital(line) { capitals[head, default: 0] += 1 } }
        for line in lines {
            guard let colon = source.bytes[line.range].prefix(60).firstIndex(of: 0x3A), let found = label(line.text),
                !found.value.isEmpty
            else { continue }
            let isRole = Self.roles.contains(found.label) && !isMetadata(line) || isSpeaker(line, found)
            let isRepeated = capital(line).map { (capitals[$0] ?? 0) > 1 && !$0.contains(" AND ") } ?? false
            guard isRole || isRepeated || isKey(line.text) else { continue }
            // The label with its marks, and the white space behind it.
            var end = colon + 1
            while end < line.range.upperBound, source.bytes[end] == 0x2A || source.bytes[end] == 0x5F { end += 1 }
            while end < line.range.upperBound, source.bytes[end] == 0x20 { end += 1 }
            let place = Location(source, line.range.lowerBound..<end)
            let word = Markup.trimmed(line.text.prefix { $0 != ":" })
            collector.warning(
                .roleLabel,
                at: place,
                "“\(word):” is spoken: it looks like the name of \(isKey(line.text) ? "a cue" : "who speaks")",
                mend: "take it out",
                fix: Problem.Fix("take “\(word):” out", replace: place, with: "")
            )
        }
    }

    // “Voice: female” is about the script, “Voice: Rest now.” is spoken by somebody.
    private func isSpeaker(_ line: Line, _ found: (label: String, value: Substring)) -> Bool {
        Self.roles.contains(found.label) && found.value.contains(where: { ".!?…".contains($0) })
    }

    private func isKey(_ text: String) -> Bool {
        let head = text.prefix { $0 != ":" }
        guard head.count < text.count, head.contains(where: { "-_".contains($0) }), head.count <= 40 else {
            return false
        }
        let parts = head.split(omittingEmptySubsequences: false) { "-_".contains($0) }
        return parts.count > 1
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } }
            && Self.cueWords.contains(where: { word in parts.contains { $0 == word } })
            && text.dropFirst(head.count + 1).first?.isWhitespace == true
    }

    private static let cueWords: Set<Substring> = [
        "intro", "outro", "line", "cue", "section", "part", "scene", "step", "segment", "voice", "opening", "closing",
        "end",
        "one", "two", "three", "track", "phrase", "01", "02", "1", "2", "3", "vo", "narr", "script", "block",
    ]

    // MARK: Directions

    private static let sounds: Set<String> = [
        "music", "sound", "sounds", "bell", "bells", "chime", "chimes", "gong", "drum", "drums", "piano", "flute",
        "waves",
        "birds", "birdsong", "ambience", "ambient", "silence", "tone", "rain", "singing", "harp", "guitar", "strings",
        "sfx",
        "musik", "klang", "klänge", "glocke", "klangschale", "wellenrauschen", "música", "sonido", "sonidos", "campana",
        "cuenco", "musique", "son", "cloche", "bol", "musica", "suono", "campana", "som", "sino", "muziek", "geluid",
        "bel",
    ]
    private static let actions: Set<String> = [
        "plays", "play", "playing", "fades", "fade", "rises", "begins", "begin", "starts", "start", "swells", "rings",
        "ring",
        "sounds", "in", "out", "up", "down", "continues", "stops", "ends", "softens", "grows", "enters", "under",
        "lowers", "speaks", "pauses",
        "strikes", "struck", "spielt", "setzt", "ein", "aus", "ertönt", "erklingt", "leiser", "lauter", "suena",
        "comienza",
        "empieza", "sube", "baja", "joue", "commence", "retentit", "monte", "baisse", "suona", "inizia", "sfuma",
        "toca",
        "começa", "speelt", "begint", "klinkt",
    ]
    private static let manners: Set<String> = [
        "soft", "softly", "soften", "gentle", "gently", "slow", "slowly", "quiet", "quietly", "warm", "warmly", "calm",
        "calmly", "whisper", "whispers", "whispered", "whispering", "soothing", "voice", "tone", "speak", "speaking",
        "speaker",
        "narrator", "therapist", "host", "guide", "speaks", "pauses", "background", "deep", "low", "lower", "lowered",
        "tenderly", "leise", "sanft", "sanfte", "ruhig", "ruhige",
        "langsam", "geflüstert", "stimme", "suave", "suavemente", "voz", "lento", "lentamente", "susurrando", "doux",
        "douce",
        "doucement", "lentement", "voix", "chuchoté", "dolce", "dolcemente", "voce", "piano", "lenta", "zacht",
        "zachte",
        "langzaam", "stem", "a", "in", "the", "and", "with", "very", "more", "mit", "mit", "einer", "leiser", "sanfter",
        "con",
        "una", "de", "fond", "fondo", "d'une", "avec", "une", "met", "een", "of",
    ]

    /// `(Soft music plays)` on a line of its own, `(soft voice)` before a sentence.
    private func directions() {
        for block in blocks where block.kind == .paragraph || block.kind == .list {
            for line in block.lines {
                guard let range = direction(line) else { continue }
                collector.warning(
                    .stageDirection,
                    at: place(range),
                    "“\(Markup.trimmed(source[range]).prefix(60))” is spoken: it looks like a direction",
                    mend: "put it into a comment <!-- … -->, or write what is to happen: [play …], [bell]",
                    fix: .comment(place(range))
                )
            }
        }
    }

    private func direction(_ line: Line) -> Range<Int>? {
        let written = source[line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + 200)]
        let bare = written.drop { "*_- ".contains($0) }
        if bare.first == "(", let close = bare.firstIndex(of: ")") {
            let words = String(bare[bare.index(after: bare.startIndex)..<close])
            guard isDirection(words) else { return nil }
            let behind = bare[bare.index(after: close)...].prefix { "*_.".contains($0) }
            let length = written.utf8.count - bare.utf8.count + bare[...close].utf8.count + behind.utf8.count
            return line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + length)
        }
        // `*Soft music plays*`
        let trimmed = Markup.trimmed(written)
        guard let mark = trimmed.first, "*_".contains(mark), trimmed.last == mark, !trimmed.hasPrefix("**"),
            trimmed.dropFirst().dropLast().allSatisfy({ $0 != mark }),
            isDirection(String(trimmed.dropFirst().dropLast()))
        else { return nil }
        return line.range
    }

    private func isDirection(_ text: String) -> Bool {
        if PauseWords.directive(text, in: .alone) != nil { return false }
        let words = text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
        guard (1...10).contains(words.count) else { return false }
        let addressed: Set<String> = [
            "you", "your", "yourself", "we", "our", "i", "du", "dein", "deine", "sie", "tu", "tus", "te", "votre",
            "vos", "tuo", "sua", "je", "jouw",
        ]
        guard !words.contains(where: addressed.contains) else { return false }
        let sounds = words.count { Self.sounds.contains($0) }
        let actions = words.count { Self.actions.contains($0) }
        let manners = words.count { Self.manners.contains($0) }
        if sounds > 0 && actions > 0 { return true }
        // “(soft piano music)”, “(whispered)”, “(in a calm voice)”.
        if sounds > 0 && sounds + manners == words.count && words.count > 1 { return true }
        let isSaid = words.contains {
            [
                "voice", "whisper", "whispers", "whispered", "whispering", "stimme", "voz", "voix", "voce", "stem",
                "softly", "slowly", "warmly", "quietly", "leise", "langsam", "suavemente", "lentamente", "doucement",
                "lentement", "dolcemente", "zacht", "langzaam", "geflüstert", "susurrando", "chuchoté",
            ].contains($0)
        }
        return isSaid && manners == words.count
    }

    // MARK: Time codes

    /// `OPENING (0:00-2:00)`, `0:00 – Intro`, `## Start (0:00 - 0:45)`.
    private func timeCodes() {
        let lines = blocks.filter { $0.kind == .paragraph || $0.kind == .heading }.flatMap(\.lines)
        let isTimed = lines.count { TimeCode.find(String($0.text.prefix(120)), isTitle: false) != nil } > 1
        for block in blocks where block.kind != .rule && block.kind != .other {
            for line in block.lines {
                let written = source[line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + 120)]
                guard let code = TimeCode.find(written, isTitle: block.kind == .heading, isTimed: isTimed) else {
                    continue
                }
                let start = line.range.lowerBound + code.lowerBound
                let range = block.kind == .heading ? start..<start + code.count : line.range
                collector.warning(
                    .timeCode,
                    at: place(range),
                    block.kind == .heading
                        ? "“\(source[place(range).range])” is no part of the title"
                        : "this line is spoken: “\(line.text.prefix(40))” looks like a time code",
                    mend: block.kind == .heading ? "take it out" : "write a heading, “## \(TimeCode.title(line.text))”",
                    fix: block.kind == .heading
                        ? Problem.Fix("take the time out", replace: place(range), with: "")
                        : Problem.Fix(
                            "write a heading",
                            replace: place(line.range),
                            with: "## \(TimeCode.title(line.text))\n"
                        )
                )
            }
        }
    }
}

/// Times that tell where in a recording something stands.
enum TimeCode {
    /// The bytes of a time code: a range of times, or a time that begins or ends a short line.
    ///
    /// - Parameter isTimed: whether other lines have time codes, so that a time before a title is one too.
    static func find(_ text: String, isTitle: Bool, isTimed: Bool = false) -> Range<Int>? {
        let characters = Array(text)
        guard characters.count <= 100, characters.contains(":") else { return nil }
        var index = 0
        while index < characters.count {
            guard let first = time(characters, index) else {
                index += 1
                continue
            }
            var end = first
            var probe = first
            while probe < characters.count, characters[probe].isWhitespace { probe += 1 }
            var isRange = false
            if probe < characters.count, "-–—→".contains(characters[probe]) {
                probe += 1
                while probe < characters.count, characters[probe].isWhitespace || characters[probe] == "-" {
                    probe += 1
                }
                if let second = time(characters, probe) {
                    isRange = true
                    end = second
                }
            }
            var start = index
            if start > 0, "([".contains(characters[start - 1]), end < characters.count, ")]".contains(characters[end]) {
                start -= 1
                end += 1
            }
            let before = characters[..<start].filter { !$0.isWhitespace && !"#*_-".contains($0) }
            let after = characters[end...].filter { !$0.isWhitespace && !"*_:".contains($0) }
            let isParenthesised = start < index
            let sentence =
                characters[..<start].contains { ".!?,;".contains($0) } || after.contains { ".!?".contains($0) }
            let isLine = before.isEmpty || after.isEmpty
            if isRange, isLine, !sentence, isTitle || isParenthesised || before.isEmpty {
                return bytes(characters, trimming(characters, start)..<end)
            }
            // “0:00 – Intro”: a recording begins at nought; a day does not.
            let opens = before.isEmpty && !after.isEmpty && after.count < 40 && "-–—|".contains(after[0])
            if opens, characters[index] == "0" || isTimed, !sentence { return bytes(characters, start..<end) }
            if isTitle, before.isEmpty || after.isEmpty && isParenthesised, characters[index] == "0" {
                return bytes(characters, trimming(characters, start)..<end)
            }
            index = end
        }
        return nil
    }

    private static func trimming(_ characters: [Character], _ start: Int) -> Int {
        var start = start
        while start > 1, characters[start - 1].isWhitespace, !"#".contains(characters[start - 2]) { start -= 1 }
        return start
    }

    private static func bytes(_ characters: [Character], _ range: Range<Int>) -> Range<Int> {
        let start = characters[..<range.lowerBound].reduce(0) { $0 + $1.utf8.count }
        return start..<characters[range].reduce(start) { $0 + $1.utf8.count }
    }

    /// The end of `1:30`, `01:02:30`, `0:30.5`.
    private static func time(_ characters: [Character], _ start: Int) -> Int? {
        if start > 0, characters[start - 1].isNumber || characters[start - 1] == ":" { return nil }
        var index = start
        var parts = 0
        while true {
            var digits = 0
            while index < characters.count, characters[index].isASCII, characters[index].isNumber, digits < 2 {
                index += 1
                digits += 1
            }
            guard digits > 0, parts == 0 || digits == 2 else { return nil }
            parts += 1
            guard index + 1 < characters.count, characters[index] == ":", characters[index + 1].isNumber, parts < 3
            else { break }
            index += 1
        }
        guard parts > 1, index >= characters.count || !characters[index].isNumber else { return nil }
        return index
    }

    /// A title without the time code in it.
    static func removed(from title: String) -> String {
        guard let rest = without(title) else { return title }
        return Markup.trimmed(Markup.trimmed(rest).drop { "-–—:|".contains($0) })
    }

    /// What is left of a text without its time code; nil where it has none.
    private static func without(_ text: String) -> String? {
        guard let range = find(text, isTitle: true) else { return nil }
        let bytes = Array(text.utf8)
        return String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
    }

    /// A line without its time code, as a title.
    static func title(_ text: String) -> String {
        guard let rest = without(text) else { return text }
        let title = Markup.trimmed(rest.drop { " -–—:|*_#".contains($0) })
        return title.isEmpty ? text : title
    }
}
