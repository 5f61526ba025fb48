/// The scale a piece of music is made of.
public enum MusicalMode: String, CaseIterable, Hashable, Sendable {
    case ionian, dorian, lydian, mixolydian, aeolian, pentatonic
    case minorPentatonic = "minor-pentatonic"

    /// One line about it.
    public var help: String {
        switch self {
        case .ionian: "the major scale: open and at home"
        case .dorian: "minor with a raised sixth: dusky, not sad"
        case .lydian: "major with a raised fourth: light, floating"
        case .mixolydian: "major with a lowered seventh: easy, folk-like"
        case .aeolian: "the natural minor scale: inward"
        case .pentatonic: "five notes of the major scale, none of them a semitone apart"
        case .minorPentatonic: "five notes of the minor scale, none of them a semitone apart"
        }
    }

    /// Semitones of its seven degrees above the tonic, which chords are built on.
    ///
    /// The pentatonic modes borrow the degrees they lack from the major and the minor scale.
    public var degrees: [Int] {
        switch self {
        case .ionian, .pentatonic: [0, 2, 4, 5, 7, 9, 11]
        case .dorian: [0, 2, 3, 5, 7, 9, 10]
        case .lydian: [0, 2, 4, 6, 7, 9, 11]
        case .mixolydian: [0, 2, 4, 5, 7, 9, 10]
        case .aeolian, .minorPentatonic: [0, 2, 3, 5, 7, 8, 10]
        }
    }

    /// Semitones above the tonic of the notes melodies use, 0…11.
    public var intervals: [Int] {
        switch self {
        case .pentatonic: [0, 2, 4, 7, 9]
        case .minorPentatonic: [0, 3, 5, 7, 10]
        case .ionian, .dorian, .lydian, .mixolydian, .aeolian: degrees
        }
    }

    /// Whether its tonic chord is minor.
    public var isMinor: Bool { degrees[2] == 3 }

    /// The mode of a name; `major` and `minor` are the ionian and the aeolian mode.
    public static func named(_ name: String) -> MusicalMode? {
        switch name.lowercased() {
        case "major": .ionian
        case "minor": .aeolian
        case "major-pentatonic": .pentatonic
        case let other: MusicalMode(rawValue: other)
        }
    }
}

/// What plays in a piece of music.
public enum MusicalPart: String, CaseIterable, Hashable, Sendable {
    case pad, strings, drone, mallet, kalimba, harp, bowl

    /// One line about it.
    public var help: String {
        switch self {
        case .pad: "soft chords that swell and go"
        case .strings: "chords; with a pad, its upper voices"
        case .drone: "the tonic, low and long, now and then with its fifth"
        case .mallet: "soft struck wood or felt, a sparse melody"
        case .kalimba: "plucked tongues, a small bright melody"
        case .harp: "plucked strings, single notes and slow broken chords"
        case .bowl: "a low stroke every several chords"
        }
    }

    /// Whether it is struck and rings out, rather than being held.
    public var isStruck: Bool {
        switch self {
        case .pad, .strings, .drone: false
        case .mallet, .kalimba, .harp, .bowl: true
        }
    }
}

/// The character of a piece of music: what it is made of where a script doesn't say.
///
/// Every value here is a choice of this project, made by ear and by the usual rules of harmony.
public enum Mood: String, CaseIterable, Hashable, Sendable {
    case still, warm, bright, wistful, night

    /// One line about it.
    public var help: String {
        switch self {
        case .still: "few chords, open and unhurried"
        case .warm: "full major chords, close and kind"
        case .bright: "high and airy, morning light"
        case .wistful: "minor chords that wander"
        case .night: "low, dark and slow"
        }
    }

    /// Its mode.
    public var mode: MusicalMode {
        switch self {
        case .still: .pentatonic
        case .warm: .ionian
        case .bright: .lydian
        case .wistful: .aeolian
        case .night: .dorian
        }
    }

    /// The parts that play.
    public var parts: [MusicalPart] {
        switch self {
        case .still: [.pad, .drone, .bowl]
        case .warm: [.pad, .strings, .mallet]
        case .bright: [.pad, .kalimba, .harp]
        case .wistful: [.pad, .strings, .harp]
        case .night: [.pad, .drone, .mallet, .bowl]
        }
    }

    /// How much is struck, 0…1.
    public var density: Double {
        switch self {
        case .still: 0.2
        case .warm: 0.45
        case .bright: 0.6
        case .wistful: 0.4
        case .night: 0.25
        }
    }

    /// How many voices its chords have.
    public var voices: Int { self == .warm ? 5 : 4 }

    /// Where its chords lie, in semitones with middle C at 60.
    public var register: ClosedRange<Int> {
        switch self {
        case .still: 41...72
        case .warm: 41...74
        case .bright: 45...77
        case .wistful: 41...74
        case .night: 38...70
        }
    }

    /// Where its melodies lie, in semitones with middle C at 60.
    public var melodyRegister: ClosedRange<Int> {
        switch self {
        case .still: 60...81
        case .warm: 62...84
        case .bright: 64...86
        case .wistful: 62...84
        case .night: 55...77
        }
    }

    /// How it leans towards the chord on a degree, 1…7: a factor on the chance of it, 1 for neither way.
    public func leaning(degree: Int) -> Double {
        switch self {
        case .still: [1.5, 0.5, 0.1, 1.6, 0.4, 1.2, 0.2][degree - 1]
        case .warm: [1, 1.1, 0.8, 1.3, 0.8, 1.2, 0.6][degree - 1]
        case .bright: [1, 1.6, 1, 1, 1.2, 0.9, 0.6][degree - 1]
        case .wistful: [1, 0.9, 1.2, 1.2, 0.7, 1.4, 1][degree - 1]
        case .night: [1.3, 0.7, 0.8, 1.2, 0.9, 1, 1.2][degree - 1]
        }
    }

    /// How often a chord takes a flavour, as a weight; 0 for never.
    public func weight(of flavour: ChordSymbol.Flavour) -> Double {
        switch (self, flavour) {
        case (.still, .triad): 3
        case (.still, .addedNinth): 3
        case (.still, .suspendedSecond): 3
        case (.still, .suspendedFourth): 0.5
        case (.warm, .triad): 3
        case (.warm, .addedNinth): 4
        case (.warm, .seventh): 2
        case (.bright, .triad): 3
        case (.bright, .addedNinth): 4
        case (.bright, .suspendedSecond): 2
        case (.bright, .seventh): 1
        case (.wistful, .triad): 3
        case (.wistful, .addedNinth): 3
        case (.wistful, .seventh): 3
        case (.night, .triad): 2
        case (.night, .addedNinth): 2
        case (.night, .suspendedSecond): 2
        case (.night, .seventh): 2
        default: 0
        }
    }
}

/// A chord as people write it, by the degree of the mode it stands on: `I`, `vi7`, `IVadd9`, `Vsus4`, `vii°`.
///
/// Capitals are major, small letters minor, `°` diminished. The degree is the mode's own: in the aeolian mode `III`
/// is the major chord on its third note. A `b` before the numeral lowers the degree of the major scale instead, so
/// that `bVII` is the same chord in every mode.
public struct ChordSymbol: Hashable, Sendable {
    /// The degree it stands on, 1…7.
    public let degree: Int
    /// Whether the degree is a lowered one of the major scale.
    public let isLowered: Bool
    /// Its third and fifth.
    public let quality: Quality
    /// What is added to them or stands in their place.
    public let flavour: Flavour

    /// The third and fifth of a chord.
    public enum Quality: Hashable, Sendable {
        /// Four and seven semitones above the root; three and seven; three and six.
        case major, minor, diminished
    }

    /// What a chord has besides its triad.
    public enum Flavour: String, CaseIterable, Hashable, Sendable {
        /// Nothing.
        case triad = ""
        /// The mode's own seventh.
        case seventh = "7"
        /// A major seventh, whatever the mode.
        case majorSeventh = "maj7"
        /// A whole tone above the octave.
        case addedNinth = "add9"
        /// A whole tone above the root, instead of the third.
        case suspendedSecond = "sus2"
        /// A fourth above the root, instead of the third.
        case suspendedFourth = "sus4"
    }

    private static let numerals = ["I", "II", "III", "IV", "V", "VI", "VII"]

    /// A chord; nil for a degree outside 1…7, a lowered tonic or fourth, and a diminished chord with a suspension, a
    /// ninth or a major seventh.
    public init?(degree: Int, isLowered: Bool = false, quality: Quality, flavour: Flavour = .triad) {
        guard (1...7).contains(degree), !isLowered || (degree != 1 && degree != 4) else { return nil }
        guard quality != .diminished || flavour == .triad || flavour == .seventh else { return nil }
        self.degree = degree
        self.isLowered = isLowered
        self.quality = quality
        self.flavour = flavour
    }

    /// Reads a chord; nil where it isn't one.
    public init?(_ text: String) {
        var rest = Substring(text)
        let isLowered = rest.first == "b" || rest.first == "♭"
        if isLowered { rest = rest.dropFirst() }
        let letters = rest.prefix { "IViv".contains($0) }
        rest = rest.dropFirst(letters.count)
        let isSmall = letters.allSatisfy { "iv".contains($0) }
        guard isSmall || letters.allSatisfy({ "IV".contains($0) }) else { return nil }
        guard let index = Self.numerals.firstIndex(of: letters.uppercased()) else { return nil }
        var quality: Quality = isSmall ? .minor : .major
        var isHalfDiminished = false
        for sign in ["°", "º", "dim", "o", "ø"] where isSmall && quality == .minor && rest.hasPrefix(sign) {
            rest = rest.dropFirst(sign.count)
            quality = .diminished
            isHalfDiminished = sign == "ø"
        }
        let flavour: Flavour? =
            switch rest {
            case "": isHalfDiminished ? .seventh : .triad
            case "M7", "Maj7", "Δ", "Δ7": .majorSeventh
            case "sus": .suspendedFourth
            case "(add9)": .addedNinth
            case let other: Flavour(rawValue: String(other))
            }
        guard let flavour else { return nil }
        self.init(degree: index + 1, isLowered: isLowered, quality: quality, flavour: flavour)
    }

    /// The chord a mode has on one of its degrees, 1…7 (others come round again), as a triad.
    public static func diatonic(_ degree: Int, in mode: MusicalMode) -> ChordSymbol {
        let index = ((degree - 1) % 7 + 7) % 7
        let third = above(index, steps: 2, in: mode)
        let fifth = above(index, steps: 4, in: mode)
        let quality: Quality = third == 4 ? .major : fifth == 7 ? .minor : .diminished
        return ChordSymbol(degree: index + 1, quality: quality)
    }

    private init(degree: Int, quality: Quality) {
        self.degree = degree
        self.isLowered = false
        self.quality = quality
        self.flavour = .triad
    }

    /// How it is written.
    public var written: String {
        let numeral = Self.numerals[degree - 1]
        let body = quality == .major ? numeral : numeral.lowercased()
        return (isLowered ? "b" : "") + body + (quality == .diminished ? "°" : "") + flavour.rawValue
    }

    /// The same chord with another flavour; nil where there is none such.
    public func with(_ flavour: Flavour) -> ChordSymbol? {
        ChordSymbol(degree: degree, isLowered: isLowered, quality: quality, flavour: flavour)
    }

    /// Semitones of its root above the tonic, 0…11.
    public func root(in mode: MusicalMode) -> Int {
        isLowered ? MusicalMode.ionian.degrees[degree - 1] - 1 : mode.degrees[degree - 1]
    }

    /// Semitones of its notes above its root: root, third or what stands for it, fifth, and what is added.
    public func intervals(in mode: MusicalMode) -> [Int] {
        let third = quality == .major ? 4 : 3
        let fifth = quality == .diminished ? 6 : 7
        switch flavour {
        case .triad: return [0, third, fifth]
        case .addedNinth: return [0, third, fifth, 14]
        case .suspendedSecond: return [0, 2, fifth]
        case .suspendedFourth: return [0, 5, fifth]
        case .majorSeventh: return [0, third, fifth, 11]
        case .seventh:
            // A lowered degree isn't the mode's, so its seventh is the common, small one.
            return [0, third, fifth, isLowered ? 10 : Self.above(degree - 1, steps: 6, in: mode)]
        }
    }

    /// Semitones from a degree, counted from 0, to one some steps higher.
    private static func above(_ index: Int, steps: Int, in mode: MusicalMode) -> Int {
        let scale = mode.degrees
        return ((scale[(index + steps) % 7] - scale[index]) % 12 + 12) % 12
    }
}
