import LullSession

/// Tells an author, before anything is rendered, that words out of silence are not gentle.
enum BedNote {
    /// A note about the first words that no bed leads in; nil where one does, or the profile doesn't ask for it.
    ///
    /// The profiles sensitive and sleep want a bed for three seconds before the first word, or words that rise for a second,
    /// which no word does.
    static func about(_ session: Session) -> Problem? {
        guard session.profile != .standard,
            !session.acknowledged.contains(where: { $0.rule == Problem.Code.voiceWithoutBed.rawValue })
        else { return nil }
        for item in session.items {
            switch item.cue {
            case .play, .beginBreathing, .breathe: return nil
            case .speak(let line) where line.words.text.contains(where: \.isLetter): return note(item.location, session)
            case .take: return note(item.location, session)
            default: continue
            }
        }
        return nil
    }

    private static func note(_ place: Location, _ session: Session) -> Problem {
        let source = place.source
        let start = source.range(ofLine: place.line).lowerBound
        return Problem(
            .note,
            .voiceWithoutBed,
            at: place,
            "this voice begins out of silence, which is not gentle in the profile “\(session.profile.rawValue)”",
            mend: "write [play pad at -30 dB] [pause 4s] before it",
            fix: Problem.Fix(
                "play a bed under the voice",
                replace: Location(source, start..<start),
                with: "[play pad at -30 dB] [pause 4s]\n\n"
            )
        )
    }
}
