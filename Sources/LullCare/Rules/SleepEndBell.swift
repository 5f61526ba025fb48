import LullScore
import LullSession

extension Rule {
    static let sleepEndBell = Rule(
        "sleep-end-bell",
        "Z2",
        .sound,
        .warning,
        "In the profile sleep something is struck after the last words and breaths.",
        because: "A choice of this project: an end for sleepers is not announced."
    ) { subject in
        guard subject.session.profile == .sleep else { return [] }
        let items = subject.session.items
        let last = items.lastIndex { item in
            switch item.cue {
            case .speak, .take, .breathe, .endBreathing: true
            default: false
            }
        }
        guard let last else { return [] }
        return items[(last + 1)...].compactMap { item in
            guard case .strike(let name, _) = item.cue else { return nil }
            return Remark(
                at: item.location,
                "“\(name)” is struck at the end, where people sleep",
                mend: "leave it out"
            )
        }
    }
}
