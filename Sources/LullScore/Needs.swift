public import LullSession

extension Session {
    /// Words that breath cues and `say` sounds speak: with `count`, every number up to the longest phase.
    ///
    /// Only sounds that are heard count: a guide in use, a bed that is played.
    ///
    /// - Parameter slowing: how many times as long as written a breath may become; then it counts further.
    public func spokenWords(slowing: Double = 1) -> [String] {
        var words: Set<String> = []
        for item in items {
            switch item.cue {
            case .play(let name, _, _):
                if let text = sounds[name]?.words { words.insert(text) }
            case .breathe(let guidance), .beginBreathing(let guidance):
                guard let name = guidance.guide, let sound = sounds[name] else { continue }
                for (phase, cue) in sound.phases {
                    guard let text = cue.words else { continue }
                    if text == "count" {
                        let longest = Int(slowing * Self.longest(phase, guidance) + 0.25)
                        for number in 1...max(1, longest) { words.insert(String(number)) }
                    } else {
                        words.insert(text)
                    }
                }
            default:
                break
            }
        }
        return words.sorted { ($0.count, $0) < ($1.count, $1) }
    }

    private static func longest(_ phase: BreathPhase, _ guidance: BreathGuidance) -> Double {
        let slowest: Double =
            switch guidance.pace {
            case .steady(let rate): rate
            case .ramp(let from, let to, _): min(from, to)
            }
        let pattern = guidance.pattern.scaled(toRate: slowest)
        return switch phase {
        case .inhale: pattern.inhale + pattern.topUp
        case .hold: pattern.hold
        case .exhale: pattern.exhale
        case .rest: pattern.rest
        }
    }

    /// The recordings it plays as sounds, and where each is first named.
    public var clips: [(path: String, location: Location)] {
        var files: [(path: String, location: Location)] = []
        func add(_ sound: Sound?) {
            guard let sound else { return }
            if case .file(let path)? = sound.value(.file), !files.contains(where: { $0.path == path }) {
                files.append((path, sound.location))
            }
            for cue in sound.phases.values.sorted(by: { $0.name < $1.name }) { add(cue) }
        }
        for item in items {
            switch item.cue {
            case .play(let name, _, _): add(sounds[name])
            case .breathe(let guidance), .beginBreathing(let guidance): add(guidance.guide.flatMap { sounds[$0] })
            default: break
            }
        }
        return files
    }

    /// The recordings that stand instead of speech, and where each is first named.
    public var takes: [(path: String, location: Location)] {
        var files: [(path: String, location: Location)] = []
        for item in items {
            if case .take(let path) = item.cue, !files.contains(where: { $0.path == path }) {
                files.append((path, item.location))
            }
        }
        return files
    }
}
