import LullSession

// What happens with sounds: play, fade, stop, set, strike.
extension DirectiveReader {
    /// A sound as a directive names it.
    struct Named {
        var name: String
        var location: Location
    }

    private func soundName(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Named {
        skipArticle(&words)
        guard let word = words.take() else {
            throw ReadError("“\(head.text)” wants the name of a sound", "write [\(head.key) pad]", head.location)
        }
        return Named(name: word.text, location: word.location)
    }

    // A word that says nothing, unless a sound is called so.
    private func skipArticle(_ words: inout DirectiveWords) {
        while let word = words.peek, SoundWords.isArticle(word.key), session.sounds[word.text] == nil {
            var ahead = words
            _ = ahead.take()
            guard let next = ahead.peek, !["at", "over", "to", "in"].contains(next.key) else { return }
            words = ahead
        }
    }

    private func skipFiller(_ words: inout DirectiveWords) {
        if let word = words.peek, SoundWords.isFiller(word.key), session.sounds[word.text] == nil { _ = words.take() }
    }

    /// The sound that is named, or an error that lists those that could be meant here.
    func known(_ named: Named, struck: Bool = false) throws(ReadError) -> Sound {
        if let sound = SoundWords.sound(named.name, in: session.sounds) { return sound }
        let listed = SoundWords.listed(session.sounds) { $0.generator.isStruck == struck }
        let near = Spelling.nearest(to: named.name, in: session.sounds.keys)
        throw ReadError(
            "no sound is called “\(named.name)”",
            near.map { "did you mean “\($0)”?" } ?? Spelling.hint(for: named.name, in: listed),
            named.location
        )
    }

    private func names(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> [Named] {
        var list = [try soundName(&words, head)]
        skipFiller(&words)
        while let word = words.peek,
            !["at", "over", "to", "in", "for", "durante", "für", "pendant"].contains(word.key),
            !isValue(word.text)
        {
            if words.take("and", "&", "+", "y", "und") { continue }
            list.append(try soundName(&words, head))
            skipFiller(&words)
        }
        return list
    }

    private func isValue(_ text: String) -> Bool {
        text.first?.isNumber == true || "-−–".contains(text.first ?? " ") && text.dropFirst().first?.isNumber == true
    }

    private func level(_ words: inout DirectiveWords, of named: Named?) throws(ReadError) -> Control {
        guard let text = words.takeText(until: ["over", "in", "at", "to"]) else {
            throw ReadError("the level is missing", "write -30 dB", words.place)
        }
        if let quantity = Quantity(text.text), quantity.unit == "%" {
            throw ReadError("a level is in dB, not in %", share(quantity.number / 100, of: named), text.location)
        }
        return .constant(try value(text, .level, -120...0))
    }

    // About how many decibels a share of a sound's own amplitude is: 20 log10 x, by halvings of 6 dB.
    private func share(_ share: Double, of named: Named?) -> String {
        guard share > 0, let named, let sound = SoundWords.sound(named.name, in: session.sounds),
            case .constant(let own)? = sound.control(.level)
        else { return "write -30 dB; 6 dB less is half as much" }
        let change = 6 * (Double(share.exponent) + share.significand - 1)
        let level = min(0, max(-120, own + change)).rounded()
        return "write at \(Numerals.short(level)) dB, about \(Numerals.short(share * 100)) % of the "
            + "\(Numerals.short(own)) dB “\(sound.name)” has by itself"
    }

    private func value(
        _ text: DirectiveWords.Word,
        _ dimension: Dimension,
        _ range: ClosedRange<Double>
    ) throws(ReadError) -> Double {
        try located(text.location) { () throws(ValueError) in
            try ValueReader.value(text.text, dimension, in: range)
        }
    }

    /// A level and a time, in whatever order, each once at most; what leads a level may be left out.
    private func levelAndTime(
        _ words: inout DirectiveWords,
        of named: Named,
        leads: (inout DirectiveWords) -> Bool
    ) throws(ReadError) -> (level: Control?, over: Seconds?) {
        var level: Control?
        var over: Seconds?
        var said = Said()
        while let word = words.peek {
            if leads(&words) || isValue(word.text) {
                try said.note(.level, at: word.location)
                level = try self.level(&words, of: named)
            } else if let time = try self.over(&words) {
                try said.note(.time, at: word.location)
                over = time
            } else {
                break
            }
        }
        return (level, over)
    }

    func play(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> [Cue] {
        let names = try names(&words, head)
        let (level, over) = try levelAndTime(&words, of: names[0]) { $0.take("at") }
        let length = try length(&words)
        var cues: [Cue] = []
        for named in names {
            let sound = try known(named)
            if sound.generator.isStruck {
                throw ReadError("“\(sound.name)” sounds once", "write [strike \(sound.name)]", named.location)
            }
            if sound.generator == .cues {
                throw ReadError(
                    "“\(sound.name)” follows the breath",
                    "write [begin breathing … with \(sound.name)]",
                    named.location
                )
            }
            cues.append(.play(sound: sound.name, level: level, over: over))
            if let length { cues.append(.stopLater(sound: sound.name, after: length)) }
        }
        return cues
    }

    /// `for 15s`: how long a bed plays.
    private func length(_ words: inout DirectiveWords) throws(ReadError) -> Seconds? {
        guard words.take("for", "durante", "für", "pendant", "per", "por", "voor") else { return nil }
        guard let text = words.takeText() else {
            throw ReadError("how long it plays is missing", "write for 15s", words.place)
        }
        return try located(text.location) { () throws(ValueError) in Seconds(try ValueReader.duration(text.text)) }
    }

    func fade(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> [Cue] {
        let names = try names(&words, head)
        let (target, over) = try levelAndTime(&words, of: names[0]) { $0.take("to", "at") }
        guard let target else {
            throw ReadError(
                "“fade” wants a level to fade to",
                "write [fade \(names[0].name) to -40 dB over 20s], or [stop \(names[0].name) over 20s]",
                head.location
            )
        }
        var cues: [Cue] = []
        for named in names {
            let sound = try known(named)
            if sound.generator == .cues {
                throw ReadError("“\(sound.name)” has a level for each of its cues", "set them there", named.location)
            }
            cues.append(.fade(sound: sound.name, to: target, over: over ?? Seconds(4)))
        }
        return cues
    }

    func stop(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> [Cue] {
        if words.take("all", "everything") {
            return [.stop(sound: "all", over: try over(&words))]
        }
        let names = try names(&words, head)
        let time = try over(&words)
        var cues: [Cue] = []
        for named in names { cues.append(.stop(sound: try known(named).name, over: time)) }
        return cues
    }

    func set(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Cue {
        let mend = "write [set sea.cutoff to 400 Hz over 1 min]"
        guard let target = words.take(), let dot = target.text.firstIndex(of: ".") else {
            throw ReadError("“set” wants a sound and a parameter with a point between", mend, head.location)
        }
        let name = String(target.text[..<dot])
        let word = String(target.text[target.text.index(after: dot)...])
        func move(_ dimension: Dimension, _ range: ClosedRange<Double>) throws(ReadError) -> (Control, Seconds) {
            guard words.take("to"), let text = words.takeText(until: ["over", "in"]) else {
                throw ReadError("“set” wants a value to go to", mend, words.place)
            }
            let value = try self.value(text, dimension, range)
            return (.constant(value), try over(&words) ?? Seconds(1))
        }
        if name == "room" {
            guard let part = RoomSettings.Part(rawValue: word) else {
                throw ReadError(
                    "“room” has no “\(word)”",
                    Spelling.hint(for: word, in: RoomSettings.Part.allCases.map(\.rawValue)),
                    target.location
                )
            }
            let (value, time) = try move(part.dimension, part.range)
            return .setRoom(part, to: value, over: time)
        }
        let sound = try known(Named(name: name, location: target.location))
        let movable = sound.generator.parameters.filter { if case .control = $0.kind { true } else { false } }
        guard let parameter = movable.first(where: { $0.name.rawValue == word }),
            case .control(let dimension, let range) = parameter.kind
        else {
            throw ReadError(
                "“\(name)” has nothing called “\(word)” that can move",
                Spelling.hint(for: word, in: movable.map(\.name.rawValue)),
                target.location
            )
        }
        if parameter.name == .cutoff && sound.choice(.filter) == "none" {
            throw ReadError(
                "“\(name)” has no filter to move",
                "describe it with one: filter: { low-pass: 2 kHz }",
                target.location
            )
        }
        if parameter.name == .gain && !sound.hasGain {
            throw ReadError(
                "“\(name)” has no shelf or peak for a gain to lift",
                "describe it with one: filter: { high-shelf: 2 kHz, gain: -3 dB }",
                target.location
            )
        }
        let (value, time) = try move(dimension, range)
        return .set(sound: sound.name, parameter: parameter.name, to: value, over: time)
    }

    /// A sound that is struck, as `[strike NAME]` and `[NAME]` ask for it.
    func strike(_ words: inout DirectiveWords, _ head: DirectiveWords.Word) throws(ReadError) -> Cue {
        try strike(&words, try soundName(&words, head))
    }

    func strike(_ words: inout DirectiveWords, _ named: Named) throws(ReadError) -> Cue {
        let sound = try known(named, struck: true)
        if !sound.generator.isStruck {
            throw ReadError("“\(sound.name)” is not struck", "write [play \(sound.name)]", named.location)
        }
        var level: Control?
        var said = Said()
        while let word = words.peek {
            if let count = strokes(words) {
                let mend = "write [repeat \(count)] [\(sound.name)] [pause 6s] [end]"
                throw ReadError("a stroke sounds once", mend, word.location)
            }
            guard words.take("at") || isValue(word.text) else { break }
            try said.note(.level, at: word.location)
            level = try self.level(&words, of: named)
        }
        return .strike(sound: sound.name, level: level)
    }

    // `x3`, `3x`, `x 3`, `3 times`, `3`.
    private func strokes(_ words: DirectiveWords) -> Int? {
        var words = words
        guard let word = words.take() else { return nil }
        if ["x", "×"].contains(word.key) { return words.peek.flatMap { Int($0.text) } }
        if word.key == "twice" { return 2 }
        return Int(word.key.filter { !"x×".contains($0) }).flatMap { $0 > 0 ? $0 : nil }
    }
}
