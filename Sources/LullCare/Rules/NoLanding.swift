import LullScore
import LullSession

extension Rule {
    static let noLanding = Rule(
        "no-landing",
        "B15",
        .breathing,
        .warning,
        "Less than 30 s are left after paced breathing for the breath to find its own way.",
        because: "A choice of this project: nobody is left at the end of a pace."
    ) { subject in
        guard let last = subject.pacings.last else { return [] }
        let rest = subject.duration - last.end
        guard rest < Subject.landing - 0.05 else { return [] }
        return [
            Remark(
                at: last.guidances.last?.location ?? last.location,
                "\(Numerals.short((rest * 10).rounded() / 10)) s are left after this breathing; the breath wants 30 s "
                    + "to find its own way",
                mend: "write [pause 30s] behind it"
            )
        ]
    }
}
