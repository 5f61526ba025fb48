import LullScore
import LullSession

extension Rule {
    static let tenseForListener = Rule(
        "tense-for-listener",
        "P1",
        .relaxation,
        .error,
        "Muscles are tensed, and the listener is flagged with a dystonia, fibromyalgia, spasm, injury, neck-injury or "
            + "chronic-pain.",
        because:
            "A handout of VA Whole Health says that people with spasms, serious injury or chronic pain may not want "
            + "to tense, and offers letting go alone; that this goes for dystonia too is a precaution, not a finding."
    ) { subject in
        let flags = ListenerFlag.dystonias + [.fibromyalgia, .spasm, .injury, .neckInjury, .chronicPain]
        guard let flag = subject.listener(flags) else { return [] }
        return subject.tensings.map { tensing in
            Remark(
                at: tensing.tense.location,
                "“\(tensing.tense.text)” tenses muscles, and the listener is flagged “\(flag.words)”",
                mend: "ask to let go alone; or, where it is chosen, 3 to 5 s at a quarter of the effort"
            )
        }
    }
}
