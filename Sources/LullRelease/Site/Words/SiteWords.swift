import LullSession

/// The words of the release page, in one language.
struct SiteWords: Sendable {
    /// The language of these words.
    let language: String
    let skip, languages, sessions, otherSessions, beforeTitle, before, total: String
    let week, day: @Sendable (Int) -> String
    let minutes: @Sendable (String) -> String
    let count: @Sendable (Int) -> String
    let slots: [String: String]
    let variants, by, previous, next, allSessions: String
    let player, play, pause, back, forward, position, volume: String
    let captions, moving, announce: String
    /// Breaths a minute, of a figure or of “9 → 6”.
    let pace: @Sendable (String) -> String
    let breath, inhale, hold, exhale, rest: String
    let chapters, transcript, downloads, facts: String
    let noScript, noTranscript, ofTime: String
    let breathing: @Sendable (_ pattern: String, _ count: Int) -> String
    let breathingEnds: String
    let heard: String
    let licence, credits, feed, playlist, questions: String
    let loudness: LoudnessWords
    let roles: [Track.Role: String]
    let decimalMark: String
    let contents: String

    /// How loud a track is, in plain words. `VALUE` stands for the figure.
    struct LoudnessWords: Sendable {
        let average, target, silent, loudest, peak, gentle, ungentle: String
    }

    /// The words for a language; English for one that nobody has written them in yet.
    static func of(_ language: String) -> SiteWords {
        switch language.split(separator: "-").first.map({ $0.lowercased() }) {
        case "de": german
        case "es": spanish
        default: english
        }
    }

    /// A time of day: a known one in this language, another as it was written.
    func slot(_ slot: String) -> String {
        slots[slot.lowercased()] ?? slot.prefix(1).uppercased() + slot.dropFirst()
    }

    /// “Day 1 · Morning”; empty where neither is known.
    func place(day number: Int?, slot name: String?) -> String {
        [number.map(day), name.map(slot)].compactMap(\.self).joined(separator: " · ")
    }

    /// A figure with one decimal, as this language writes it.
    func figure(_ value: Double) -> String {
        let text = Figure.fixed(value, 1)
        return String(text.map { $0 == "." ? Character(decimalMark) : $0 == "-" ? "−" : $0 })
    }

    /// A length in words: “12 min”, and below ten minutes to the second where it isn't whole minutes: “2:30 min”.
    func length(_ seconds: Double) -> String {
        let whole = seconds.rounded()
        if whole < 600, whole.truncatingRemainder(dividingBy: 60) != 0 { return minutes(Figure.clock(whole)) }
        return minutes("\(max(1, Int(clamping: whole / 60)))")
    }

    /// The patterns of a track's breathing, with paces where these aren't the patterns' own; nil where there is none.
    func breathing(of track: Track) -> String? {
        let texts = track.guidances?.map { guidance in
            guard guidance.from != nil || guidance.to != nil else { return guidance.pattern }
            let figures = [guidance.from, guidance.to].compactMap(\.self).map { rate in
                let text = figure(rate)
                return text.hasSuffix("\(decimalMark)0") ? String(text.dropLast(2)) : text
            }
            return "\(guidance.pattern), \(pace(figures.joined(separator: " → ")))"
        }
        let shown = texts ?? track.patterns
        return shown.isEmpty ? nil : shown.joined(separator: "; ")
    }

    /// What was measured, in sentences.
    func sentences(_ measure: Track.Measure) -> [String] {
        func filled(_ sentence: String, _ value: Double) -> String {
            sentence.replacing("VALUE", with: figure(value))
        }
        var result: [String] = []
        if let integrated = measure.integrated {
            result.append(filled(loudness.average, integrated))
            if let target = measure.target { result.append(filled(loudness.target, target)) }
            if let loudest = measure.momentaryMax {
                result.append(filled(loudness.loudest, max(0, loudest - integrated)))
            }
        } else {
            result.append(loudness.silent)
        }
        if let peak = measure.truePeak { result.append(filled(loudness.peak, peak)) }
        result.append(measure.isGentle ? loudness.gentle : loudness.ungentle)
        return result
    }
}
