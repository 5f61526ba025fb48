import LullSession

extension Rule {
    static let beatWide = Rule(
        "beat-wide",
        "S2",
        .sound,
        .note,
        "The two tones of a binaural or monaural sound lie more than 30 Hz apart.",
        because: "Further apart than about 26 to 30 Hz they are heard as two tones, not as a beat (Oster 1973)."
    ) { subject in
        subject.heard.compactMap { entry in
            guard entry.sound.generator.beats, let widest = entry.sound.control(.beat)?.values.max(), widest > 30 else {
                return nil
            }
            return Remark(
                at: subject.place(entry),
                "the tones of “\(entry.sound.name)” lie \(Numerals.short(widest)) Hz apart and are heard as two",
                mend: "write 2 to 10 Hz"
            )
        }
    }
}

extension Generator {
    /// Whether it is made of two tones a small difference apart.
    var beats: Bool { self == .binaural || self == .monaural }
}
