import LullScore
import LullSession

extension Rule {
    static let longLine = Rule(
        "long-line",
        "W3",
        .words,
        .note,
        "A sentence has more than 30 words.",
        because: "A choice of this project: lines of published scripts have about 14."
    ) { subject in
        subject.lines.filter { $0.words.count > 30 }.map { line in
            Remark(
                at: line.location,
                "this sentence has \(line.words.count) words; 30 are many to follow with closed eyes",
                mend: "make two of it"
            )
        }
    }
}
