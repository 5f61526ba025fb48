import LullSession

/// Where the chords of a piece begin and end.
struct Measures {
    /// Frames to a chord where no breath is guided.
    let every: Int
    /// Breaths to a chord.
    let group: Int

    /// The measures between two frames, relative to the first: groups of breaths where there are breaths, equal parts of
    /// about `every` frames between them.
    func between(_ start: Int, _ end: Int, _ breaths: [Score.Breath]) -> [Composer.Measure] {
        var measures: [Composer.Measure] = []
        var cursor = start
        var index = 0
        while index < breaths.count {
            fill(from: cursor, to: breaths[index].start, start, &measures)
            var last = index
            while last + 1 < breaths.count && last + 1 - index < group
                && breaths[last + 1].start == breaths[last].end
            {
                last += 1
            }
            let middle = breaths[(index + last) / 2]
            let turn = (last - index).isMultiple(of: 2) ? middle.holdEnd : middle.end
            cursor = min(breaths[last].end, end)
            measures.append(
                Composer.Measure(
                    start: breaths[index].start - start,
                    turn: min(turn, cursor) - start,
                    end: cursor - start
                )
            )
            index = last + 1
        }
        fill(from: cursor, to: end, start, &measures)
        return measures
    }

    private func fill(from first: Int, to last: Int, _ origin: Int, _ measures: inout [Composer.Measure]) {
        let length = last - first
        guard length > 0 else { return }
        // A rest too short for a chord belongs to the one before.
        if length < every / 3, let before = measures.indices.last {
            measures[before].end = last - origin
            return
        }
        let count = max(1, (length + every / 2) / every)
        for part in 0..<count {
            let start = first - origin + length * part / count
            let end = first - origin + length * (part + 1) / count
            measures.append(Composer.Measure(start: start, turn: (start + end) / 2, end: end))
        }
    }
}
