import LullScore
import LullSession

extension Rule {
    static let cueLate = Rule(
        "cue-late",
        "B18",
        .breathing,
        .note,
        "A line ends shortly after the phase that the next cue waits for has begun, and a breath goes by.",
        because: "A choice of this project: a wait of a whole breath for want of a second is mostly not meant."
    ) { subject in
        var seen: Set<Location> = []
        return subject.spokenCues.compactMap { cue in
            // In a loop with names in it lines differ in length; one of them is enough to tell.
            guard let before = cue.before, let missed = cue.missed, seen.insert(cue.location).inserted else {
                return nil
            }
            return Remark(
                at: cue.location,
                "the line before lasts \(Subject.seconds(before.end - before.start)) and ends "
                    + "\(Subject.seconds(missed)) after the \(cue.phase.rawValue) has begun, so that this waits "
                    + "\(Subject.seconds(cue.line.start - before.end)) for the next",
                mend: "say it in fewer words, or wait for a later phase"
            )
        }
    }
}
