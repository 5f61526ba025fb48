/// A named sound: a generator and the values of its parameters.
public struct Sound: Hashable, Sendable {
    /// Its name in the script.
    public var name: String
    /// What makes it.
    public var generator: Generator
    /// Values the script gives; the generator's table has the rest.
    public var values: [Parameter.Name: Parameter.Value]
    /// For `cues`, the sound of each phase.
    public var phases: [BreathPhase: Sound]
    /// Where it is written; nowhere for the palette's own.
    public var location: Location

    /// A sound.
    public init(
        name: String,
        _ generator: Generator,
        _ values: [Parameter.Name: Parameter.Value] = [:],
        phases: [BreathPhase: Sound] = [:],
        location: Location = .builtIn
    ) {
        self.name = name
        self.generator = generator
        self.values = values
        self.phases = phases
        self.location = location
    }

    /// A parameter's value, the table's where the script gives none.
    public func value(_ name: Parameter.Name) -> Parameter.Value? {
        values[name] ?? generator.parameter(name)?.standard
    }

    /// A numeric parameter as a control.
    public func control(_ name: Parameter.Name) -> Control? {
        if case .control(let control)? = value(name) { control } else { nil }
    }

    /// A fixed number; what the control begins with where it moves.
    public func number(_ name: Parameter.Name) -> Double? {
        control(name)?.values.first
    }

    /// A word of a list.
    public func choice(_ name: Parameter.Name) -> String? {
        if case .choice(let word)? = value(name) { word } else { nil }
    }

    /// Whether its filter is one that a gain lifts: a shelf or a peak.
    public var hasGain: Bool { ["low-shelf", "high-shelf", "peak"].contains(choice(.filter)) }

    /// The seed of its chance.
    public var seed: Int {
        if case .integer(let seed)? = value(.seed) { seed } else { 1 }
    }

    /// A whole number, 0 where there is none.
    public func integer(_ name: Parameter.Name) -> Int {
        if case .integer(let number)? = value(name) { number } else { 0 }
    }

    /// Notes in hertz, or none.
    public var notes: [Double] {
        if case .notes(let list)? = value(.notes) { list } else { [] }
    }

    /// The word a spoken cue says, or nil.
    public var words: String? {
        if case .text(let words)? = value(.words) { words } else { nil }
    }
}
