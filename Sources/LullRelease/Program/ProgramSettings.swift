import LullFile
import LullScript
import LullSession
import LullVoice

/// Formats, captions, stems, loudness and voices.
extension ProgramReader {
    /// The formats of a list of names, or of names with settings.
    func formats(_ field: FieldReader.Field?) -> [ReleaseFormat]? {
        guard let field else { return nil }
        var formats: [ReleaseFormat] = []
        func add(_ name: String, at place: Location, _ settings: YAMLTree?) {
            guard let format = format(name, at: place, settings) else { return }
            if formats.contains(where: { $0.name == format.name }) {
                collector.error(
                    at: place,
                    "two formats would make the same files, .\(format.name.rawValue)",
                    mend: "keep one of the two"
                )
            } else {
                formats.append(format)
            }
        }
        if let entries = field.value.entries {
            for entry in entries {
                add(entry.key.scalar ?? "", at: entry.key.location, entry.value.isEmpty ? nil : entry.value)
            }
        } else {
            for element in fields.list(field) {
                let words = element.words().map(\.text)
                for word in words.isEmpty ? [element.scalar ?? ""] : words { add(word, at: element.location, nil) }
            }
        }
        if formats.isEmpty && !collector.hasErrors {
            collector.error(at: field.key.location, "the program has no format", mend: "write formats: [flac, opus]")
        }
        return formats
    }

    private func format(_ written: String, at place: Location, _ settings: YAMLTree?) -> ReleaseFormat? {
        let known = written.lowercased() == "vorbis" ? "ogg" : written.lowercased()
        guard
            let found: ReleaseFormat.Name = fields.choice(known, at: place, what: "there is no format")
        else { return nil }
        var format = ReleaseFormat(found)
        guard let settings else { return format }
        let keys =
            switch found {
            case .flac, .wav: ["bits"]
            case .ogg: ["quality"]
            case .opus, .mp3, .m4a, .m4b: ["bitrate"]
            }
        let parts = fields.fields(settings, of: "the format “\(written)”", keys: keys)
        if let bits = parts["bits"], let text = fields.text(bits) {
            if let value = AudioFormat.Bits(rawValue: text), value != .float || found == .wav {
                format.bits = value
            } else {
                collector.error(
                    at: bits.value.location,
                    "“\(text)” are no bits of \(written)",
                    mend: found == .wav ? "write 16, 24 or float" : "write 16 or 24"
                )
            }
        }
        if let quality = parts["quality"], let text = fields.text(quality) {
            if let value = Double(text), (0...1).contains(value) {
                format.encoding = .quality(value)
            } else {
                collector.error(
                    at: quality.value.location,
                    "“\(text)” is no quality",
                    mend: "write 0 to 1, such as 0.6"
                )
            }
        }
        if let rate = parts["bitrate"], let bits = bitRate(rate, found) { format.encoding = .bitRate(bits) }
        return format
    }

    private func bitRate(_ field: FieldReader.Field, _ name: ReleaseFormat.Name) -> Int? {
        guard let text = fields.text(field), let range = name.bitRates else { return nil }
        let place = field.value.location
        guard let quantity = Quantity(text), ["kb/s", "kbps", "kbit/s"].contains(quantity.unit) else {
            collector.error(at: place, "“\(text)” is no bit rate", mend: "write 96 kb/s")
            return nil
        }
        let bits = Int(clamping: quantity.number * 1000)
        guard range.contains(bits) else {
            collector.error(
                at: place,
                "\(name.rawValue) has no \(Numerals.short(quantity.number)) kb/s",
                mend: "write \(range.lowerBound / 1000) to \(range.upperBound / 1000) kb/s"
            )
            return nil
        }
        let steps = ReleaseFormat.mp3BitRates
        guard name != .mp3 || steps.contains(bits) else {
            let list = steps.map { "\($0 / 1000)" }.joined(separator: ", ")
            collector.error(
                at: place,
                "mp3 has no \(Numerals.short(quantity.number)) kb/s",
                mend: "write one of \(list) kb/s"
            )
            return nil
        }
        return bits
    }

    /// The kinds of captions; none for `off`.
    func captions(_ field: FieldReader.Field?) -> [CaptionFormat]? {
        guard let field else { return nil }
        if field.value.scalar == "off" { return [] }
        // Among others “off” means nothing.
        let others = field.value.list == nil ? ["off"] : []
        return fields.texts(field).compactMap { text, location in
            fields.choice(text, at: location, what: "there are no captions", others: others)
        }
    }

    /// The format of stems; nil where none are asked for.
    func stems(_ field: FieldReader.Field?) -> StemFormat? {
        guard let field, let text = fields.text(field) else { return nil }
        switch text {
        case "off", "false", "no": return nil
        case "on", "true", "yes": return .flac
        default:
            let place = field.value.location
            return fields.choice(text, at: place, what: "there are no stems in", others: ["on", "off"])
        }
    }

    /// A loudness: a profile's, a preset's, or one in LUFS.
    func loudness(_ field: FieldReader.Field) -> MasterSettings.Target? {
        guard let text = fields.text(field) else { return nil }
        if text == "off" { return .off }
        if let preset = MasterSettings.presets.first(where: { $0.name == text }) { return .loudness(preset.loudness) }
        if let profile = Profile(rawValue: text) { return .loudness(profile.loudness) }
        if let quantity = Quantity(text), quantity.unit == "lufs" {
            guard (-50 ... -8).contains(quantity.number) else {
                collector.error(
                    at: field.value.location,
                    "\(Numerals.short(quantity.number)) LUFS is outside -50 to -8",
                    mend: "the preset “sensitive” is -24 LUFS"
                )
                return nil
            }
            return .loudness(Loudness(quantity.number))
        }
        let names = Profile.allCases.map(\.rawValue) + MasterSettings.presets.map(\.name)
        let known = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        let hint = Spelling.nearest(to: text, in: known).map { "did you mean “\($0)”?" }
        collector.error(
            at: field.value.location,
            "“\(text)” is no loudness",
            mend: hint ?? "write -24 LUFS, off, or one of \(known.joined(separator: ", "))"
        )
        return nil
    }

    /// The voice of each language.
    func voices(_ field: FieldReader.Field?) -> [String: TrackPlan.VoiceName] {
        guard let field else { return [:] }
        guard let entries = field.value.entries else {
            collector.error(
                at: field.value.location,
                "“voices” wants a voice for each language",
                mend: "write voices: { en: flite/slt, es: espeak-ng/es }"
            )
            return [:]
        }
        var voices: [String: TrackPlan.VoiceName] = [:]
        for entry in entries {
            guard let language = fields.language(entry.key.scalar ?? "", at: entry.key.location),
                let text = fields.text(FieldReader.Field(key: entry.key, value: entry.value))
            else { continue }
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.allSatisfy(Voice.isValidName) else {
                collector.error(
                    at: entry.value.location,
                    "“\(text)” can't be a voice",
                    mend: "write an engine, or engine/voice, such as flite/slt"
                )
                continue
            }
            voices[language] = TrackPlan.VoiceName(engine: parts[0], name: parts.count > 1 ? parts[1] : nil)
        }
        return voices
    }
}
