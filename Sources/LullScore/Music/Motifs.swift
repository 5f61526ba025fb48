/// What has been played, as runs of so many things in a row, so that a run is not played again.
struct Motifs {
    /// How many things make a run.
    let length: Int
    /// How often a run may be played.
    let limit: Int
    private var recent: [Item] = []
    private var counts: [UInt64: Int] = [:]

    /// One thing of a run.
    struct Item {
        /// What it is by itself: a pitch.
        var alone: UInt64
        /// What it is behind another: a pitch, and the time since the note before, where time matters.
        var joined: UInt64
    }

    init(length: Int, limit: Int) {
        self.length = length
        self.limit = limit
    }

    /// Whether `next` would end a run that has been played as often as it may.
    func forbids(_ next: Item) -> Bool {
        key(next).map { counts[$0, default: 0] >= limit } ?? false
    }

    /// Remembers `next` as played.
    mutating func append(_ next: Item) {
        if let key = key(next) { counts[key, default: 0] += 1 }
        recent.append(next)
        if recent.count >= length { recent.removeFirst() }
    }

    /// Of the run that `next` would end; nil while there are too few. Two runs of one key are taken for the same,
    /// which errs towards variety.
    private func key(_ next: Item) -> UInt64? {
        guard recent.count == length - 1, let first = recent.first else { return nil }
        var hash = Dice.mix(first.alone)
        for item in recent.dropFirst() { hash = Dice.mix((hash ^ item.joined) &+ 0x9E37_79B9_7F4A_7C15) }
        return Dice.mix((hash ^ next.joined) &+ 0x9E37_79B9_7F4A_7C15)
    }
}

/// The melodies played so far: no six notes come twice in the same time, and no ten in any time.
struct MelodyMemory {
    private var inTime = Motifs(length: 6, limit: 1)
    private var pitches = Motifs(length: 10, limit: 1)
    private var last: Int?

    /// Whether a note would end a melody that has been heard; `start` in frames.
    func forbids(_ pitch: Int, start: Int, rate: Double) -> Bool {
        inTime.forbids(timed(pitch, start: start, rate: rate)) || pitches.forbids(plain(pitch))
    }

    mutating func append(_ pitch: Int, start: Int, rate: Double) {
        inTime.append(timed(pitch, start: start, rate: rate))
        pitches.append(plain(pitch))
        last = start
    }

    private func plain(_ pitch: Int) -> Motifs.Item {
        let name = UInt64(truncatingIfNeeded: pitch)
        return Motifs.Item(alone: name, joined: name)
    }

    /// With the time since the note before, in tenths of a second: nearer than that, nobody hears a difference.
    private func timed(_ pitch: Int, start: Int, rate: Double) -> Motifs.Item {
        let gap = (Double(start - (last ?? start)) / rate * 10).rounded()
        let name = UInt64(truncatingIfNeeded: pitch)
        return Motifs.Item(alone: name, joined: Dice.mix(name &+ 0x1_0000) ^ UInt64(max(0, gap)))
    }
}
