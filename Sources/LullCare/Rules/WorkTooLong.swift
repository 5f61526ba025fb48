import LullScore
import LullSession

extension Rule {
    static let workTooLong = Rule(
        "work-too-long",
        "M1",
        .movement,
        .warning,
        "In a session of movement tagged “week 1” a section that isn't rest lasts longer than 5 minutes.",
        because: "Graded activity begins with about 5 minutes (Cleveland Clinic Journal of Medicine, on fibromyalgia)."
    ) { subject in
        guard subject.isMovement, subject.week == 1 else { return [] }
        return subject.workSections.filter { $0.end - $0.start > 300.5 }.map { section in
            Remark(
                at: section.location,
                "“\(section.words.text)” lasts \(Numerals.clock(section.end - section.start)); 5:00 is the most in a "
                    + "first week",
                mend: "make it shorter, or put a rest between"
            )
        }
    }
}

extension Subject {
    /// Whether the session is filed under movement.
    var isMovement: Bool {
        isTagged(["movement", "dance", "exercise", "workout", "walking", "walk", "groove", "mobility", "training"])
    }

    /// The sections of a session of movement that are neither rest nor its beginning and end.
    var workSections: [Line] {
        guard let lexicon else { return [] }
        return titles.filter { title in
            title.item >= 0
                && [.resting, .warmUp, .coolDown].allSatisfy { lexicon.mentions($0, in: title.words).isEmpty }
        }
    }
}
