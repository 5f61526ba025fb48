import LullSession

/// Struck bodies as sums of decaying modes: ratios to the fundamental, loudness, decay.
///
/// Ratios come from the sources named at each table; amplitudes, decays and the slow waking of large plates are choices
/// of this project, soft at the top.
struct BodyShape {
    /// One mode: its ratio to the fundamental, its amplitude, and its decay as a share of the fundamental's.
    private struct Shape {
        var ratio: Double
        var amplitude: Double
        var decay: Double
    }

    private let shapes: [Shape]
    /// Whether each mode is a pair that beats.
    private let isPaired: Bool
    /// Seconds that the highest mode takes longer to rise than the lowest.
    private let bloom: Double
    /// What a stroke at the edge lifts, in octaves of amplitude from mode to mode.
    private let edge: Double

    private init(_ shapes: [Shape], isPaired: Bool = true, bloom: Double = 0, edge: Double = 0.4) {
        self.shapes = shapes
        self.isPaired = isPaired
        self.bloom = bloom
        self.edge = edge
    }

    private static func shapes(_ rows: [(Double, Double, Double)]) -> [Shape] {
        rows.map { Shape(ratio: $0.0, amplitude: $0.1, decay: $0.2) }
    }

    /// A singing bowl: a ring bending in its plane, n(n²−1)/√(n²+1) for n = 2…6 (Rayleigh; Fletcher and Rossing, The
    /// Physics of Musical Instruments, §2.13), which bowls follow closely. A real bowl is never quite round, so that each
    /// mode is a pair a fraction of a hertz apart.
    static let bowl = BodyShape(
        shapes([(1, 1, 1), (2.828, 0.5, 0.55), (5.424, 0.2, 0.3), (8.770, 0.07, 0.16), (12.866, 0.02, 0.09)])
    )

    /// A bell tuned as church bells are: hum, prime, minor third, fifth, nominal and the partials above, to the prime
    /// (Fletcher and Rossing §21.1, rounded as founders tune them).
    static let bell = BodyShape(
        shapes([
            (0.5, 0.6, 1), (1, 1, 0.7), (1.2, 0.45, 0.5), (1.5, 0.25, 0.35), (2, 0.55, 0.4), (2.5, 0.12, 0.22),
            (3, 0.14, 0.18), (4.2, 0.06, 0.12),
        ]),
        edge: 0.25
    )

    /// A gong: a round plate with a free edge (Fletcher and Rossing §3.6). The upper modes are fed by the lower ones and
    /// wake later (K. A. Legge and N. H. Fletcher, “Nonlinearity, chaos, and the sound of shallow gongs”, JASA 86, 1989).
    static let gong = BodyShape(
        shapes([
            (1, 1, 1), (1.73, 0.7, 0.8), (2.328, 0.55, 0.65), (3.91, 0.42, 0.5), (4.11, 0.4, 0.48), (6.30, 0.28, 0.36),
            (6.71, 0.26, 0.34), (7.34, 0.22, 0.32), (10.07, 0.15, 0.25), (11.40, 0.12, 0.22), (13.92, 0.09, 0.18),
            (15.97, 0.06, 0.16),
        ]),
        bloom: 1.2,
        edge: 0.2
    )

    /// A chime: a metal bar with free ends (Fletcher and Rossing §2.15).
    static let chime = BodyShape(
        shapes([(1, 1, 1), (2.757, 0.5, 0.5), (5.404, 0.22, 0.25), (8.933, 0.08, 0.13), (13.345, 0.03, 0.08)])
    )

    /// A wood block: a wooden bar (ratios as listed under “Modal Frequency Ratios” in the Csound reference manual).
    static let woodblock = BodyShape(
        shapes([
            (1, 1, 1), (2.572, 0.6, 0.55), (4.644, 0.35, 0.35), (6.984, 0.18, 0.25), (9.723, 0.08, 0.2),
            (12, 0.04, 0.15),
        ]),
        isPaired: false
    )

    /// A tine: a bar clamped at one end (Fletcher and Rossing §2.16), as a kalimba has.
    static let kalimba = BodyShape(shapes([(1, 1, 1), (6.267, 0.25, 0.14), (17.55, 0.06, 0.05)]), isPaired: false)

    /// A string that is plucked at a point: harmonics sin(kπx)/k², a little stretched by its stiffness.
    static func string(position: Double) -> BodyShape {
        let place = 0.5 - 0.45 * position
        return BodyShape(
            (1...14).map { order in
                let k = Double(order)
                let height = Wave.sine(turns: k * place / 2)
                return Shape(
                    ratio: k * (1 + 6e-5 * k * k),
                    amplitude: abs(height) / (k * k),
                    decay: 1 / (1 + 0.32 * (k - 1))
                )
            },
            isPaired: false,
            edge: 0
        )
    }

    /// A pair of strings under a felt hammer at an eighth of their length, softer at the top than a piano's.
    static let hammered = BodyShape(
        (1...10).map { order in
            let k = Double(order)
            return Shape(
                ratio: k * (1 + 1e-4 * k * k),
                amplitude: abs(Wave.sine(turns: k / 16)) / (k * k) * 2.6,
                decay: 1 / (1 + 0.4 * (k - 1))
            )
        },
        edge: 0
    )

    /// How a body is struck.
    struct Stroke {
        /// The fundamental in hertz.
        var pitch: Double
        /// Seconds in which the fundamental falls by 60 dB.
        var decay: Double
        /// 0 soft … 1 hard.
        var hardness: Double
        /// 0 in the middle … 1 at the edge.
        var position: Double
        /// Hertz between the two halves of the lowest pair.
        var beating: Double
    }

    /// The modes of a stroke at a rate. At its height the whole has the power of a full-scale sine.
    func partials(_ stroke: Stroke, rate: Double) -> [Instrument.Partial] {
        // The stroke touches the body for a while, which keeps the treble out: from 500 Hz (felt) to 8 kHz (wood).
        var corner = 500.0
        var steps = stroke.hardness * 4
        while steps >= 1 {
            corner *= 2
            steps -= 1
        }
        corner *= 1 + steps
        var list: [Instrument.Partial] = []
        for (index, shape) in shapes.enumerated() {
            let frequency = stroke.pitch * shape.ratio
            let share = Double(index) / Double(max(shapes.count - 1, 1))
            var amplitude = shape.amplitude / (1 + (frequency / corner) * (frequency / corner))
            amplitude *= 1 + (stroke.position - 0.5) * 2 * edge * Double(min(index, 5))
            guard amplitude > 1e-5 else { continue }
            func add(_ amplitude: Double, lean: Double, side: Float) {
                list.append(
                    Instrument.Partial(
                        ratio: shape.ratio,
                        lean: lean / rate,
                        amplitude: Float(amplitude),
                        // −60 dB are 9.966 octaves of amplitude.
                        decay: 9.965_784_284_662_087 / (stroke.decay * shape.decay * rate),
                        bloom: bloom * share * rate,
                        side: side
                    )
                )
            }
            if isPaired && stroke.beating > 0 {
                let apart = stroke.beating * (1 + 0.37 * Double(index))
                add(amplitude * 0.62, lean: -apart / 2, side: -0.5)
                add(amplitude * 0.38, lean: apart / 2, side: 0.5)
            } else {
                add(amplitude, lean: 0, side: index.isMultiple(of: 2) ? -0.25 : 0.25)
            }
        }
        let power = list.reduce(0.0) { $0 + Double($1.amplitude * $1.amplitude) }
        let scale = Float((1 / max(power, 1e-12)).squareRoot())
        for index in list.indices { list[index].amplitude *= scale }
        return list
    }
}

/// Sines for tables, without a C library.
enum Wave {
    /// The sine of a phase in turns; error ≤ 10⁻¹².
    static func sine(turns: Double) -> Double {
        var x = turns - turns.rounded()
        if x > 0.25 { x = 0.5 - x } else if x < -0.25 { x = -0.5 - x }
        let t = x * 6.283_185_307_179_586
        var term = t
        var sum = t
        for k in 1...10 {
            term *= -t * t / Double((2 * k) * (2 * k + 1))
            sum += term
        }
        return sum
    }
}
