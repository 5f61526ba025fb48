import LullScore
import LullSession

extension Rule {
    static let tenseLong = Rule(
        "tense-long",
        "P2",
        .relaxation,
        .warning,
        "Muscles are to stay tensed for more than 10 s.",
        because: "Scripts of clinics mostly tense for 5 to 10 s (Bernstein and Borkovec's groups: 5 to 7)."
    ) { subject in
        subject.tensings.compactMap { tensing in
            guard let held = tensing.held, held > 10.05 else { return nil }
            return Remark(
                at: tensing.tense.location,
                "“\(tensing.tense.text)” is held for \(Numerals.short(Subject.tenths(held))) s; 10 s is the most",
                mend: "say when to let go after 5 to 7 s"
            )
        }
    }
}
