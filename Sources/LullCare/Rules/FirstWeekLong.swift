import LullScore
import LullSession

extension Rule {
    static let firstWeekLong = Rule(
        "first-week-long",
        "B7",
        .breathing,
        .warning,
        "In a session tagged “week 1” breathing is paced at 6.5 a minute or slower for more than 10 minutes.",
        because: "People new to slow breathing over-breathed on the first day and no more after a week "
            + "(Szulczewski 2019, 16 people); the limit is a choice of this project."
    ) { subject in
        guard subject.week == 1 else { return [] }
        var slow = 0.0
        for guidance in subject.score.guidances {
            slow += subject.breaths(guidance).map(subject.period).filter { $0 > 60 / 6.505 }.reduce(0, +)
        }
        guard slow > 600 + subject.grace, let first = subject.score.guidances.first else { return [] }
        return [
            Remark(
                at: first.location,
                "\(Numerals.clock(slow)) of slow breathing is much for a first week; 10:00 is the most",
                mend: "breathe for a shorter time, or at 8/min to begin with"
            )
        ]
    }
}
