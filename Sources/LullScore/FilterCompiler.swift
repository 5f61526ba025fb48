import LullSession

/// The filters of a sound: those of its own make, then the one the script asks for.
struct FilterCompiler {
    let lanes: LaneCompiler

    /// The filters, in their order.
    func filters(
        _ sound: Sound,
        _ role: Instrument.Role,
        lane: (Parameter.Name) -> Lane
    ) -> [Instrument.Filter] {
        var filters: [Instrument.Filter] = []
        // Rumble and the thud of plosives out, a little more of where consonants are told apart.
        if role == .voice(chained: true) {
            filters += [fixed(.highPass, 75, 0, 0.707), fixed(.peak, 2_800, 1.5, 0.7)]
        }
        if sound.generator == .noise {
            if sound.choice(.colour) == "grey" { filters += grey }
            let tilt = lane(.tilt)
            if tilt != Lane(.constant(0)) { filters += slope(tilt) }
        }
        if let word = sound.choice(.filter), let response = Instrument.Filter.Response(rawValue: word) {
            filters.append(
                Instrument.Filter(
                    response: response,
                    cutoff: lane(.cutoff),
                    gain: lane(.gain),
                    resonance: sound.number(.resonance) ?? 0.707
                )
            )
        }
        return filters
    }

    private func fixed(
        _ response: Instrument.Filter.Response,
        _ hertz: Double,
        _ decibels: Double,
        _ resonance: Double
    ) -> Instrument.Filter {
        Instrument.Filter(
            response: response,
            cutoff: Lane(.constant(lanes.domain(hertz, .pitch))),
            gain: Lane(.constant(lanes.domain(decibels, .level))),
            resonance: resonance
        )
    }

    /// A slope of so many octaves of amplitude an octave about 1 kHz, by shelves two octaves apart: those above lift what
    /// those below lower, so that 1 kHz stays. Greatest error from 25 Hz to 16 kHz at 6 dB an octave: 0.7 dB.
    private func slope(_ tilt: Lane) -> [Instrument.Filter] {
        [(31.25, -2.0), (125, -2), (500, -2), (2_000, 2), (8_000, 2)].map { hertz, octaves in
            Instrument.Filter(
                response: octaves < 0 ? .lowShelf : .highShelf,
                cutoff: Lane(.constant(lanes.domain(hertz, .pitch))),
                gain: tilt.mapped { $0 * octaves },
                resonance: 0.6
            )
        }
    }

    /// The equal-loudness contour of 60 phon (ISO 226:2003), so that white noise becomes even to the ear. Shelves and
    /// peaks fitted by least squares at 44.1 and 48 kHz; greatest error 0.6 dB from 25 Hz to 12.5 kHz, where the standard
    /// ends. A high-pass at 16 Hz ends the rise below.
    private var grey: [Instrument.Filter] {
        [
            fixed(.highPass, 16, 0, 0.707),
            fixed(.lowShelf, 15.955, 24.675, 0.690_1),
            fixed(.lowShelf, 67.078, 23.445, 0.488_71),
            fixed(.lowShelf, 108, 24.581, 0.309_19),
            fixed(.peak, 1_563.55, 10.958, 1.140_4),
            fixed(.peak, 1_912.05, -6.819_3, 0.495_22),
            fixed(.peak, 9_476.5, 11.074_4, 0.890_59),
            fixed(.highShelf, 5_486.2, 4.131_2, 1.304_94),
        ]
    }
}
