/// Softens the hiss of s and sh, and nothing else.
///
/// What lies above a corner is compared with the whole; the more of it there is, the further a shelf turns down the
/// treble, by 8 dB at most. The comparison is of two levels of the same sound, so how loud the voice speaks doesn't
/// matter. After the de-esser with a relative threshold as in U. Zölzer (ed.), DAFX (2nd ed. 2011), ch. 4.
public struct DeEsser: Sendable {
    private var split = StateVariableFilter()
    private var shelf = StateVariableFilter()
    private var whole: Float = 0
    private var hiss: Float = 0
    /// How far the shelf is down, 0…1.
    private var depth: Float = 0
    private let high: StateVariableFilter.Coefficients
    private let open: StateVariableFilter.Coefficients
    private let closed: StateVariableFilter.Coefficients
    private let attack: Float
    private let release: Float

    /// A de-esser at a rate, which only scales its corner and its times.
    public init(framesPerSecond rate: Double) {
        let corner = min(4_800 / rate, 0.4)
        high = .init(.highPass, cutoff: corner, q: 0.707)
        open = .init(.highShelf, cutoff: corner, q: 0.707, gain: 0)
        // Octaves of amplitude: −8 dB.
        closed = .init(.highShelf, cutoff: corner, q: 0.707, gain: -1.329)
        attack = Float(1 / (0.004 * rate))
        release = Float(1 / (0.06 * rate))
    }

    /// The hiss as a share of the whole's power at which the shelf begins to go down, and at which it is all the way.
    private static let begins: Float = 0.15
    /// See ``begins``.
    private static let ends: Float = 0.5

    /// Works on a span of both sides in place; the middle of the two decides. `scratch` holds as many frames.
    @_noLocks
    public mutating func process(left: Samples, right: Samples, scratch: Samples, count: Int) {
        for i in 0..<count { scratch[i] = left[i] + right[i] }
        let begin = depth
        for i in 0..<count {
            let x = scratch[i] * scratch[i]
            whole += (x - whole) * (x > whole ? attack : release)
        }
        split.process(scratch, from: high, to: high, count: count)
        for i in 0..<count {
            let h = scratch[i] * scratch[i]
            hiss += (h - hiss) * (h > hiss ? attack : release)
        }
        let share = hiss / (whole + 1e-9)
        let wanted = min(max((share - DeEsser.begins) / (DeEsser.ends - DeEsser.begins), 0), 1)
        let pace = (wanted > depth ? attack : release) * Float(count)
        depth += (wanted - depth) * min(pace, 1)
        shelf.process(
            left,
            right,
            from: open.mixed(with: closed, begin),
            to: open.mixed(with: closed, depth),
            count: count
        )
    }
}
