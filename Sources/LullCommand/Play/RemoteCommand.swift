import FoundationEssentials
import LullLive
import LullSession

/// What remote hands ask for: `{"do": "move", "by": -15}`.
struct RemoteCommand: Equatable {
    enum Verb: String, CaseIterable {
        case pause
        case resume
        case toggle
        case move
        case go
        case previous
        case next
        case slower
        case quicker
        case beds
        case mute
        case unmute
        case end
        case stop
        case status
        case watch
    }

    var verb: Verb
    var by: Double?
    var to: Double?
    var every: Double?

    private struct Line: Decodable {
        var `do`: String
        var by: Double?
        var to: Double?
        var every: Double?
    }

    /// Reads a line.
    init(_ line: [UInt8]) throws(Practice.Refusal) {
        guard let line = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
            throw Practice.Refusal(sentence: "this is not understood: write {\"do\": \"pause\"}.")
        }
        guard let verb = Verb(rawValue: line.do) else {
            let known = Verb.allCases.map(\.rawValue).joined(separator: ", ")
            throw Practice.Refusal(sentence: "there is no “\(line.do)”; there are \(known).")
        }
        (self.verb, by, to, every) = (verb, line.by, line.to, line.every)
    }

    /// Does what is asked for.
    func carryOut(_ practice: Practice) throws(Practice.Refusal) {
        switch verb {
        case .pause: practice.player.pause()
        case .resume: practice.player.resume()
        case .toggle: practice.toggle()
        case .move:
            guard let by, by.isFinite, abs(by) <= 86_400 else {
                throw Practice.Refusal(sentence: "“move” wants seconds: {\"do\": \"move\", \"by\": -15}.")
            }
            practice.move(by: by)
        case .go:
            guard let to, to.isFinite else {
                throw Practice.Refusal(sentence: "“go” wants a time in seconds: {\"do\": \"go\", \"to\": 90}.")
            }
            try practice.go(to: to)
        case .previous: try practice.section(forward: false)
        case .next: try practice.section(forward: true)
        case .slower: try practice.pace(quicker: false)
        case .quicker: try practice.pace(quicker: true)
        case .beds:
            guard let by, by.isFinite else {
                throw Practice.Refusal(sentence: "“beds” wants decibels: {\"do\": \"beds\", \"by\": -2}.")
            }
            practice.beds(by: by)
        case .mute: practice.mute(true)
        case .unmute: practice.mute(false)
        case .end: try practice.endOpen()
        case .stop: practice.stop()
        case .status, .watch: break
        }
    }
}

/// What remote hands are told; times in seconds, levels in dB.
struct RemoteAnswer: Encodable {
    var ok: Bool
    var error: String?
    var state: RemoteState?
}

/// How a practice stands.
struct RemoteState: Encodable {
    var doing: String
    var title: String
    var section: String
    var line: String
    var position: Double
    var duration: Double
    var open: Bool
    var breath: Breath?
    var level: Double?
    var beds: Double
    var muted: Bool
    var underruns: Int
    var round: Int

    struct Breath: Encodable {
        var number: Int
        var phase: String
        var volume: Double
        var rate: Double
    }

    init(_ glance: Glance) {
        doing = glance.doing.rawValue
        title = glance.title
        section = glance.section
        line = glance.line
        position = glance.position
        duration = glance.duration
        open = glance.isOpen
        breath = glance.breath.map {
            Breath(number: $0.number, phase: $0.phase.rawValue, volume: $0.volume, rate: $0.rate)
        }
        level = glance.level
        beds = glance.beds
        muted = glance.isMuted
        underruns = glance.underruns
        round = glance.round + 1
    }
}
