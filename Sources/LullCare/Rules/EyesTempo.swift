import LullScore
import LullSession

extension Rule {
    static let eyesTempo = Rule(
        "eyes-tempo",
        "E3",
        .eyes,
        .warning,
        "In a session of eye exercises a tick is faster than 120 a minute, or more than 10 a minute faster than the "
            + "one before.",
        because:
            "A screening test uses 180 a minute (VOMS); to begin at 30 to 40, go up by 5 to 10 and stop at 120 is a "
            + "choice of this project."
    ) { subject in
        guard subject.eyeExercise != nil else { return [] }
        var last: Double?
        return subject.ticks.compactMap { tempo, location in
            defer { last = tempo }
            if tempo > 120.5 {
                return Remark(
                    at: location,
                    "\(Numerals.short(tempo)) ticks a minute are fast for the eyes; 120 is the most",
                    mend: "begin with 30 to 40: tick: 40/min"
                )
            }
            guard let last, tempo > last + 10.5 else { return nil }
            return Remark(
                at: location,
                "\(Numerals.short(tempo)) ticks a minute after \(Numerals.short(last)); 10 more are a step",
                mend: "go up by 5 to 10"
            )
        }
    }
}

extension Subject {
    /// The fastest tempo of every tick in the order they are played, in ticks a minute.
    var ticks: [(tempo: Double, location: Location)] {
        session.items.compactMap { item in
            guard case .play(let name, _, _) = item.cue, let sound = session.sounds[name], sound.generator == .tick,
                let fastest = sound.control(.tempo)?.values.max()
            else { return nil }
            return ((fastest * 600).rounded() / 10, item.location)
        }
    }
}
