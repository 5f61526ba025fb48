import LullScore
import LullSession

extension Rule {
    static let noReturn = Rule(
        "no-return",
        "R1",
        .rest,
        .error,
        "A session of trance or deep rest never leads back, and isn't for sleep.",
        because: "Scripts of hypnosis, autogenic training and yoga nidra end with a return; that every one should is a "
            + "choice of this project."
    ) { subject in
        guard !subject.isForSleep, let trance = subject.trance, let lexicon = subject.lexicon else { return [] }
        let late = subject.lines.suffix(max(3, subject.lines.count / 3))
        guard !late.contains(where: { !lexicon.mentions(.returning, in: $0.words).isEmpty }) else { return [] }
        return [
            Remark(
                at: trance,
                "this leads into deep rest, and nothing leads back",
                mend: "end with words such as \(subject.suggested(.wayBack)); or tag it “sleep”"
            )
        ]
    }
}

extension Subject {
    /// Where a session first speaks of trance or deep rest, or is filed under it; nil where its words are unknown.
    var trance: Location? {
        guard canBeRead else { return nil }
        if isTagged(["hypnosis", "trance", "yoga nidra", "nidra", "autogenic", "autogenic training", "nsdr"]) {
            return place(session.$tags)
        }
        return askedAnywhere(.trance).first?.location
    }
}
