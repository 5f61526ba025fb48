/// What about a listener asks for more care. A script names the flags it is made for: `listener: [epilepsy]`.
///
/// A flag switches rules of care on; nothing is known, stored or claimed about anybody.
public enum ListenerFlag: String, CaseIterable, Hashable, Sendable {
    case pregnancy
    case cardiac
    case highBloodPressure = "high-blood-pressure"
    case epilepsy
    case glaucoma
    case recentSurgery = "recent-surgery"
    case panic
    case asthma
    case dystonia
    case cervicalDystonia = "cervical-dystonia"
    case oromandibularDystonia = "oromandibular-dystonia"
    case laryngealDystonia = "laryngeal-dystonia"
    case blepharospasm
    case fibromyalgia
    case spasm
    case injury
    case neckInjury = "neck-injury"
    case chronicPain = "chronic-pain"
    case palpitations
    case healthAnxiety = "health-anxiety"
    case trauma

    /// Other spellings that are taken.
    public var aliases: [String] {
        switch self {
        case .pregnancy: ["pregnant"]
        case .cardiac: ["heart", "heart-disease", "heart-condition", "cardiac-condition"]
        case .highBloodPressure: ["hypertension", "blood-pressure", "high-bp"]
        case .epilepsy: ["seizures", "seizure", "epileptic"]
        case .glaucoma: []
        case .recentSurgery: ["surgery", "after-surgery"]
        case .panic: ["panic-disorder", "panic-attacks"]
        case .asthma: ["copd", "asthma-flare", "copd-flare", "copd-asthma", "copd-asthma-flare"]
        case .dystonia: ["generalised-dystonia", "generalized-dystonia"]
        case .cervicalDystonia: ["torticollis", "spasmodic-torticollis"]
        case .oromandibularDystonia: ["jaw-dystonia", "oromandibular"]
        case .laryngealDystonia: ["spasmodic-dysphonia", "laryngeal"]
        case .blepharospasm: ["eyelid-spasm"]
        case .fibromyalgia: ["fm", "fibro"]
        case .spasm: ["spasms", "muscle-spasm", "muscle-spasms", "spasticity"]
        case .injury: ["injured", "serious-injury"]
        case .neckInjury: ["whiplash", "neck"]
        case .chronicPain: ["pain"]
        case .palpitations: ["palpitation"]
        case .healthAnxiety: ["cardiophobia"]
        case .trauma: ["ptsd", "post-traumatic-stress"]
        }
    }

    /// The flag of a name or alias; case, spaces and underscores are as good as hyphens.
    public static func named(_ name: String) -> ListenerFlag? {
        let wanted = String(name.lowercased().map { "_ /".contains($0) ? "-" : $0 })
        return allCases.first { $0.rawValue == wanted || $0.aliases.contains(wanted) }
    }

    /// The flag as words: `high blood pressure`.
    public var words: String { String(rawValue.map { $0 == "-" ? " " : $0 }) }

    /// Every kind of dystonia.
    public static let dystonias: [ListenerFlag] = [
        .dystonia, .cervicalDystonia, .oromandibularDystonia, .laryngealDystonia, .blepharospasm,
    ]
}

/// A rule of care, or a kind of warning, that an author has seen and lets be.
public struct Acknowledgement: Hashable, Sendable {
    /// The rule's id, or the code of a ``Problem``, as it is written.
    public var rule: String
    /// Where it is written.
    public var location: Location
    /// The line of its text that it speaks for, counted from 1; nil for the whole session.
    public var line: Int?

    /// An acknowledgement.
    public init(rule: String, location: Location, line: Int? = nil) {
        self.rule = rule
        self.location = location
        self.line = line
    }

    /// Whether it speaks for a place.
    public func covers(_ place: Location) -> Bool {
        guard let line else { return true }
        return place.source == location.source && place.line <= line && line <= max(place.line, place.lastLine)
    }
}

extension Acknowledgement {
    /// What a comment acknowledges: `acknowledge hold-long, role-label: why`.
    ///
    /// It speaks for its own line where anything else stands there, else for the next line that isn't empty.
    ///
    /// - Parameters:
    ///   - inner: the words of the comment.
    ///   - comment: the comment with its marks.
    package static func read(_ source: SourceText, _ inner: Range<Int>, comment: Range<Int>) -> [Acknowledgement] {
        guard !inner.isEmpty, inner.count < 20_000 else { return [] }
        var words: [Range<Int>] = []
        var start: Int?
        for index in inner.lowerBound...inner.upperBound {
            let byte = index < inner.upperBound ? source.bytes[index] : 0x3A
            if byte <= 0x20 || byte == 0x2C || byte == 0x3A {
                if let begin = start { words.append(begin..<index) }
                start = nil
                if byte == 0x3A { break }
            } else if start == nil {
                start = index
            }
        }
        guard let first = words.first, ["acknowledge", "acknowledged"].contains(source[first].lowercased()) else {
            return []
        }
        let line = target(source, comment)
        return words.dropFirst().map {
            Acknowledgement(rule: source[$0].lowercased(), location: Location(source, $0), line: line)
        }
    }

    private static func target(_ source: SourceText, _ comment: Range<Int>) -> Int {
        let first = source.line(at: comment.lowerBound)
        let last = source.line(at: max(comment.lowerBound, comment.upperBound - 1))
        func isBlank(_ range: Range<Int>) -> Bool { source.bytes[range].allSatisfy { $0 <= 0x20 } }
        if !isBlank(source.range(ofLine: first).lowerBound..<comment.lowerBound) { return first }
        let end = source.range(ofLine: last).upperBound
        if comment.upperBound < end, !isBlank(comment.upperBound..<end) { return last }
        var next = last + 1
        while next < source.lineCount {
            let text = source[source.range(ofLine: next)].drop { $0.isWhitespace }
            let isComment = text.hasPrefix("<!--") && text.reversed().drop { $0.isWhitespace }.starts(with: ">--")
            if !text.isEmpty && !isComment { break }
            next += 1
        }
        return next
    }
}
