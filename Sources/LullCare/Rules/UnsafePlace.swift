import LullScore
import LullSession

extension Rule {
    static let unsafePlace = Rule(
        "unsafe-place",
        "B12",
        .breathing,
        .error,
        "Breathing is paced, and the words place the listener standing, driving or in water.",
        because:
            "Standing went with weaker results in trials (Bentley 2023, 58 trials), and people have fainted in water "
            + "and behind the wheel."
    ) { subject in
        guard let last = subject.pacings.last else { return [] }
        var remarks: [Remark] = []
        for (topic, place) in [(Topic.driving, "on the road"), (.inWater, "in water")] {
            for match in subject.asked(topic) {
                remarks.append(
                    Remark(
                        at: match.location,
                        "“\(match.text)” places somebody \(place) who breathes to a pace",
                        mend: "have them sit or lie in a safe place"
                    )
                )
            }
        }
        // Who stands up is standing until a line has them sit or lie.
        let seats = subject.mentioned(.sitting)
        for match in subject.asked(.standing) where match.line.start < last.end {
            let seat = seats.first { $0.index >= match.index }?.line.start ?? .infinity
            guard subject.pacings.contains(where: { $0.end > match.line.start && $0.start < seat }) else { continue }
            remarks.append(
                Remark(
                    at: match.location,
                    "“\(match.text)” has somebody stand who breathes to a pace",
                    mend: "have them sit or lie"
                )
            )
        }
        return remarks
    }
}
