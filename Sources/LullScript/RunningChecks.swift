import LullSession

/// What can be said of a session by walking through it: breathing that begins and ends, beds that play when touched.
struct RunningChecks {
    let collector: Collector
    private var breathing: (guidance: BreathGuidance, location: Location)?
    private var playing: Set<String> = []

    init(collector: Collector) { self.collector = collector }

    mutating func note(_ cue: Cue, at location: Location, sounds: [String: Sound]) {
        switch cue {
        case .breathe(let guidance):
            checkGuide(guidance, at: location)
            if breathing != nil {
                collector.error(
                    at: location,
                    "breathing is guided here already",
                    mend: "write [end breathing] first"
                )
            }
        case .beginBreathing(let guidance):
            if breathing != nil {
                collector.error(at: location, "breathing has begun already", mend: "write [end breathing] first")
            }
            if guidance.length != nil || guidance.isOpen {
                collector.error(
                    at: location,
                    "[begin breathing] goes on until [end breathing]",
                    mend: "write the length there: [end breathing after 5 min]; or [breathe …] to wait"
                )
            }
            checkGuide(guidance, at: location)
            breathing = (guidance, location)
        case .endBreathing:
            if breathing == nil {
                collector.error(at: location, "no breathing has begun", mend: "write [begin breathing 4-6] before it")
            }
            breathing = nil
        case .await(let moment):
            checkMoment(moment, at: location)
        case .play(let sound, _, _):
            if breathing?.guidance.guide == sound {
                collector.error(
                    at: location,
                    "“\(sound)” guides the breath here already",
                    mend: "guide with another sound, or write “with nothing” and let this bed follow the breath"
                )
            } else if !playing.insert(sound).inserted {
                collector.error(
                    at: location,
                    "“\(sound)” plays already",
                    mend: "write [fade \(sound) to -30 dB over 10s]"
                )
            }
        case .stop(sound: "all", _):
            playing = []
        case .fade(let sound, _, _), .set(let sound, _, _, _):
            checkPlaying(sound, at: location)
        case .stop(let sound, _):
            if breathing?.guidance.guide == sound {
                collector.error(
                    at: location,
                    "“\(sound)” guides the breath and ends with it",
                    mend: "write [end breathing], or [fade \(sound) to -60 dB over 10s]"
                )
            } else {
                checkPlaying(sound, at: location)
            }
            playing.remove(sound)
        case .stopLater(let sound, _):
            // It ends by itself; when, the layout knows.
            playing.remove(sound)
        case .section, .speak, .pause, .at, .strike, .take, .setRoom:
            break
        }
    }

    private func checkPlaying(_ sound: String, at location: Location) {
        if !playing.contains(sound) && breathing?.guidance.guide != sound {
            collector.error(at: location, "“\(sound)” is not playing here", mend: "write [play \(sound)] before it")
        }
    }

    private func checkGuide(_ guidance: BreathGuidance, at location: Location) {
        if let guide = guidance.guide, playing.contains(guide) {
            collector.error(
                at: location,
                "“\(guide)” plays already and can't guide besides",
                mend: "write “with nothing”: a bed follows the breath by its own { breath: [a, b] }"
            )
        }
    }

    private func checkMoment(_ moment: BreathMoment, at location: Location) {
        guard let pattern = breathing?.guidance.pattern else {
            collector.error(
                at: location,
                "no breathing is guided here",
                mend: "write [begin breathing 4-6] before it"
            )
            return
        }
        if moment == .phase(.hold) && pattern.hold == 0 || moment == .phase(.rest) && pattern.rest == 0 {
            collector.error(
                at: location,
                "the pattern \(pattern.written) has no \(moment == .phase(.hold) ? "hold" : "rest")",
                mend: "wait for inhale or exhale"
            )
        }
    }

    func finish() {
        if let breathing {
            collector.error(
                at: breathing.location,
                "this breathing never ends",
                mend: "write [end breathing after 5 min] where it ends"
            )
        }
    }
}
