import LullSession

/// What a script acknowledges: rules for the whole of it in the front matter, and for single places in comments. Or what
/// a program acknowledges, for the whole of it.
///
/// A comment `<!-- acknowledge hold-long: why -->` speaks for its own line, or, where it stands alone, for the next
/// line that isn't empty.
struct Acknowledgements {
    private let entries: [Acknowledgement]
    /// The lines whose branches aren't taken: nothing can be found there.
    private let untaken: Set<Line>
    private let isProgram: Bool

    private struct Line: Hashable {
        var source: SourceText
        var number: Int
    }

    init(ofProgram acknowledged: [Acknowledgement]) {
        isProgram = true
        untaken = []
        entries = acknowledged
    }

    init(_ subject: Subject) {
        isProgram = false
        untaken = Set(subject.session.untaken.map { Line(source: $0.source, number: $0.line) })
        entries = subject.session.acknowledged
    }

    /// The findings with those acknowledged marked, and what is to be said of the acknowledgements themselves.
    func applied(to findings: [Finding]) -> [Finding] {
        var used: Set<Int> = []
        var result = findings
        let byRule = Dictionary(grouping: entries.indices) { entries[$0].rule }
        for number in result.indices {
            let finding = result[number]
            for index in byRule[finding.rule.id] ?? [] where entries[index].covers(finding.location) {
                used.insert(index)
                result[number].isAcknowledged = true
            }
        }
        let unused = entries.indices.filter { !used.contains($0) && !isUntaken(entries[$0]) }
        return result + unused.prefix(Care.most).map { finding(about: entries[$0]) }
    }

    private func isUntaken(_ entry: Acknowledgement) -> Bool {
        entry.line.map { untaken.contains(Line(source: entry.location.source, number: $0)) } ?? false
    }

    private func finding(about entry: Acknowledgement) -> Finding {
        guard let rule = Rule.all.first(where: { $0.id == entry.rule }) else {
            return Finding(
                rule: .unknownRule,
                remark: Remark(
                    at: entry.location,
                    "no rule of care is called “\(entry.rule)”",
                    mend: "“lull check --rules” lists them"
                )
            )
        }
        let mend =
            switch (isProgram, rule.family == .program) {
            case (true, false): "acknowledge it in the script that is meant"
            case (false, true): "acknowledge it in the program"
            default: entry.line == nil ? "take it out" : "take it out, or put it right above the line that is meant"
            }
        return Finding(
            rule: .unusedAcknowledgement,
            remark: Remark(
                at: entry.location,
                "this acknowledges “\(entry.rule)”, which has nothing to say here",
                mend: mend
            )
        )
    }
}
