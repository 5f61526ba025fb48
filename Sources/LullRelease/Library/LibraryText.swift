import LullSession

/// The words and figures of a catalogue, as a page and a table show them.
struct LibraryText {
    let catalogue: LibraryCatalogue

    /// How many sessions and languages there are, and how long they are.
    var count: String {
        let entries = catalogue.entries
        let seconds = entries.reduce(0) { $0 + ($1.editions.first?.times?.duration ?? 0) }
        let sessions = entries.count == 1 ? "1 session" : "\(entries.count) sessions"
        let languages = catalogue.languages.map { language in
            let number = entries.count { $0.languages.contains(language) }
            return number == entries.count
                ? PageFrame.name(of: language) : "\(PageFrame.name(of: language)) (\(number))"
        }
        return "\(sessions), \(time(seconds)) of sound, in \(languages.joined(separator: ", "))."
    }

    private func time(_ seconds: Double) -> String {
        let minutes = Int(clamping: seconds / 60)
        return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    static let lengths =
        "A length is the session’s own; in brackets stand the shortest and the longest it can be made, with the "
        + "parameters it has without a word."

    static let norms =
        "Norms are for comparing. They are guidance, not limits, and most rest on custom or choice. "
        + "Sessions here leave more silence than the norm has it, on purpose where their scripts say so by the tag "
        + "“few words”; the time in which the breath is paced and nobody speaks, and what comes before the first word and "
        + "after the last, is left out of “guided”."

    static func length(_ edition: LibraryCatalogue.Edition) -> String {
        edition.times?.text ?? "not known without a voice"
    }

    static let estimated = "No voice was asked; lengths and words a minute are guessed from the words."

    /// What else there is to know of a session: its profile where it isn't the usual one, tags, listeners, choices.
    static func flags(_ entry: LibraryCatalogue.Entry) -> [String] {
        var flags: [String] = []
        if entry.profile != "sensitive" { flags.append("profile \(entry.profile)") }
        flags += entry.tags
        flags += entry.options.map { "\($0.name)=\(LibraryReader.opposite($0.value) ?? $0.value)" }
        return flags
    }

    static func breathing(_ entry: LibraryCatalogue.Entry) -> String {
        entry.breathing.map(\.text).joined(separator: "; ")
    }

    /// What a norm is of, as a person reads it.
    static func name(_ figure: SpeechNorm.Figure) -> String {
        switch figure {
        case .speaking: "words a minute while speaking"
        case .guided: "words a minute while guided"
        case .silence: "longest silence without paced breathing"
        }
    }

    static func range(_ norm: SpeechNorm) -> String {
        let most = Figure.fixed(norm.range.upperBound, 0)
        return norm.figure == .silence
            ? "\(most) s at the most" : "\(Figure.fixed(norm.range.lowerBound, 0)) to \(most)"
    }

    /// How a figure stands to its norm: nothing where it is inside.
    static func mark(_ mark: SpeechMark?) -> String {
        guard let mark else { return "" }
        return (mark.isBelow ? "below" : "above") + (mark.reason.map { ", \($0.rawValue)" } ?? "")
    }

    /// The longest silence, with where it begins, and whether the breath is paced in it.
    static func silence(_ speech: SpeechFigures) -> String {
        let isPaced = speech.longestUnpaced < speech.longestSilence - 1
        return "\(Figure.fixed(speech.longestSilence, 0)) s at \(Figure.clock(speech.longestSilenceAt))"
            + (isPaced ? ", paced" : "")
    }
}
