import LullSession

extension Rule {
    static let gatingForListener = Rule(
        "gating-for-listener",
        "S4",
        .sound,
        .error,
        "A sound opens and closes 3 to 30 times a second, or is isochronic, and the listener is flagged epilepsy.",
        because:
            "No seizure from sound of this kind was found described; leaving it out is a precaution of this project."
    ) { subject in
        guard subject.listener([.epilepsy]) != nil else { return [] }
        return subject.heard.compactMap { entry in
            guard entry.sound.generator == .isochronic || entry.sound.gating != nil else { return nil }
            return Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” opens and closes, and the listener is flagged “epilepsy”",
                mend: "take a sound that goes on, such as “pad”"
            )
        }
    }
}

extension Sound {
    /// The rate at which it opens and closes, where that lies between 3 and 30 Hz.
    var gating: Double? {
        let band = 3.0...30.0
        if generator == .isochronic, let rate = control(.beat)?.values.first(where: band.contains) { return rate }
        if generator == .isochronic, let rates = control(.beat)?.values, let low = rates.min(), let high = rates.max(),
            low < band.lowerBound, high > band.upperBound
        {
            return band.lowerBound
        }
        if case .lfo(_, _, let every, .pulse)? = control(.level), every.value > 0, band.contains(1 / every.value) {
            return 1 / every.value
        }
        return nil
    }
}
