import LullScore
import LullSession

extension Rule {
    static let workWithoutRest = Rule(
        "work-without-rest",
        "M3",
        .movement,
        .warning,
        "In a session of movement tagged “week 1” or “week 2” a section of work isn't followed by a rest as long.",
        because: "A choice of this project, after intervals of 30 s of work and 60 s of rest."
    ) { subject in
        guard subject.isMovement, let week = subject.week, week <= 2, subject.lexicon != nil else { return [] }
        let work = Set(subject.workSections.map(\.item))
        let sections = subject.titles.filter { $0.item >= 0 }
        return sections.enumerated().compactMap { index, section in
            guard work.contains(section.item) else { return nil }
            let next = index + 1 < sections.count ? sections[index + 1] : nil
            let rest = next.map { work.contains($0.item) ? 0 : $0.end - $0.start } ?? 0
            guard rest < section.end - section.start - 0.5 else { return nil }
            return Remark(
                at: section.location,
                "“\(section.words.text)” works for \(Numerals.clock(section.end - section.start)), and "
                    + "\(Numerals.clock(rest)) of rest follow",
                mend: "let a section called \(subject.suggested(.rest)) follow, at least as long"
            )
        }
    }
}
