import LullSession

/// A chord as it is played in one measure.
struct Harmony: Hashable {
    /// The chord.
    let symbol: ChordSymbol
    /// Its notes as semitones above the tonic, 0…11, the root first.
    let tones: [Int]
    /// The tones a voicing may leave out: a fifth beside a seventh or a ninth.
    let optional: Set<Int>
    /// The tones that sound once at the most: thirds of major chords, sevenths, ninths, and a diminished fifth.
    let single: Set<Int>

    init(_ symbol: ChordSymbol, in mode: MusicalMode) {
        self.symbol = symbol
        let root = symbol.root(in: mode)
        let intervals = symbol.intervals(in: mode)
        tones = intervals.map { Temperament.pitchClass(root + $0) }
        optional = intervals.count > 3 && intervals[2] == 7 ? [tones[2]] : []
        var single: Set<Int> = []
        for (tone, interval) in zip(tones, intervals) where interval == 4 || interval == 6 || interval > 7 {
            single.insert(tone)
        }
        self.single = single
    }

    var root: Int { tones[0] }
    var fifth: Int { tones[2] }

    func contains(_ semitones: Int) -> Bool { tones.contains(Temperament.pitchClass(semitones)) }
}

/// The chords of a piece, one for each measure.
struct Progression {
    let piece: Composer.Piece

    func harmonies(count: Int) -> [Harmony] {
        let symbols: [ChordSymbol]
        if let given = piece.chords, !given.isEmpty {
            symbols = (0..<count).map { given[$0 % given.count] }
        } else {
            symbols = walk(count: count)
        }
        var previous: Harmony?
        return symbols.enumerated().map { index, symbol in
            let harmony = coloured(symbol, measure: index, isLast: index == count - 1, after: previous)
            previous = harmony
            return harmony
        }
    }

    /// Where chords of major modes like to go: row and column are degrees.
    ///
    /// The usual tendencies of tonal harmony (fifths fall, thirds slide, IV and V go home), softened: nothing here
    /// insists. Weights are a choice of this project.
    private static let majorTendencies: [[Double]] = [
        [0, 3, 2, 5, 2, 4, 1.5],
        [3, 0, 1.5, 2, 3, 2.5, 0],
        [1, 1, 0, 4, 0.5, 4, 0],
        [4, 2, 1.5, 0, 2, 2.5, 0.5],
        [4, 1, 0.5, 3, 0, 4, 0],
        [2, 3, 2, 5, 2, 0, 0.5],
        [4, 1, 0, 5, 1, 0.5, 0],
    ]

    /// The same for minor modes.
    private static let minorTendencies: [[Double]] = [
        [0, 1, 3, 3.5, 2, 5, 3],
        [3, 0, 1, 2, 2, 0.5, 2],
        [2, 1, 0, 2.5, 1, 4, 3],
        [4, 1, 2, 0, 2, 2, 3],
        [3, 0.5, 1, 3, 0, 4, 1],
        [2, 1, 4, 3, 1, 0, 3],
        [4, 0.5, 3.5, 2, 0.5, 3, 0],
    ]

    private func walk(count: Int) -> [ChordSymbol] {
        let mode = piece.mode
        let diatonic = (1...7).map { ChordSymbol.diatonic($0, in: mode) }
        let tendencies = mode.isMinor ? Self.minorTendencies : Self.majorTendencies
        // From the tonic to the tonic; where there's room for two chords only, home from next door.
        var degrees = [count == 2 ? (diatonic[3].quality == .diminished ? 5 : 4) : 1]
        var since = 0
        var homecoming = 6
        while degrees.count < count {
            let here = degrees[degrees.count - 1]
            var dice = Dice(piece.seed, .progression, degrees.count)
            let left = count - degrees.count
            if here == 1 {
                since = 0
                homecoming = 5 + Int(dice.unit() * 5)
            }
            since += 1
            var weights = (1...7).map { degree -> Double in
                guard diatonic[degree - 1].quality != .diminished else { return 0 }
                var weight = tendencies[here - 1][degree - 1] * piece.mood.leaning(degree: degree)
                // A chord left a moment ago is less news than another.
                if degrees.suffix(3).dropLast().contains(degree) { weight *= 0.4 }
                return weight
            }
            if piece.mood == .still { weights[here - 1] = weights.reduce(0, +) * 0.18 }
            if here != 1 {
                if since < 3 { weights[0] *= 0.3 }
                if since >= homecoming && left > 2 { weights = [1, 0, 0, 0, 0, 0, 0] }
            }
            if left == 1 {
                weights = [1, 0, 0, 0, 0, 0, 0]
            } else if left == 2 {
                weights[0] = 0
            }
            degrees.append((dice.index(weights: weights) ?? 0) + 1)
        }
        return degrees.map { diatonic[$0 - 1] }
    }

    /// A chord with a colour: those of a walk by the mood; given triads now and then with a ninth, never otherwise.
    private func coloured(_ symbol: ChordSymbol, measure: Int, isLast: Bool, after previous: Harmony?) -> Harmony {
        let plain = Harmony(symbol, in: piece.mode)
        guard symbol.flavour == .triad, symbol.quality != .diminished else { return plain }
        var dice = Dice(piece.seed, .colour, measure)
        let isGiven = piece.chords?.isEmpty == false
        let weights = ChordSymbol.Flavour.allCases.map { flavour -> Double in
            guard suits(flavour, symbol) else { return 0 }
            if isGiven {
                return flavour == .triad ? 5 : flavour == .addedNinth ? 4 : flavour == .suspendedSecond ? 0.7 : 0
            }
            if isLast && flavour != .triad && flavour != .addedNinth { return 0 }
            return piece.mood.weight(of: flavour)
        }
        guard let index = dice.index(weights: weights), let chosen = symbol.with(ChordSymbol.Flavour.allCases[index])
        else { return plain }
        return Harmony(chosen, in: piece.mode)
    }

    /// Whether a flavour is soft on a chord and stays in the mode: no semitone above the root, no tritones.
    private func suits(_ flavour: ChordSymbol.Flavour, _ symbol: ChordSymbol) -> Bool {
        guard flavour != .triad else { return true }
        guard flavour != .majorSeventh, let chord = symbol.with(flavour) else { return false }
        let root = symbol.root(in: piece.mode)
        let intervals = chord.intervals(in: piece.mode)
        let isInMode = intervals.allSatisfy { piece.mode.degrees.contains(Temperament.pitchClass(root + $0)) }
        // A small seventh over a major chord holds a tritone.
        return isInMode && !(symbol.quality == .major && intervals.contains(10))
    }
}
