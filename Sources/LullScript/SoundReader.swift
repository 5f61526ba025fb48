import LullSession

/// Reads the sounds of a front matter against the generators' table.
struct SoundReader {
    let collector: Collector
    let controls: ControlReader
    /// The script's path, against which files are resolved.
    let path: String
    let access: FileAccess
    /// Sounds that a bare word can name: the palette, and what was declared further up.
    var known: [String: Sound] = Palette.sounds

    private static let generatorNames = Generator.allCases.map(\.rawValue)

    /// One sound, or nil with its problems reported.
    func sound(_ name: String, _ tree: YAMLTree) -> Sound? {
        if let word = tree.scalar { return shorthand(name, word, tree) }
        guard let entries = tree.entries else {
            collector.error(
                at: tree.location,
                "the sound “\(name)” is not described",
                mend: "write \(name): { noise: pink, level: -30 dB }"
            )
            return nil
        }
        let generators = entries.filter { Self.generatorNames.contains($0.key.scalar ?? "") }
        guard let head = generators.first, generators.count == 1, let word = head.key.scalar,
            let generator = Generator(rawValue: word)
        else {
            reportGenerator(name, entries, generators, at: tree.location)
            return nil
        }
        var sound = Sound(name: name, generator, location: tree.location)
        let before = collector.problems.count
        if generator == .cues {
            readPhases(head.value, into: &sound)
        } else {
            readHead(head.value, into: &sound)
        }
        for entry in entries where entry.key.scalar != word { read(entry, into: &sound, generator.parameters) }
        for parameter in generator.ownParameters where parameter.isRequired {
            // A value that was written and refused is not missing besides.
            if sound.values[parameter.name] == nil && collector.problems.count == before {
                collector.error(
                    at: head.key.location,
                    "“\(word)” wants “\(parameter.name.rawValue)”: \(parameter.help)",
                    mend: "write \(word): { \(parameter.name.rawValue): … }"
                )
            }
        }
        if sound.values[.gain] != nil && !sound.hasGain {
            collector.error(
                at: tree.location,
                "“\(name)” has a gain, but no shelf or peak for it to lift",
                mend: "write filter: { high-shelf: 2 kHz, gain: -3 dB }, or level: for the whole sound"
            )
        }
        if let from = sound.number(.from), let to = sound.number(.to), generator == .clip, to <= from {
            collector.error(
                at: tree.location,
                "“\(name)” ends at \(Numerals.clock(to)), before it begins at \(Numerals.clock(from))",
                mend: "let “to” be later than “from”"
            )
            return nil
        }
        return sound
    }

    // `rain: pink` or `inhale: ring`: a sound that exists, under another name.
    private func shorthand(_ name: String, _ word: String, _ tree: YAMLTree) -> Sound? {
        if var sound = known[word] {
            sound.name = name
            sound.location = tree.location
            return sound
        }
        collector.error(
            at: tree.location,
            "no sound is called “\(word)”",
            mend: Spelling.hint(for: word, in: known.keys.sorted())
        )
        return nil
    }

    private func reportGenerator(
        _ name: String,
        _ entries: [(key: YAMLTree, value: YAMLTree)],
        _ generators: [(key: YAMLTree, value: YAMLTree)],
        at location: Location
    ) {
        if generators.count > 1 {
            collector.error(
                at: generators[1].key.location,
                "the sound “\(name)” has two generators",
                mend: "give each a name of its own"
            )
            return
        }
        let common = Set(Generator.commonParameters.map(\.name.rawValue))
        if let odd = entries.first(where: { !common.contains($0.key.scalar ?? "") }) {
            let word = odd.key.scalar ?? ""
            collector.error(
                at: odd.key.location,
                "no sound generator is called “\(word)”",
                mend: Spelling.hint(for: word, in: Self.generatorNames)
            )
        } else {
            collector.error(
                at: location,
                "the sound “\(name)” has no generator",
                mend: "write what makes it: \(Self.generatorNames.joined(separator: ", "))"
            )
        }
    }

    private func readHead(_ tree: YAMLTree, into sound: inout Sound) {
        if tree.isEmpty { return }
        if let entries = tree.entries {
            // { ramp: … } right behind the generator is a value of its principal parameter.
            let moving = ["breath", "ramp", "lfo", "wander", "nostril"]
            if !entries.contains(where: { moving.contains($0.key.scalar ?? "") }) {
                for entry in entries { read(entry, into: &sound, sound.generator.parameters) }
                return
            }
        }
        if sound.generator == .tick, let text = tree.scalar,
            (try? ValueReader.duration(controls.substitute(text, tree.location).text)) != nil
        {
            readPeriod(tree, into: &sound)
            return
        }
        guard let name = sound.generator.principal, let parameter = sound.generator.parameter(name) else { return }
        set(parameter, tree, in: &sound)
    }

    private func read(
        _ entry: (key: YAMLTree, value: YAMLTree),
        into sound: inout Sound,
        _ table: [Parameter]
    ) {
        let word = entry.key.scalar ?? ""
        if word == Parameter.Name.filter.rawValue {
            readFilter(entry.value, into: &sound)
            return
        }
        if word == Parameter.Name.every.rawValue && sound.generator == .tick {
            readPeriod(entry.value, into: &sound)
            return
        }
        guard let parameter = table.first(where: { $0.name.rawValue == word }) else {
            collector.error(
                at: entry.key.location,
                "“\(sound.generator.rawValue)” has no parameter “\(word)”",
                mend: Spelling.hint(for: word, in: table.map(\.name.rawValue), limit: 20)
            )
            return
        }
        set(parameter, entry.value, in: &sound)
    }

    /// `every: 2 s` is a tempo too.
    private func readPeriod(_ tree: YAMLTree, into sound: inout Sound) {
        guard let tempo = sound.generator.parameter(.tempo), case .control(_, let range) = tempo.kind,
            let period = controls.duration(tree, 1 / range.upperBound...1 / range.lowerBound)
        else { return }
        sound.values[.tempo] = .control(.constant(1 / period))
    }

    /// `filter: 800 Hz` is a low-pass; `filter: { peak: 2 kHz, gain: -3 dB, resonance: 1 }` says which.
    private func readFilter(_ tree: YAMLTree, into sound: inout Sound) {
        guard let cutoff = sound.generator.parameter(.cutoff), let kinds = sound.generator.parameter(.filter),
            case .choice(let responses) = kinds.kind
        else { return }
        guard let entries = tree.entries else {
            if let word = tree.scalar, responses.contains(word) {
                sound.values[.filter] = .choice(word)
            } else {
                sound.values[.filter] = .choice("low-pass")
                set(cutoff, tree, in: &sound)
            }
            return
        }
        for entry in entries {
            let word = entry.key.scalar ?? ""
            if responses.contains(word) {
                sound.values[.filter] = .choice(word)
                set(cutoff, entry.value, in: &sound)
            } else if word == "resonance" || word == "q", let resonance = sound.generator.parameter(.resonance) {
                set(resonance, entry.value, in: &sound)
            } else if word == "gain", let gain = sound.generator.parameter(.gain) {
                set(gain, entry.value, in: &sound)
            } else {
                collector.error(
                    at: entry.key.location,
                    "a filter has no “\(word)”",
                    mend: Spelling.hint(for: word, in: responses.dropFirst() + ["gain", "resonance"])
                )
            }
        }
    }

    private func readPhases(_ tree: YAMLTree, into sound: inout Sound) {
        guard let entries = tree.entries, !entries.isEmpty else {
            collector.error(
                at: tree.location,
                "“cues” wants a sound for a phase of the breath",
                mend: "write cues: { inhale: { tone: sine, pitch: { ramp: [A3, E4] } } }"
            )
            return
        }
        for entry in entries {
            let word = entry.key.scalar ?? ""
            guard let phase = BreathPhase(rawValue: word) else {
                collector.error(
                    at: entry.key.location,
                    "no phase of the breath is called “\(word)”",
                    mend: Spelling.hint(for: word, in: BreathPhase.allCases.map(\.rawValue))
                )
                continue
            }
            guard let cue = self.sound("\(sound.name).\(word)", entry.value) else { continue }
            if cue.generator == .cues {
                collector.error(at: entry.value.location, "a cue can't hold cues of its own", mend: "name a sound")
                continue
            }
            sound.phases[phase] = cue
        }
    }

    /// Reads one parameter's value as its kind asks.
    func set(_ parameter: Parameter, _ tree: YAMLTree, in sound: inout Sound) {
        let text = tree.scalar.map { controls.substitute($0, tree.location).text }
        switch parameter.kind {
        case .control(let dimension, let range):
            if let control = controls.control(tree, dimension, range) {
                sound.values[parameter.name] = .control(control)
            }
        case .fixed(let dimension, let range):
            guard let text else {
                collector.error(
                    at: tree.location,
                    "“\(parameter.name.rawValue)” can't move",
                    mend: "write one value in \(dimension.unit)"
                )
                return
            }
            if let value = controls.constant(text, dimension, range, at: tree.location) {
                sound.values[parameter.name] = .control(.constant(value))
            }
        case .choice(let words):
            // American spelling of a colour, and of one parameter's name.
            let text = text == "gray" ? "grey" : text
            if let text, words.contains(text) {
                sound.values[parameter.name] = .choice(text)
            } else if let text {
                collector.error(
                    at: tree.location,
                    "“\(parameter.name.rawValue)” can't be “\(text)”",
                    mend: Spelling.hint(for: text, in: words)
                )
            } else {
                collector.error(at: tree.location, "“\(parameter.name.rawValue)” wants one word")
            }
        case .notes:
            readList(parameter, tree, 1...Pad.notes, in: &sound) { item in
                controls.constant(item.0, .pitch, 20...4_000, at: item.1)
            }
        case .partials:
            readList(parameter, tree, 1...16, in: &sound) { item in
                controls.constant(item.0, .number, 0...1, at: item.1)
            }
            sound.values[.wave] = .choice("partials")
        case .integer(let range):
            if let text, let number = Int(text), range.contains(number) {
                sound.values[parameter.name] = .integer(number)
            } else {
                collector.error(
                    at: tree.location,
                    "“\(parameter.name.rawValue)” wants a whole number from \(range.lowerBound) to \(range.upperBound)",
                    mend: "write \(parameter.name.rawValue): \(min(7, range.upperBound / 2))"
                )
            }
        case .choices(let words):
            readWords(parameter, tree, words, in: &sound)
        case .chords:
            readChords(parameter, tree, in: &sound)
        case .file:
            readFile(parameter, text, at: tree.location, in: &sound)
        case .text:
            if let text, !text.isEmpty { sound.values[parameter.name] = .text(text) }
        case .flag:
            switch text?.lowercased() {
            case "true", "yes", "on": sound.values[parameter.name] = .flag(true)
            case "false", "no", "off": sound.values[parameter.name] = .flag(false)
            default:
                collector.error(at: tree.location, "“\(parameter.name.rawValue)” is yes or no", mend: "write yes or no")
            }
        }
    }

    private enum Pad { static let notes = 8 }

    private func readList(
        _ parameter: Parameter,
        _ tree: YAMLTree,
        _ count: ClosedRange<Int>,
        in sound: inout Sound,
        _ read: ((String, Location)) -> Double?
    ) {
        let items = tree.list ?? [tree]
        guard count.contains(items.count) else {
            collector.error(
                at: tree.location,
                "“\(parameter.name.rawValue)” holds \(count.lowerBound) to \(count.upperBound) values, "
                    + "not \(items.count)"
            )
            return
        }
        var values: [Double] = []
        for item in items {
            guard let text = item.scalar,
                let value = read((controls.substitute(text, item.location).text, item.location))
            else { return }
            values.append(value)
        }
        sound.values[parameter.name] = parameter.kind == .notes ? .notes(values) : .partials(values)
    }

    private func readWords(_ parameter: Parameter, _ tree: YAMLTree, _ words: [String], in sound: inout Sound) {
        let items = tree.list ?? [tree]
        var chosen: [String] = []
        for item in items {
            let text = controls.substitute(item.scalar ?? "", item.location).text
            guard words.contains(text) else {
                collector.error(
                    at: item.location,
                    "“\(parameter.name.rawValue)” has no “\(text)”",
                    mend: Spelling.hint(for: text, in: words)
                )
                return
            }
            chosen.append(text)
        }
        if chosen.isEmpty {
            collector.error(
                at: tree.location,
                "“\(parameter.name.rawValue)” wants one or more words",
                mend: "there are \(words.joined(separator: ", "))"
            )
        } else {
            sound.values[parameter.name] = .choices(chosen)
        }
    }

    /// `[i, VI, III]`, or the same in one line: `i VI III`.
    private func readChords(_ parameter: Parameter, _ tree: YAMLTree, in sound: inout Sound) {
        let texts: [(String, Location)] =
            if let list = tree.list {
                list.map { ($0.scalar ?? "", $0.location) }
            } else {
                (tree.scalar ?? "").split { $0.isWhitespace || $0 == "-" || $0 == "–" || $0 == "," }
                    .map { (String($0), tree.location) }
            }
        guard (1...32).contains(texts.count) else {
            collector.error(at: tree.location, "“chords” holds 1 to 32 chords, not \(texts.count)")
            return
        }
        var chords: [ChordSymbol] = []
        for (text, location) in texts {
            guard let chord = ChordSymbol(controls.substitute(text, location).text) else {
                collector.error(
                    at: location,
                    "“\(text)” is not a chord",
                    mend: "write Roman numerals: I for major, i for minor, with add9, sus2, sus4 or 7 behind"
                )
                return
            }
            chords.append(chord)
        }
        sound.values[parameter.name] = .chords(chords)
    }

    private func readFile(_ parameter: Parameter, _ text: String?, at location: Location, in sound: inout Sound) {
        guard let text, !text.isEmpty else {
            collector.error(at: location, "“\(parameter.name.rawValue)” wants the name of a file")
            return
        }
        let resolved = ScriptPath.resolve(text, from: path)
        guard access.exists(resolved) else {
            collector.error(
                at: location,
                "there is no file “\(resolved)”",
                mend: "paths are taken from the script's own folder"
            )
            return
        }
        sound.values[parameter.name] = .file(resolved)
    }
}
