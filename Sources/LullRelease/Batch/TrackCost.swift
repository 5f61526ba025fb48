import LullSession
import LullVoice

/// How long a session will be, guessed from its script alone: the same on every machine, whatever its cache holds.
enum TrackCost {
    /// Seconds of audio; at least 1.
    static func seconds(_ session: Session, length: Double?) -> Double {
        if let length = length ?? session.length?.value { return max(length, 1) }
        var total = 0.0
        for item in session.items {
            switch item.cue {
            case .speak(let line):
                let gap = line.endsParagraph ? session.voice.gap : session.voice.sentenceGap
                let pace = session.voice.pace
                total +=
                    SpeechEstimate.seconds(line.text, pace: pace, language: session.language) + gap.value
            case .pause(let pause): total += pause.least.value
            case .breathe(let guidance): total += seconds(guidance.length?.least, guidance.pace)
            case .endBreathing(let length): total += seconds(length?.least, .steady(6)) / 2
            case .take: total += 10
            case .section, .beginBreathing, .await, .at, .play, .fade, .stop, .stopLater, .set, .setRoom, .strike: break
            }
        }
        return max(total, 1)
    }

    private static func seconds(_ extent: BreathGuidance.Extent?, _ pace: BreathGuidance.Pace) -> Double {
        switch extent {
        case .time(let time): return time.value
        case .breaths(let count):
            let rate: Double =
                switch pace {
                case .steady(let rate): rate
                case .ramp(let from, let to, _): (from + to) / 2
                }
            return Double(count) * 60 / max(rate, 0.5)
        case nil: return 0
        }
    }
}
