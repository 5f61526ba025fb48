import LullScore
import LullSession

extension Rule {
    static let manyLongHolds = Rule(
        "many-long-holds",
        "B6",
        .breathing,
        .warning,
        "The pattern 4-7-8 is breathed more than 4 times; more than 8 times is an error.",
        because: "A. Weil teaches 4 breaths at most in the first month and 8 after, as light-headedness is to be "
            + "expected."
    ) { subject in
        let guidances = subject.score.guidances.filter { $0.guidance.pattern.is478 }
        let count = guidances.reduce(0) { $0 + $1.breaths.count }
        guard count > 4, let first = guidances.first else { return [] }
        return [
            Remark(
                count > 8 ? .error : .warning,
                at: first.location,
                "4-7-8 is breathed \(count) times in this session; \(count > 8 ? 8 : 4) are taught as the most"
                    + (count > 8 ? "" : " to begin with"),
                mend: "write x 4"
            )
        ]
    }
}
