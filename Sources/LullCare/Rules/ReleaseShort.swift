import LullScore
import LullSession

extension Rule {
    static let releaseShort = Rule(
        "release-short",
        "P3",
        .relaxation,
        .warning,
        "Letting go has less than twice the time of tensing.",
        because:
            "Published scripts give it two to six times as long; that two is the least is a choice of this project."
    ) { subject in
        subject.tensings.compactMap { tensing in
            guard let release = tensing.release, let held = tensing.held, let rest = tensing.rest,
                held > 1, rest < 2 * held - 0.05
            else { return nil }
            return Remark(
                at: release.location,
                "\(Numerals.short(Subject.tenths(rest))) s for letting go after "
                    + "\(Numerals.short(Subject.tenths(held))) s of tensing; twice as long is the least",
                mend: "write a longer pause behind it"
            )
        }
    }
}
