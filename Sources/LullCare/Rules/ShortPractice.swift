import LullScore
import LullSession

extension Rule {
    static let shortPractice = Rule(
        "short-practice",
        "B13",
        .breathing,
        .note,
        "Less than 5 minutes of breathing are paced, and the session isn't tagged “quick reset”.",
        because: "Of 58 trials those with sessions under 5 minutes more often found nothing (Bentley 2023)."
    ) { subject in
        let length = subject.pacings.reduce(0) { $0 + $1.length }
        let isMeant = subject.isTagged(["quick reset", "reset"])
        guard let first = subject.pacings.first, length < 300 - subject.grace, !isMeant else { return [] }
        return [
            Remark(
                at: first.location,
                "\(Numerals.clock(length)) of paced breathing is a short practice",
                mend: "write tags: [quick reset] where that is meant, or breathe for 5 minutes"
            )
        ]
    }
}
