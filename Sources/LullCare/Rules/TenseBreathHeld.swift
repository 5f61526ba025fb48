import LullScore
import LullSession

extension Rule {
    static let tenseBreathHeld = Rule(
        "tense-breath-held",
        "P4",
        .relaxation,
        .error,
        "The breath is to be held while muscles are tensed.",
        because: "The handout of an orthopaedic clinic says not to hold the breath while tensing."
    ) { subject in
        let tensings = subject.tensings
        return subject.asked(.holdBreath).compactMap { match in
            let isTensed = tensings.contains { tensing in
                let end = tensing.release?.index ?? tensing.tense.index + 2
                return (tensing.tense.index - 1...max(end, tensing.tense.index)).contains(match.index)
            }
            guard isTensed else { return nil }
            return Remark(
                at: match.location,
                "“\(match.text)” holds the breath while muscles are tensed",
                mend: "say that the breath goes on by itself"
            )
        }
    }
}
