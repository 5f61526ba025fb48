import LullSession

extension Rule {
    static let binauralMono = Rule(
        "binaural-mono",
        "S1",
        .sound,
        .note,
        "A binaural sound is heard.",
        because: "It needs headphones: folded to mono the two tones make a monaural beat."
    ) { subject in
        subject.heard.filter { $0.sound.generator == .binaural }.map { entry in
            Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” is for headphones only: folded to mono, its beat becomes a monaural one",
                mend: "say so where the session is offered, or take “monaural”"
            )
        }
    }
}
