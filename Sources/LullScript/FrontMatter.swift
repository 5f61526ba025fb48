import LullSession

/// Reads the front matter into a session that has no items yet.
struct FrontMatter {
    let collector: Collector
    let path: String
    let access: FileAccess
    /// Values given from outside, by parameter name.
    let overrides: [String: Located<String>]
    /// Where the script begins, for what has no place in it.
    let beginning: Location

    static let keys = [
        "title", "summary", "part", "language", "translates", "author", "length", "profile", "listener", "tags",
        "acknowledge", "voice", "parameters", "sounds", "room", "master",
    ]
    // What other programs write into their front matter and Lull has no use for.
    static let foreign: Set<String> = [
        "date", "draft", "description", "categories", "layout", "slug", "license", "version", "notes",
        "created", "updated", "aliases", "id",
    ]

    /// Reads every part. Unknown keys are errors when they look like a slip, and warnings otherwise.
    ///
    /// - Parameter original: what this translates, with its path: it holds wherever nothing else is said.
    func read(
        _ tree: YAMLTree?,
        over original: (tree: YAMLTree?, path: String)? = nil,
        into session: inout Session
    ) {
        let own = fields(of: tree)
        guard let original else {
            readParameters([own["parameters"]], into: &session)
            readSettings(own, into: &session)
            return
        }
        let base = FrontMatter(
            collector: collector,
            path: original.path,
            access: access,
            overrides: overrides,
            beginning: beginning
        )
        let lent = base.fields(of: original.tree)
        readParameters([lent["parameters"], own["parameters"]], into: &session)
        base.readSettings(lent, into: &session)
        // Those speak the language of the original.
        session.voice.name = nil
        session.voice.engine = nil
        session.voice.takes = nil
        readSettings(own, into: &session)
    }

    /// The names of the parameters alone, with the values given held against their ranges and choices.
    func parameters(_ tree: YAMLTree?, over original: (tree: YAMLTree?, path: String)?) -> Set<String> {
        var session = Session(title: "")
        let trees = [original?.tree, tree].map { tree in tree.flatMap { fields(of: $0)["parameters"] } }
        readParameters(trees, into: &session)
        return Set(session.parameters.map(\.name))
    }

    private func fields(of tree: YAMLTree?) -> [String: YAMLTree] {
        let entries = tree?.entries ?? []
        if let tree, tree.entries == nil, !tree.isEmpty {
            collector.error(at: tree.location, "the front matter is not a list of names", mend: "write “title: …”")
        }
        var fields: [String: YAMLTree] = [:]
        for entry in entries {
            let key = entry.key.scalar ?? ""
            if Self.keys.contains(key) {
                fields[key] = entry.value
            } else if !Self.foreign.contains(key) {
                reportUnknown(key, at: entry.key.location)
            }
        }
        return fields
    }

    private func readSettings(_ fields: [String: YAMLTree], into session: inout Session) {
        let parameters = session.parameters
        let values = Values(parameters)
        let controls = ControlReader(collector: collector) { text, location in
            let template = Template(text)
            return (template.filled(values, at: location, collector), location.caused(by: template.cause(values)))
        }
        readPlain(fields, controls, into: &session)
        readCare(fields, controls, into: &session)
        if let voice = fields["voice"] { readVoice(voice, controls, into: &session.voice) }
        if let master = fields["master"] { readMaster(master, controls, into: &session.master) }
        if let room = fields["room"] { readRoom(room, controls, into: &session.room) }
        if let sounds = fields["sounds"] { readSounds(sounds, controls, into: &session) }
    }

    /// What other programs call a key of Lull's.
    private static let synonyms = [
        "lang": "language", "locale": "language", "name": "title", "heading": "title", "subtitle": "summary",
        "duration": "length", "creator": "author", "sound": "sounds", "params": "parameters", "category": "part",
    ]

    private func reportUnknown(_ key: String, at location: Location) {
        if let meant = Self.synonyms[key.lowercased()] {
            collector.warning(
                .unknownKey,
                at: location,
                "the front matter has no “\(key)”; it is passed over",
                mend: "did you mean “\(meant)”?",
                fix: Problem.Fix("write “\(meant)”", replace: location, with: meant)
            )
        } else if let near = Spelling.nearest(to: key, in: Self.keys) {
            collector.error(
                .unknownKey,
                at: location,
                "the front matter has no “\(key)”",
                mend: "did you mean “\(near)”?",
                fix: Problem.Fix("write “\(near)”", replace: location, with: near)
            )
        } else {
            collector.warning(
                .unknownKey,
                at: location,
                "the front matter has no “\(key)”; it is passed over",
                mend: "there are \(Self.keys.joined(separator: ", "))"
            )
        }
    }

    private func text(_ tree: YAMLTree, _ controls: ControlReader) -> String? {
        guard let text = tree.scalar else {
            collector.error(at: tree.location, "this wants one value, not a list")
            return nil
        }
        return controls.substitute(text, tree.location).text
    }

    private func readPlain(_ fields: [String: YAMLTree], _ controls: ControlReader, into session: inout Session) {
        if let tree = fields["title"], let title = text(tree, controls), !title.isEmpty {
            session.title = title
            session.$title = tree.location
        }
        if let tree = fields["language"], let written = text(tree, controls) {
            let language = String(written.map { $0 == "_" ? "-" : $0 })
            let parts = language.split(separator: "-")
            if let first = parts.first, (2...3).contains(first.count),
                parts.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }), parts.count <= 4
            {
                session.language = language
                session.$language = tree.location
            } else {
                collector.error(at: tree.location, "“\(written)” is not a language", mend: "write en, es or pt-BR")
            }
        }
        if let summary = fields["summary"].flatMap({ text($0, controls) }), !summary.isEmpty {
            session.summary = summary
        }
        if let part = fields["part"].flatMap({ text($0, controls) }), !part.isEmpty { session.part = part }
        if let author = fields["author"].flatMap({ text($0, controls) }) { session.author = author }
        if let tree = fields["length"],
            let length = controls.duration(tree, 1...Seconds.longest.value)
        {
            session.length = Seconds(length)
            session.$length = tree.location
        }
        if let tree = fields["profile"], let word = text(tree, controls) {
            if let profile = Profile(rawValue: word) {
                session.profile = profile
                session.$profile = tree.location
            } else {
                collector.error(
                    at: tree.location,
                    "no profile is called “\(word)”",
                    mend: Spelling.hint(for: word, in: Profile.allCases.map(\.rawValue))
                )
            }
        }
    }

    // MARK: Care

    private func readCare(_ fields: [String: YAMLTree], _ controls: ControlReader, into session: inout Session) {
        for (word, location) in words(fields["listener"], controls) {
            if let flag = ListenerFlag.named(word) {
                if !session.listener.contains(flag) { session.listener.append(flag) }
            } else {
                collector.error(
                    at: location,
                    "no listener is known as “\(word)”",
                    mend: Spelling.hint(for: word, in: ListenerFlag.allCases.map(\.rawValue))
                )
            }
        }
        session.acknowledged += words(fields["acknowledge"], controls).map { Acknowledgement(rule: $0, location: $1) }
        // Other programs write tags too, in any shape: what isn't words is passed over.
        if let tree = fields["tags"] {
            session.tags = words(tree, controls).map { $0.text.lowercased() }
            session.$tags = tree.location
        }
    }

    /// The words of a list, or of one value with commas.
    private func words(_ tree: YAMLTree?, _ controls: ControlReader) -> [(text: String, location: Location)] {
        tree?.words { controls.substitute($0, $1).text } ?? []
    }

    // MARK: Parameters

    /// Later ones take the place of earlier ones of the same name.
    private func readParameters(_ trees: [YAMLTree?], into session: inout Session) {
        var known: Set<String> = []
        for tree in trees.compactMap({ $0 }) {
            if tree.entries == nil, !tree.isEmpty {
                collector.error(at: tree.location, "“parameters” wants names", mend: "write pace: { default: 6 }")
            }
            for entry in tree.entries ?? [] {
                guard let name = entry.key.scalar, Template.isName(name) else {
                    collector.error(
                        at: entry.key.location,
                        "“\(entry.key.scalar ?? "")” is not a name",
                        mend: "use letters, digits, “-” and “_”"
                    )
                    continue
                }
                known.insert(name)
                guard let parameter = parameter(name, entry.value) else { continue }
                if let index = session.parameters.firstIndex(where: { $0.name == name }) {
                    session.parameters[index] = parameter
                } else {
                    session.parameters.append(parameter)
                }
            }
        }
        for name in overrides.keys.sorted() where !known.contains(name) {
            collector.error(
                at: beginning.caused(by: overrides[name]?.projectedValue),
                "this script has no parameter “\(name)”",
                mend: known.isEmpty
                    ? "parameters are named in the front matter" : Spelling.hint(for: name, in: known.sorted())
            )
        }
    }

    private func parameter(_ name: String, _ tree: YAMLTree) -> SessionParameter? {
        if let standard = tree.scalar {
            let value = overrides[name]?.wrappedValue ?? standard
            return SessionParameter(
                name: name,
                value: value,
                number: Quantity(value)?.number,
                says: nil,
                location: overrides[name]?.projectedValue ?? tree.location,
                isGiven: overrides[name] != nil
            )
        }
        var fields: [String: YAMLTree] = [:]
        for entry in tree.entries ?? [] {
            let word = entry.key.scalar ?? ""
            let key = word == "min" ? "from" : word == "max" ? "to" : word
            let keys = ["default", "unit", "from", "to", "says", "choices"]
            guard keys.contains(key) else {
                collector.error(
                    at: entry.key.location,
                    "a parameter has no “\(key)”",
                    mend: Spelling.hint(for: key, in: keys)
                )
                continue
            }
            fields[key] = entry.value
        }
        guard let standard = fields["default"]?.scalar else {
            collector.error(at: tree.location, "the parameter “\(name)” has no default", mend: "write default: 6")
            return nil
        }
        let given = overrides[name]
        let value = given?.wrappedValue ?? standard
        let place = (fields["default"]?.location ?? tree.location).caused(by: given?.projectedValue)
        let parameter = SessionParameter(
            name: name,
            value: value,
            number: Quantity(value)?.number,
            says: fields["says"]?.scalar,
            domain: Self.domain(fields),
            location: given?.projectedValue ?? place,
            isGiven: given != nil
        )
        check(parameter, unit: fields["unit"]?.scalar.map { " \($0)" } ?? "", at: place)
        return parameter
    }

    private static func domain(_ fields: [String: YAMLTree]) -> SessionParameter.Domain {
        func number(_ text: String?) -> Double? { text.flatMap { Quantity($0)?.number } }
        let isLimited = fields["from"] != nil || fields["to"] != nil
        let (least, most) = (number(fields["from"]?.scalar), number(fields["to"]?.scalar))
        guard let choices = fields["choices"]?.list?.compactMap(\.scalar) else {
            return isLimited ? .numbers(from: least, to: most) : .open
        }
        // With limits beside them, choices are the numbers within.
        return .choices(
            choices.filter { choice in
                guard isLimited else { return true }
                return number(choice).map { $0 >= least ?? -.infinity && $0 <= most ?? .infinity } ?? false
            }
        )
    }

    private func check(_ parameter: SessionParameter, unit: String, at place: Location) {
        let name = parameter.name
        switch parameter.domain {
        case .open: return
        case .choices(let choices):
            if choices.contains(parameter.value) { return }
            if choices.isEmpty {
                collector.error(
                    at: place,
                    "“\(name)” has no choice that lies within its limits",
                    mend: "name one that does, or widen from: and to:"
                )
                return
            }
            collector.error(
                at: place,
                "“\(name)” can't be “\(parameter.value)”",
                mend: Spelling.hint(for: parameter.value, in: choices)
            )
        case .numbers(let least, let most):
            guard let number = parameter.number else {
                collector.error(
                    at: place,
                    "“\(name)” wants a number, not “\(parameter.value)”",
                    mend: "write a number"
                )
                return
            }
            let (low, high) = (least ?? -.infinity, most ?? .infinity)
            if (low...max(low, high)).contains(number) { return }
            let range =
                most == nil
                ? "\(Numerals.short(low)) or more"
                : least == nil
                    ? "at most \(Numerals.short(high))" : "\(Numerals.short(low)) to \(Numerals.short(high))"
            collector.error(
                at: place,
                "“\(name)” is \(Numerals.short(number))\(unit); it may be \(range)\(unit)",
                mend: "choose a value in that range"
            )
        }
    }

    // MARK: Voice, master, sounds

    private func readVoice(_ tree: YAMLTree, _ controls: ControlReader, into voice: inout VoiceSettings) {
        voice.location = tree.location
        if let name = tree.scalar {
            voice.name = name
            return
        }
        let keys = ["name", "engine", "pace", "gap", "sentence gap", "level", "takes", "chain", "bed"]
        for entry in tree.entries ?? [] {
            let key = entry.key.scalar ?? ""
            guard let text = text(entry.value, controls) else { continue }
            let place = entry.value.location
            switch key {
            case "name": voice.name = text
            case "engine": voice.engine = text
            case "takes": voice.takes = ScriptPath.resolve(text, from: path)
            case "pace":
                collector.attempt(at: place) { () throws(ValueError) in
                    voice.$pace = place
                    voice.pace = try unit("wpm", text, 40...300, "write 105 wpm: words a minute while the voice speaks")
                }
            case "gap":
                if let gap = controls.duration(entry.value, 0...60) { voice.gap = Seconds(gap) }
            case "sentence gap":
                if let gap = controls.duration(entry.value, 0...60) { voice.sentenceGap = Seconds(gap) }
            case "level":
                collector.attempt(at: place) { () throws(ValueError) in
                    voice.level = Loudness(try unit("lufs", text, -50 ... -8, "write -20 LUFS"))
                }
            case "chain":
                switch text.lowercased() {
                case "on", "true", "yes": voice.chain = true
                case "off", "false", "no": voice.chain = false
                default: collector.error(at: place, "“chain” is on or off", mend: "write chain: off")
                }
            case "bed":
                if text == "as written" {
                    voice.bed = .asWritten
                } else {
                    collector.attempt(at: place) { () throws(ValueError) in
                        let mend = "write 15 LU, how far the beds lie under the voice, or as written"
                        voice.bed = .distance(try unit("lu", text, 0...40, mend))
                    }
                }
            default:
                collector.error(
                    at: entry.key.location,
                    "“voice” has no “\(key)”",
                    mend: Spelling.hint(for: key, in: keys)
                )
            }
        }
    }

    private func unit(
        _ unit: String,
        _ text: String,
        _ range: ClosedRange<Double>,
        _ mend: String
    ) throws(ValueError) -> Double {
        if let quantity = Quantity(text), quantity.unit.isEmpty {
            throw ValueError("“\(text)” has no unit", mend: mend)
        }
        guard let quantity = Quantity(text), quantity.unit == unit else {
            throw ValueError("“\(text)” is not a value here", mend: mend)
        }
        if !range.contains(quantity.number) {
            let low = Numerals.short(range.lowerBound)
            let high = Numerals.short(range.upperBound)
            throw ValueError("\(Numerals.short(quantity.number)) is outside \(low) to \(high)", mend: mend)
        }
        return quantity.number
    }

    private func readMaster(_ tree: YAMLTree, _ controls: ControlReader, into master: inout MasterSettings) {
        let keys = ["loudness", "peak", "fade in", "fade out", "rate"]
        for entry in tree.entries ?? [] {
            let key = entry.key.scalar ?? ""
            guard let text = text(entry.value, controls) else { continue }
            let place = entry.value.location
            switch key {
            case "loudness":
                master.$target = place
                if text == "off" || text == "false" {
                    master.target = .off
                } else if let preset = MasterSettings.presets.first(where: { $0.name == text }) {
                    master.target = .loudness(preset.loudness)
                } else {
                    collector.attempt(at: place) { () throws(ValueError) in
                        let names = MasterSettings.presets.map(\.name).joined(separator: ", ")
                        let value = try unit("lufs", text, -50 ... -8, "write -20 LUFS, off, or one of \(names)")
                        master.target = .loudness(Loudness(value))
                    }
                }
            case "peak":
                collector.attempt(at: place) { () throws(ValueError) in
                    master.$peak = place
                    master.peak = Decibels(try unit("dbtp", text, -30...0, "write -2 dBTP"))
                }
            case "fade in":
                if let time = controls.duration(entry.value, 0...3600) {
                    master.fadeIn = Seconds(time)
                    master.$fadeIn = place
                }
            case "fade out":
                if let time = controls.duration(entry.value, 0...3600) {
                    master.fadeOut = Seconds(time)
                    master.$fadeOut = place
                }
            case "rate":
                if let quantity = Quantity(text), let rate = Int(exactly: quantity.number),
                    MasterSettings.rates.contains(rate), ["", "hz"].contains(quantity.unit)
                {
                    master.rate = rate
                } else {
                    collector.error(at: place, "“\(text)” is not a rate", mend: "write 44100, 48000 or 96000")
                }
            default:
                collector.error(
                    at: entry.key.location,
                    "“master” has no “\(key)”",
                    mend: Spelling.hint(for: key, in: keys)
                )
            }
        }
    }

    private func readRoom(_ tree: YAMLTree, _ controls: ControlReader, into room: inout RoomSettings) {
        guard let entries = tree.entries else {
            collector.error(at: tree.location, "“room” wants names", mend: "write room: { decay: 3 s, damping: 50 % }")
            return
        }
        for entry in entries {
            let key = entry.key.scalar ?? ""
            if let part = RoomSettings.Part(rawValue: key) {
                if let control = controls.control(entry.value, part.dimension, part.range) { room[part] = control }
            } else {
                collector.error(
                    at: entry.key.location,
                    "“room” has no “\(key)”",
                    mend: Spelling.hint(for: key, in: RoomSettings.Part.allCases.map(\.rawValue))
                )
            }
        }
    }

    private func readSounds(_ tree: YAMLTree, _ controls: ControlReader, into session: inout Session) {
        var reader = SoundReader(collector: collector, controls: controls, path: path, access: access)
        for entry in tree.entries ?? [] {
            let reserved = ["nothing", "all", "voice", "room"]
            guard let name = entry.key.scalar, Template.isName(name), !reserved.contains(name) else {
                collector.error(
                    at: entry.key.location,
                    "“\(entry.key.scalar ?? "")” can't be the name of a sound",
                    mend: "use letters, digits, “-” and “_”; “nothing”, “all”, “voice” and “room” mean something else"
                )
                continue
            }
            // A sound that can't be read stands in as any other, so that its uses are not called unknown besides.
            session.sounds[name] =
                reader.sound(name, entry.value) ?? Sound(name: name, .tone, location: entry.key.location)
            reader.known = session.sounds
        }
    }
}
