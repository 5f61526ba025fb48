import LullScore
import LullSession

extension Rule {
    static let beatSudden = Rule(
        "beat-sudden",
        "S3",
        .sound,
        .note,
        "A binaural, monaural or isochronic sound swells in or fades in less than 30 s.",
        because: "A choice of this project: a sound this plain is noticed least where it comes and goes slowly."
    ) { subject in
        subject.edges.compactMap { edge in
            guard edge.sound.generator.beats || edge.sound.generator == .isochronic, edge.seconds < 29.95 else {
                return nil
            }
            return Remark(
                at: edge.location,
                "“\(edge.sound.name)” \(edge.isBeginning ? "swells in" : "fades") over "
                    + "\(Numerals.short(edge.seconds)) s",
                mend: "give it 30 s"
            )
        }
    }
}

extension Subject {
    /// A bed that begins or ends.
    struct Edge {
        var sound: Sound
        var isBeginning: Bool
        var seconds: Double
        var location: Location
    }

    /// Every bed's beginning and end, in order.
    var edges: [Edge] {
        session.items.flatMap { item -> [Edge] in
            switch item.cue {
            case .play(let name, _, let over):
                guard let sound = session.sounds[name] else { return [] }
                let seconds = over?.value ?? sound.number(.attack) ?? sound.generator.standardEdge.value
                return [Edge(sound: sound, isBeginning: true, seconds: seconds, location: item.location)]
            case .stop(let name, let over):
                guard let sound = session.sounds[name] else { return [] }
                let seconds = over?.value ?? sound.number(.release) ?? sound.generator.standardEdge.value
                return [Edge(sound: sound, isBeginning: false, seconds: seconds, location: item.location)]
            default: return []
            }
        }
    }
}
