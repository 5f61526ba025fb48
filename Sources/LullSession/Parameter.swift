/// One parameter of a sound: the single record that the reader, the checker, the documentation and `lull sounds` use.
public struct Parameter: Hashable, Sendable {
    /// Every parameter any sound has.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        case level, pan, spin, width, filter, cutoff, resonance, gain, chorus, reverb, attack, release, seed
        case pitch, wave, partials, colour, density, tilt, carrier, beat, depth, edge, open
        case notes, brightness, detune, swell, body, strum, decay, rise, position, hardness, beating
        case size, distance, calm
        case mood, key, mode, chords, parts, every, breaths
        case tempo, accent, sides
        case countIn = "count in"
        case file, loop, crossfade, from, to, words
    }

    /// What kind of value a parameter takes.
    public enum Kind: Hashable, Sendable {
        /// A number that may move while the sound goes on.
        case control(Dimension, ClosedRange<Double>)
        /// A number that is fixed when the sound begins.
        case fixed(Dimension, ClosedRange<Double>)
        /// One word of a list.
        case choice([String])
        /// One to eight notes, in hertz.
        case notes
        /// One to sixteen amplitudes of harmonics, 0…1.
        case partials
        /// A whole number of a range.
        case integer(ClosedRange<Int>)
        /// One to thirty-two chords, as Roman numerals.
        case chords
        /// Some words of a list.
        case choices([String])
        /// The name of a file beside the script.
        case file
        /// Words to be spoken.
        case text
        /// Yes or no.
        case flag
    }

    /// The name.
    public let name: Name
    /// What it takes.
    public let kind: Kind
    /// What it is where a script is silent; nil where a script has to say.
    public let standard: Value?
    /// One line about it.
    public let help: String

    /// A parameter's value.
    public enum Value: Hashable, Sendable {
        /// A number that may move, in the canonical unit.
        case control(Control)
        /// A word of the list.
        case choice(String)
        /// Some words of the list.
        case choices([String])
        /// Chords.
        case chords([ChordSymbol])
        /// Frequencies in hertz.
        case notes([Double])
        /// Amplitudes of harmonics.
        case partials([Double])
        /// A whole number.
        case integer(Int)
        /// A path, resolved against the script's folder.
        case file(String)
        /// Words.
        case text(String)
        /// Yes or no.
        case flag(Bool)
    }

    init(_ name: Name, _ kind: Kind, _ standard: Value?, _ help: String) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.help = help
    }

    /// Whether a script has to say it.
    public var isRequired: Bool {
        switch kind {
        case .file, .text, .notes: standard == nil
        default: false
        }
    }

    func with(standard: Value) -> Parameter { Parameter(name, kind, standard, help) }

    /// The dimension of a numeric parameter.
    public var dimension: Dimension? {
        switch kind {
        case .control(let dimension, _), .fixed(let dimension, _): dimension
        default: nil
        }
    }
}
