import LullScore
import LullSession

extension Rule {
    static let noChairLine = Rule(
        "no-chair-line",
        "E4",
        .eyes,
        .error,
        "An eye exercise is done standing or with closed eyes, and no line says to hold a chair.",
        because: "A choice of this project: balance may go when the eyes are busy or closed."
    ) { subject in
        guard subject.canBeRead, subject.eyeExercise != nil, !subject.mentions(.chair) else { return [] }
        let standing = subject.asked(.standing)
        let closed = subject.mentions(.sitting) ? [] : subject.asked(.closingEyes)
        return (standing + closed).prefix(1).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” in an eye exercise, and no line says to hold a chair",
                mend: "say: \(subject.suggested(.handOnChair)), or have them sit"
            )
        }
    }
}
