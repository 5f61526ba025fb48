import LullScore
import LullSession

extension Rule {
    static let eyesTooLong = Rule(
        "eyes-too-long",
        "E2",
        .eyes,
        .warning,
        "In a session of eye exercises a cue (a tick, or a sound that swings from side to side) goes on for more than "
            + "2 minutes, or comes back after less than 15 s.",
        because:
            "Exercises of this kind are taught for 1 to 2 minutes at a time (Cawthorne, Cooksey); the rest is a choice "
            + "of this project."
    ) { subject in
        guard subject.eyeExercise != nil else { return [] }
        var remarks: [Remark] = []
        for (sound, location) in subject.heard where sound.generator == .tick || sound.swings {
            let voices = subject.score.voices.filter { subject.score.instruments[$0.instrument].name == sound.name }
            var lastEnd: Int?
            for voice in voices {
                let length = subject.score.seconds(voice.end - voice.start)
                if length > 120.5 {
                    remarks.append(
                        Remark(
                            at: location,
                            "“\(sound.name)” leads the eyes for \(Numerals.clock(length)); 2:00 is the most",
                            mend: "stop it sooner, and rest"
                        )
                    )
                }
                if let lastEnd, subject.score.seconds(voice.start - lastEnd) < 14.95 {
                    let rest = Subject.tenths(subject.score.seconds(max(voice.start - lastEnd, 0)))
                    remarks.append(
                        Remark(
                            at: location,
                            "“\(sound.name)” comes back after \(Numerals.short(rest)) s; eyes want 15 s of rest",
                            mend: "write a longer pause between the sets"
                        )
                    )
                }
                lastEnd = voice.end
            }
        }
        return remarks
    }
}

extension Sound {
    /// Whether it swings from side to side.
    var swings: Bool { if case .lfo? = control(.pan) { true } else { false } }
}

extension Subject {
    /// Where a session first asks for an exercise of the eyes, or is filed under it.
    var eyeExercise: Location? {
        let tags = ["eyes", "eye exercise", "eye exercises", "vestibular", "gaze", "balance"]
        if isTagged(tags) { return place(session.$tags) }
        return askedAnywhere(.eyeExercise).first?.location
    }
}
