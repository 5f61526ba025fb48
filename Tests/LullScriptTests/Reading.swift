import LullSession

@testable import LullScript

/// Reads a script from text, with other files from a dictionary.
func read(
    _ text: String,
    files: [String: String] = [:],
    set overrides: [String: String] = [:]
) -> ScriptReader.Outcome {
    let access = FileAccess(
        read: { path in
            files[path].map { .success(Array($0.utf8)) } ?? .failure(.init("there is no such file"))
        },
        exists: { files[$0] != nil }
    )
    return ScriptReader(access: access).read(
        Array(text.utf8),
        path: "test.md",
        overrides: overrides.mapValues { Located(wrappedValue: $0) }
    )
}

/// The problems of a script, as a person reads them.
func problems(_ text: String, files: [String: String] = [:], set overrides: [String: String] = [:]) -> String {
    read(text, files: files, set: overrides).problems.map(Diagnostics.text).joined(separator: "\n")
}

/// The cues of a script that has no errors.
func cues(_ text: String, files: [String: String] = [:], set overrides: [String: String] = [:]) -> [Cue] {
    read(text, files: files, set: overrides).session?.items.map(\.cue) ?? []
}

/// The cues as short words, for comparing whole scripts.
func outline(_ text: String, files: [String: String] = [:], set overrides: [String: String] = [:]) -> [String] {
    cues(text, files: files, set: overrides).map { cue in
        switch cue {
        case .section(let title): return "# \(title)"
        case .speak(let line): return line.endsParagraph ? "\(line.text)¶" : line.text
        case .pause(let pause):
            let unit = pause.countsBreaths ? " breaths" : ""
            func number(_ time: Seconds) -> String {
                Numerals.short(pause.countsBreaths ? time.value / Pause.breath.value : time.value)
            }
            let least = number(pause.least)
            guard let most = pause.most else { return "pause \(least)+\(unit)" }
            return most == pause.least ? "pause \(least)\(unit)" : "pause \(least)..\(number(most))\(unit)"
        case .breathe(let guidance): return "breathe \(describe(guidance))"
        case .beginBreathing(let guidance): return "begin \(describe(guidance))"
        case .endBreathing(let length): return "end\(length.map { " after \(describe($0))" } ?? "")"
        case .await(.phase(let phase)): return "on \(phase.rawValue)"
        case .await(.breath(let number)): return "on breath \(number)"
        case .at(let time): return "at \(Numerals.short(time.value))"
        case .play(let sound, let level, let over):
            return "play \(sound)\(describe(level))\(over.map { " over \(Numerals.short($0.value))" } ?? "")"
        case .fade(let sound, let to, let over):
            return "fade \(sound)\(describe(to)) over \(Numerals.short(over.value))"
        case .stop(let sound, let over): return "stop \(sound)\(over.map { " over \(Numerals.short($0.value))" } ?? "")"
        case .stopLater(let sound, let after): return "stop \(sound) after \(Numerals.short(after.value))"
        case .setRoom(let part, let to, let over):
            return "set room.\(part.rawValue)\(describe(to)) over \(Numerals.short(over.value))"
        case .set(let sound, let parameter, let to, let over):
            return "set \(sound).\(parameter.rawValue)\(describe(to)) over \(Numerals.short(over.value))"
        case .strike(let sound, let level): return "strike \(sound)\(describe(level))"
        case .take(let path): return "take \(path)"
        }
    }
}

private func describe(_ control: Control?) -> String {
    guard let control else { return "" }
    return " " + control.values.map(Numerals.short).joined(separator: ",")
}

private func describe(_ extent: BreathGuidance.Extent) -> String {
    switch extent {
    case .time(let time): "\(Numerals.short(time.value)) s"
    case .breaths(let count): "\(count)"
    }
}

private func describe(_ length: BreathLength) -> String {
    let least = describe(length.least)
    guard let most = length.most else { return "\(least)+" }
    return length.isElastic ? "\(least)..\(describe(most))" : least
}

private func describe(_ guidance: BreathGuidance) -> String {
    var text = guidance.pattern.written
    switch guidance.pace {
    case .steady(let rate): text += " \(Numerals.short(rate))/min"
    case .ramp(let from, let to, let over):
        text += " \(Numerals.short(from))…\(Numerals.short(to))/min in \(describe(over))"
    }
    if let length = guidance.length { text += " for \(describe(length))" }
    return text + (guidance.guide.map { " with \($0)" } ?? " in silence")
}

/// The sentences of a text, white space collapsed.
func sentenceList(_ text: String, language: String) -> [String] {
    let words = LocatedText(Markup.collapsed(text))
    return Sentences.split(words.text, language: language).map { words[$0].text }
}
