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

/// A rule of care that an author has seen and lets be.
public struct Acknowledgement: Hashable, Sendable {
    /// The rule's id, as it is written.
    public var rule: String
    /// Where it is written.
    public var location: Location

    /// An acknowledgement.
    public init(rule: String, location: Location) {
        self.rule = rule
        self.location = location
    }
}
