import LullSession

extension Rule {
    static let tempoStep = Rule(
        "tempo-step",
        "M2",
        .movement,
        .warning,
        "A tick is faster than 128 a minute, or more than 10 % faster than the one before.",
        because:
            "Walking to a beat is taught in steps of 5 to 10 % (Braun Janzen 2022); classes for older adults move at "
            + "124 to 128 (SilverSneakers)."
    ) { subject in
        var last: Double?
        return subject.ticks.compactMap { tempo, location in
            defer { last = tempo }
            if tempo > 128.05 {
                return Remark(
                    at: location,
                    "\(Numerals.short(tempo)) ticks a minute are fast; 128 is the most",
                    mend: "write every: 0.5 s, or slower"
                )
            }
            guard let last, tempo > last * 1.1005, subject.eyeExercise == nil else { return nil }
            return Remark(
                at: location,
                "\(Numerals.short(tempo)) ticks a minute after \(Numerals.short(last)) is a step of more than 10 %",
                mend: "go up by 5 %"
            )
        }
    }
}
