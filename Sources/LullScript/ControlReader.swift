import LullSession

/// Reads the values of sound parameters from the front matter and from directives.
struct ControlReader {
    let collector: Collector
    /// Replaces `{name}` in a text.
    let substitute: (String, Location) -> (text: String, location: Location)

    private func constant(
        _ text: String,
        _ dimension: Dimension,
        _ range: ClosedRange<Double>,
        written: Location
    ) -> Double? {
        let filled = substitute(text, written)
        return constant(filled.text, dimension, range, at: filled.location)
    }

    /// A number that may move: a constant, or one of the mappings of the reference.
    func control(_ tree: YAMLTree, _ dimension: Dimension, _ range: ClosedRange<Double>) -> Control? {
        if let text = tree.scalar {
            return constant(text, dimension, range, written: tree.location).map(Control.constant)
        }
        guard let entries = tree.entries else {
            collector.error(
                at: tree.location,
                "a list is not a value here",
                mend: "write one value, or { breath: [a, b] }, { ramp: [a, b], over: 5 min }"
            )
            return nil
        }
        var fields: [String: YAMLTree] = [:]
        let forms = ["breath", "nostril", "ramp", "lfo", "wander"]
        for entry in entries {
            guard let key = entry.key.scalar else { continue }
            if !forms.contains(key) && !["over", "shape", "every"].contains(key) {
                collector.error(
                    at: entry.key.location,
                    "a moving value has no “\(key)”",
                    mend: Spelling.hint(for: key, in: forms + ["over", "shape", "every"])
                )
                return nil
            }
            fields[key] = entry.value
        }
        let named = forms.filter { fields[$0] != nil }
        guard named.count == 1, let form = named.first, let points = fields[form] else {
            collector.error(
                at: tree.location,
                named.isEmpty ? "nothing says how this value moves" : "a value can move in one way only",
                mend: "write one of breath, nostril, ramp, lfo, wander"
            )
            return nil
        }
        guard let values = self.points(points, form, dimension, range) else { return nil }
        return moving(form, values, fields, at: tree.location)
    }

    private func points(
        _ tree: YAMLTree,
        _ form: String,
        _ dimension: Dimension,
        _ range: ClosedRange<Double>
    ) -> [Double]? {
        guard let list = tree.list, form == "ramp" ? (2...64).contains(list.count) : list.count == 2 else {
            collector.error(
                at: tree.location,
                form == "ramp" ? "a ramp wants 2 to 64 values" : "“\(form)” wants two values",
                mend: "write \(form): [a, b]"
            )
            return nil
        }
        var values: [Double] = []
        for item in list {
            guard let text = item.scalar,
                let value = constant(text, dimension, range, written: item.location)
            else { return nil }
            values.append(value)
        }
        return values
    }

    private func moving(
        _ form: String,
        _ values: [Double],
        _ fields: [String: YAMLTree],
        at location: Location
    ) -> Control? {
        switch form {
        case "breath":
            return .breath(empty: values[0], full: values[1])
        case "nostril":
            return .nostril(left: values[0], right: values[1])
        case "ramp":
            guard let span = span(fields["over"]) else { return nil }
            guard let shape = shape(fields["shape"], Control.RampShape.linear) else { return nil }
            return .ramp(points: values, over: span, shape: shape)
        default:
            guard let every = fields["every"] else {
                collector.error(at: location, "“\(form)” wants “every”", mend: "write every: 20 s")
                return nil
            }
            guard let period = duration(every, 0.02...3600) else { return nil }
            if form == "wander" { return .wander(low: values[0], high: values[1], every: Seconds(period)) }
            guard let shape = shape(fields["shape"], Control.LFOShape.sine) else { return nil }
            return .lfo(low: values[0], high: values[1], every: Seconds(period), shape: shape)
        }
    }

    private func span(_ tree: YAMLTree?) -> Control.Span? {
        guard let tree else { return .sound }
        switch tree.scalar {
        case "sound"?: return .sound
        case "section"?: return .section
        default: return duration(tree, 0.001...Seconds.longest.value).map { .seconds(Seconds($0)) }
        }
    }

    private func shape<Shape: RawRepresentable<String> & CaseIterable>(
        _ tree: YAMLTree?,
        _ standard: Shape
    ) -> Shape? {
        guard let tree else { return standard }
        if let shape = tree.scalar.flatMap(Shape.init(rawValue:)) { return shape }
        collector.error(
            at: tree.location,
            "no shape is called “\(tree.scalar ?? "")”",
            mend: Spelling.hint(for: tree.scalar ?? "", in: Shape.allCases.map(\.rawValue))
        )
        return nil
    }

    /// A time within a range.
    func duration(_ tree: YAMLTree, _ range: ClosedRange<Double>) -> Double? {
        guard let text = tree.scalar else {
            collector.error(at: tree.location, "this wants a time", mend: "write 8 s or 2 min")
            return nil
        }
        return constant(text, .duration, range, written: tree.location)
    }

    /// One value, inside its range.
    func constant(
        _ text: String,
        _ dimension: Dimension,
        _ range: ClosedRange<Double>,
        at location: Location
    ) -> Double? {
        collector.attempt(at: location) { () throws(ValueError) in
            try ValueReader.value(text, dimension, in: range)
        }
    }
}
