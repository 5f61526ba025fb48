import LullScore
import LullSession

extension Rule {
    static let holdForListener = Rule(
        "hold-for-listener",
        "B5",
        .breathing,
        .error,
        "The breath is held, and the listener is flagged pregnancy, cardiac, high-blood-pressure, epilepsy, glaucoma, "
            + "recent-surgery, panic or asthma.",
        because: "Teachers of breath holds leave them out for these listeners; their lists agree, though no trial "
            + "stands behind them."
    ) { subject in
        let flags: [ListenerFlag] = [
            .pregnancy, .cardiac, .highBloodPressure, .epilepsy, .glaucoma, .recentSurgery, .panic, .asthma,
        ]
        guard let flag = subject.listener(flags) else { return [] }
        let paced = subject.score.guidances.compactMap { guidance -> Remark? in
            let hold = subject.longest(.hold, guidance)
            let rest = subject.longest(.rest, guidance)
            guard hold > 0.01 || rest > 4.01 else { return nil }
            return Remark(
                at: guidance.location,
                "the breath is held for \(Numerals.short(max(hold, rest > 4.01 ? rest : 0))) s, and the listener is "
                    + "flagged “\(flag.words)”",
                mend: "take a pattern without a hold: 4-6"
            )
        }
        let spoken = subject.asked(.holdBreath).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” asks for a hold, and the listener is flagged “\(flag.words)”",
                mend: "let the breath go on"
            )
        }
        return paced + spoken
    }
}
