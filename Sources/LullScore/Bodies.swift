/// Modes of struck bodies: ratios to the fundamental, loudness, decay.
enum Bodies {
    private struct Shape {
        var ratio: Double
        var amplitude: Float
        /// Decay time as a share of the fundamental's.
        var decay: Double
    }

    /// A singing bowl.
    ///
    /// Ratios are those of a ring bending in its plane, n(n²−1)/√(n²+1) for n = 2…6 (Rayleigh; Fletcher and Rossing,
    /// The Physics of Musical Instruments, §2.13), which bowls follow closely. A real bowl is never quite round, so each
    /// mode is a pair a fraction of a hertz apart that beats slowly; beat rates and decays are choices of this project.
    private static let bowl: [Shape] = [
        Shape(ratio: 1, amplitude: 1, decay: 1),
        Shape(ratio: 2.828, amplitude: 0.5, decay: 0.55),
        Shape(ratio: 5.424, amplitude: 0.2, decay: 0.3),
        Shape(ratio: 8.770, amplitude: 0.07, decay: 0.16),
        Shape(ratio: 12.866, amplitude: 0.02, decay: 0.09),
    ]

    /// A bell tuned as church bells are: hum, prime, minor third, fifth, nominal, and the partials above.
    ///
    /// Ratios to the prime after Fletcher and Rossing, §21.1 (0.5, 1, 1.2, 1.5, 2, 2.5, 3, 4.2, rounded as founders tune
    /// them); amplitudes and decays are choices of this project, soft at the top.
    private static let bell: [Shape] = [
        Shape(ratio: 0.5, amplitude: 0.6, decay: 1),
        Shape(ratio: 1, amplitude: 1, decay: 0.7),
        Shape(ratio: 1.2, amplitude: 0.45, decay: 0.5),
        Shape(ratio: 1.5, amplitude: 0.25, decay: 0.35),
        Shape(ratio: 2, amplitude: 0.55, decay: 0.4),
        Shape(ratio: 2.5, amplitude: 0.12, decay: 0.22),
        Shape(ratio: 3, amplitude: 0.14, decay: 0.18),
        Shape(ratio: 4.2, amplitude: 0.06, decay: 0.12),
    ]

    /// The modes of a bowl: `pitch` in cycles per frame, `decay` in frames to −60 dB, `beat` in cycles per frame.
    static func bowl(pitch: Double, decay: Double, beat: Double) -> [Instrument.Partial] {
        bowl.enumerated().flatMap { index, shape in
            let apart = beat * (1 + 0.37 * Double(index))
            return [
                partial(shape, pitch * shape.ratio - apart / 2, decay, 0.62, side: -0.35),
                partial(shape, pitch * shape.ratio + apart / 2, decay, 0.38, side: 0.35),
            ]
        }
    }

    /// The modes of a bell.
    static func bell(pitch: Double, decay: Double) -> [Instrument.Partial] {
        bell.enumerated().map { index, shape in
            partial(shape, pitch * shape.ratio, decay, 1, side: index.isMultiple(of: 2) ? -0.2 : 0.2)
        }
    }

    private static func partial(
        _ shape: Shape,
        _ frequency: Double,
        _ decay: Double,
        _ share: Float,
        side: Float
    ) -> Instrument.Partial {
        Instrument.Partial(
            frequency: frequency,
            // At its loudest a stroke is about as loud as a full-scale sine.
            amplitude: shape.amplitude * share * 1.8,
            // −60 dB are 9.966 octaves of amplitude.
            decay: 9.965_784_284_662_087 / (decay * shape.decay),
            side: side
        )
    }
}
