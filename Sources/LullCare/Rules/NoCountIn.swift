import LullScore
import LullSession

extension Rule {
    static let noCountIn = Rule(
        "no-count-in",
        "M5",
        .movement,
        .warning,
        "In a session of movement a tick begins at once, and nothing is said in the 10 s before.",
        because: "A choice of this project: nobody is startled into moving."
    ) { subject in
        guard subject.isMovement else { return [] }
        let plays = subject.session.items.compactMap { item -> (Sound, Seconds?, Location)? in
            guard case .play(let name, _, let over) = item.cue, let sound = subject.session.sounds[name],
                sound.generator == .tick
            else { return nil }
            return (sound, over, item.location)
        }
        return plays.enumerated().compactMap { number, play in
            let (sound, over, location) = play
            guard (over?.value ?? sound.number(.attack) ?? 0) < 2 else { return nil }
            let earlier = plays[..<number].count { $0.0.name == sound.name }
            let voices = subject.score.voices.filter { subject.score.instruments[$0.instrument].name == sound.name }
            guard voices.indices.contains(earlier) else { return nil }
            let start = subject.score.seconds(voices[earlier].start)
            guard !subject.lines.contains(where: { $0.end <= start + 0.05 && $0.end > start - 10 }) else { return nil }
            return Remark(
                at: location,
                "“\(sound.name)” begins at once, and nobody has said so",
                mend: "say what comes, or write [play \(sound.name) over 4s]"
            )
        }
    }
}
