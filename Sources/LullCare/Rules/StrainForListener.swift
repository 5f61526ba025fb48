import LullScore
import LullSession

extension Rule {
    static let strainForListener = Rule(
        "strain-for-listener",
        "P5",
        .relaxation,
        .error,
        "The head goes back, the jaw is clenched or the eyes are squeezed, and the listener is flagged "
            + "cervical-dystonia, oromandibular-dystonia or blepharospasm.",
        because: "A choice of this project: it works the very muscles that are affected."
    ) { subject in
        guard let flag = subject.listener([.cervicalDystonia, .oromandibularDystonia, .blepharospasm]) else {
            return []
        }
        let topics: [(Topic, String)] = [
            (.neckBack, "takes the head back"), (.jawClench, "clenches the jaw"), (.eyeSqueeze, "squeezes the eyes"),
        ]
        return topics.flatMap { topic, what in
            subject.asked(topic).map { match in
                Remark(
                    at: match.location,
                    "“\(match.text)” \(what), and the listener is flagged “\(flag.words)”",
                    mend: "leave it out, or let that part be soft"
                )
            }
        }
    }
}
