import LullScript
import LullSession

/// A session as a program lists it.
struct SessionEntry {
    /// A text and where it is written.
    struct Word: Hashable {
        var text: String
        var location: Location
    }

    /// A value that a parameter is given.
    struct Assignment {
        var name: Word
        var value: Word
        /// Whether it comes from `defaults`, and so is only meant for scripts that have the parameter.
        var isDefault = false
        /// Whether it is one of several, of which each makes a track.
        var isVariation = false
    }

    /// A value that changes from variant to variant.
    struct Variation {
        var name: Word
        var values: [Word]
    }

    /// A length, as it is written and in seconds.
    struct Length {
        var word: Word
        var seconds: Double
    }

    var script: Word
    var name: Word?
    var title: Wording?
    var summary: Wording?
    var order: Int?
    var week: Int?
    var day: Int?
    var slot: String?
    var part: String?
    var set: [Assignment] = []
    var length: Length?
    var languages: [Word] = []
    var variations: [Variation] = []
    var loudness: MasterSettings.Target?
    var voices: [String: TrackPlan.VoiceName] = [:]
    var location: Location
}

/// Reads the list of sessions, and what stands for all of them.
struct SessionReader {
    let reader: ProgramReader
    let languages: [String]
    let loudness: MasterSettings.Target?
    let voices: [String: TrackPlan.VoiceName]

    static let keys = [
        "script", "name", "title", "summary", "order", "week", "day", "slot", "part", "set", "length", "languages",
        "variants", "loudness",
    ]
    static let commonKeys = ["slot", "part", "set", "length", "languages", "variants", "loudness"]
    /// What varies besides parameters of the script.
    static let variationKeys = ["length", "language"]
    /// Times of day; others may be written, but these are what a slip is told by.
    static let slots = ["morning", "midday", "afternoon", "evening", "bedtime", "night", "anytime"]
    /// The most sessions a program has.
    static let most = 2000

    private var collector: Collector { reader.collector }
    private var fields: FieldReader { reader.fields }

    /// The sessions, in the order they are written.
    func entries(_ tree: YAMLTree?, defaults: FieldReader.Field?) -> [SessionEntry] {
        guard let tree else { return [] }
        var common: [String: FieldReader.Field] = [:]
        if let defaults { common = fields.fields(defaults.value, of: "“defaults”", keys: Self.commonKeys) }
        guard let list = tree.list, !list.isEmpty else {
            collector.error(
                at: tree.location,
                tree.list == nil && !tree.isEmpty ? "“sessions” wants a list" : "the program has no sessions",
                mend: "write - { script: evening.md }"
            )
            return []
        }
        if list.count > Self.most {
            collector.error(
                at: tree.location,
                "the program has \(list.count) sessions; \(Self.most) are the most",
                mend: "split it into several programs"
            )
            return []
        }
        var entries: [SessionEntry] = []
        for element in list {
            if let entry = entry(element, common) { entries.append(entry) }
        }
        checkOrders(entries)
        return entries
    }

    private func checkOrders(_ entries: [SessionEntry]) {
        var seen: Set<Int> = []
        for entry in entries {
            guard let order = entry.order, !seen.insert(order).inserted else { continue }
            collector.error(
                at: entry.location,
                "two sessions have the order \(order)",
                mend: "give each a number of its own, or leave “order” out"
            )
        }
    }

    private func entry(_ tree: YAMLTree, _ common: [String: FieldReader.Field]) -> SessionEntry? {
        // A bare name is a script.
        if let script = tree.scalar, !tree.isEmpty {
            return entry(.init(text: script, location: tree.location), [:], common, at: tree.location)
        }
        let found = fields.fields(tree, of: "a session", keys: Self.keys)
        guard let script = fields.text(found["script"]), let place = found["script"]?.value.location else {
            if tree.entries != nil && found["script"] == nil {
                collector.error(at: tree.location, "this session has no “script”", mend: "write script: evening.md")
            }
            return nil
        }
        return entry(.init(text: script, location: place), found, common, at: tree.location)
    }

    private func entry(
        _ script: SessionEntry.Word,
        _ found: [String: FieldReader.Field],
        _ common: [String: FieldReader.Field],
        at location: Location
    ) -> SessionEntry {
        func field(_ key: String) -> FieldReader.Field? { found[key] ?? common[key] }
        var entry = SessionEntry(script: script, voices: voices, location: location)
        if let name = found["name"], let text = fields.text(name) {
            if Slug.make(text) == text && text.utf8.count <= 80 {
                entry.name = .init(text: text, location: name.value.location)
            } else {
                collector.error(
                    at: name.value.location,
                    "“\(text)” can't be a name: it becomes the name of files",
                    mend: "use a–z, 0–9 and single hyphens, 80 of them at most"
                )
            }
        }
        entry.title = fields.wording(found["title"], languages: languages)
        entry.summary = fields.wording(found["summary"], languages: languages)
        entry.order = fields.whole(found["order"], 1...9999)
        entry.week = fields.whole(found["week"], 1...520)
        entry.day = fields.whole(found["day"], 1...(entry.week == nil ? 366 : 7))
        entry.slot = slot(field("slot"))
        entry.part = fields.text(field("part"))
        entry.set =
            assignments(common["set"], isDefault: true).filter { assignment in
                !(found["set"]?.value.entries ?? []).contains { $0.key.scalar == assignment.name.text }
            } + assignments(found["set"], isDefault: false)
        if let length = field("length"), let text = fields.text(length) {
            let place = length.value.location
            if let seconds = fields.duration(text, at: place) {
                entry.length = .init(word: .init(text: text, location: place), seconds: seconds)
            }
        }
        entry.languages = languages(field("languages"))
        entry.variations = variations(field("variants"), entry)
        entry.loudness = field("loudness").flatMap { reader.loudness($0) } ?? loudness
        return entry
    }

    private func slot(_ field: FieldReader.Field?) -> String? {
        guard let field, let text = fields.text(field) else { return nil }
        if let near = Spelling.nearest(to: text, in: Self.slots), near != text {
            collector.error(at: field.value.location, "there is no slot “\(text)”", mend: "did you mean “\(near)”?")
            return nil
        }
        guard text.count <= 40, !Slug.make(text).isEmpty else {
            collector.error(
                at: field.value.location,
                "“\(text.prefix(40))” can't be a slot",
                mend: "write a time of day: \(Self.slots.joined(separator: ", "))"
            )
            return nil
        }
        return text
    }

    private func languages(_ field: FieldReader.Field?) -> [SessionEntry.Word] {
        fields.texts(field).compactMap { text, location in
            fields.language(text, at: location, of: languages).map { .init(text: $0, location: location) }
        }
    }

    private func assignments(_ field: FieldReader.Field?, isDefault: Bool) -> [SessionEntry.Assignment] {
        guard let field else { return [] }
        guard let entries = field.value.entries else {
            collector.error(at: field.value.location, "“set” wants names with values", mend: "write set: { pace: 6 }")
            return []
        }
        return entries.compactMap { entry in
            guard let name = entry.key.scalar,
                let value = fields.text(FieldReader.Field(key: entry.key, value: entry.value))
            else { return nil }
            return SessionEntry.Assignment(
                name: .init(text: name, location: entry.key.location),
                value: .init(text: value, location: entry.value.location),
                isDefault: isDefault
            )
        }
    }

    private func variations(_ field: FieldReader.Field?, _ entry: SessionEntry) -> [SessionEntry.Variation] {
        guard let field else { return [] }
        guard let entries = field.value.entries else {
            collector.error(
                at: field.value.location,
                "“variants” wants names with lists",
                mend: "write variants: { pace: [5.5, 6, 6.5] }"
            )
            return []
        }
        var variations: [SessionEntry.Variation] = []
        for (key, value) in entries {
            guard let name = key.scalar, !name.isEmpty else { continue }
            let listed = FieldReader.Field(key: key, value: value)
            let values =
                name == "language"
                ? languages(listed)
                : fields.texts(listed).map {
                    SessionEntry.Word(text: $0.text, location: $0.location)
                }
            if entry.set.contains(where: { $0.name.text == name && !$0.isDefault })
                || (name == "length" && entry.length != nil) || (name == "language" && !entry.languages.isEmpty)
            {
                collector.error(
                    at: key.location,
                    "“\(name)” is set for this session, and varied too",
                    mend: "keep one of the two"
                )
            }
            if values.isEmpty { continue }
            variations.append(.init(name: .init(text: name, location: key.location), values: values))
        }
        return variations
    }
}
