/// A source of chance: SplitMix64 (Steele, Lea, Flood 2014).
///
/// Every decision of the composer has a die of its own, made from the seed, the matter and the measure. So a decision
/// doesn't depend on how many were made before it: a denser melody leaves the chords as they are.
struct Dice {
    private var state: UInt64

    /// What a die decides about.
    enum Matter: UInt64 {
        case progression, colour, voicing, sustain, drone, rhythm, pitch, bowl, presence, drift, phrase
    }

    /// The die of a matter; `index` and `other` tell measures, voices and parts apart.
    init(_ seed: UInt64, _ matter: Matter, _ index: Int = 0, _ other: Int = 0) {
        var mixed = Self.mix(seed &+ Self.step)
        mixed = Self.mix(mixed ^ (matter.rawValue &* 0xD6E8_FEB8_6659_FD93))
        mixed = Self.mix(mixed &+ UInt64(truncatingIfNeeded: index) &* Self.step)
        state = Self.mix(mixed ^ (UInt64(truncatingIfNeeded: other) &* 0xA076_1D64_78BD_642F))
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }

    /// A number in 0 ≤ x < 1.
    mutating func unit() -> Double {
        state &+= Self.step
        return Double(Self.mix(state) &>> 11) * 0x1p-53
    }

    /// A number between two.
    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    /// A number about 0, within ±1, near 0 more often than not.
    mutating func about() -> Double { unit() + unit() - 1 }

    /// An index, by weights that aren't negative; nil where all are 0.
    mutating func index(weights: [Double]) -> Int? {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return nil }
        var left = unit() * sum
        var last: Int?
        for (index, weight) in weights.enumerated() where weight > 0 {
            if left < weight { return index }
            left -= weight
            last = index
        }
        return last
    }

    /// A slow, smooth course by chance between 0 and 1, with a new aim every whole `time`.
    static func wave(_ seed: UInt64, _ matter: Matter, _ time: Double, _ other: Int = 0) -> Double {
        let whole = time.rounded(.down)
        let part = time - whole
        var first = Dice(seed, matter, Int(whole), other)
        var second = Dice(seed, matter, Int(whole) + 1, other)
        let bend = part * part * (3 - 2 * part)
        return first.unit() * (1 - bend) + second.unit() * bend
    }
}

/// Twelve equal steps to the octave.
enum Temperament {
    /// 2^(k/12) for k = 0…11.
    private static let ratios: [Double] = [
        1, 1.059_463_094_359_295_3, 1.122_462_048_309_373, 1.189_207_115_002_721, 1.259_921_049_894_873_2,
        1.334_839_854_170_034_4, 1.414_213_562_373_095, 1.498_307_076_876_681_5, 1.587_401_051_968_199_5,
        1.681_792_830_507_429, 1.781_797_436_280_678_5, 1.887_748_625_363_386_8,
    ]

    /// The ratio of an interval in semitones.
    static func ratio(_ semitones: Int) -> Double {
        let octave = (semitones - pitchClass(semitones)) / 12
        return ratios[pitchClass(semitones)] * Double(sign: .plus, exponent: octave, significand: 1)
    }

    /// 0…11.
    static func pitchClass(_ semitones: Int) -> Int { (semitones % 12 + 12) % 12 }

    /// Where a frequency lies in semitones, with middle C at 60 and the a' of 440 Hz at 69.
    static func position(_ frequency: Double) -> Double { 69 + 12 * Logarithm.base2(frequency / 440) }
}
