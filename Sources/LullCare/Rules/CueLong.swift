import LullScore
import LullSession

extension Rule {
    static let cueLong = Rule(
        "cue-long",
        "B17",
        .breathing,
        .note,
        "One of several cues lasts longer than the phase of the breath it is said on.",
        because: "A choice of this project: a cue that is still heard in the next phase says the wrong thing there."
    ) { subject in
        var seen: Set<Location> = []
        let cues = subject.spokenCues
        // Where the next cue is late for it, that is told there.
        let told = Set(cues.compactMap { $0.missed == nil ? nil : $0.before?.item })
        return cues.compactMap { cue in
            let length = cue.line.end - cue.line.start
            guard cue.isFollowed, cue.line.end > cue.span.upperBound + Subject.cueGrace, !told.contains(cue.line.item),
                seen.insert(cue.line.location).inserted
            else { return nil }
            return Remark(
                at: cue.line.location,
                "this cue lasts \(Subject.seconds(length)), and the \(cue.phase.rawValue) it is said on "
                    + Subject.seconds(cue.span.upperBound - cue.span.lowerBound),
                mend: "say it in fewer words, or make the \(cue.phase.rawValue) longer"
            )
        }
    }
}

extension Subject {
    /// What a cue may be longer than its phase unheard: about a syllable.
    static let cueGrace = 0.25

    /// A length for messages: `4.2 s`.
    static func seconds(_ seconds: Double) -> String { "\(Numerals.short(tenths(seconds))) s" }
}
