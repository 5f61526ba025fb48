import LullScore
import LullSession

extension Rule {
    static let holdLong = Rule(
        "hold-long",
        "B4",
        .breathing,
        .warning,
        "The breath is held for more than 2 s (4 s in the profile standard); more than 4 s (7 s) is an error. "
            + "A rest after the exhale counts from 4 s up.",
        because: "A choice of this project, taken from the longest holds of box breathing (4 s) and 4-7-8 (7 s), "
            + "halved for listeners on guard."
    ) { subject in
        let isStandard = subject.session.profile == .standard
        let (long, tooLong) = isStandard ? (4.0, 7.0) : (2.0, 4.0)
        return subject.score.guidances.compactMap { guidance in
            let hold = subject.longest(.hold, guidance)
            let rest = subject.longest(.rest, guidance)
            let longest = max(hold, rest > 4.01 ? rest : 0)
            guard longest > long + 0.01 else { return nil }
            let isError = longest > tooLong + 0.01
            return Remark(
                isError ? .error : .warning,
                at: guidance.location,
                "the breath is held for \(Numerals.short(longest)) s; more than "
                    + "\(Numerals.short(isError ? tooLong : long)) s is long in the profile "
                    + "“\(subject.session.profile)”",
                mend: "shorten the hold, or leave it out: 4-6"
            )
        }
    }
}
