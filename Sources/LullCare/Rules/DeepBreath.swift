import LullScore
import LullSession

extension Rule {
    static let deepBreath = Rule(
        "deep-breath",
        "B9",
        .breathing,
        .warning,
        "The words ask for breaths that are as deep as can be, or for pushing.",
        because:
            "It is easy to breathe too deeply when breathing slowly; small breaths kept carbon dioxide nearer to where "
            + "it was (Szulczewski 2019)."
    ) { subject in
        subject.asked(.deepBreath).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” asks for a great breath",
                mend: "ask for a small and easy one"
            )
        }
    }
}
