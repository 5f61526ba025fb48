import LullSession

@testable import LullScore

/// Frames a second in tests of music.
let musicRate = 48_000

/// Measures of equal length whose turn comes after two fifths of it.
func evenMeasures(_ count: Int, seconds: Double) -> [Composer.Measure] {
    let length = Int(seconds * Double(musicRate))
    return (0..<count).map {
        Composer.Measure(start: $0 * length, turn: $0 * length + length * 2 / 5, end: ($0 + 1) * length)
    }
}

/// A piece in D as the mood would have it.
func piece(
    _ mood: Mood,
    seed: UInt64 = 1,
    density: Double? = nil,
    parts: [MusicalPart]? = nil,
    mode: MusicalMode? = nil,
    chords: String? = nil,
    key: Double = 146.832
) -> Composer.Piece {
    Composer.Piece(
        key: key,
        mode: mode ?? mood.mode,
        chords: chords.map { $0.split(separator: " ").compactMap { ChordSymbol(String($0)) } },
        mood: mood,
        density: density ?? mood.density,
        parts: parts ?? mood.parts,
        seed: seed
    )
}

/// What a listener makes of the notes. Shares no code with the composer.
struct Hearing {
    let notes: [Composer.Note]
    let key: Double
    /// Semitones from the tonic to 2^(k/12) of it, k = −72…72.
    private static let ladder: [Double] = {
        // A semitone, to the precision of a Double.
        let semitone = 1.059_463_094_359_295_26
        var up = [1.0]
        for _ in 0..<72 { up.append(up[up.count - 1] * semitone) }
        return up.dropFirst().reversed().map { 1 / $0 } + up
    }()

    init(_ piece: Composer.Piece, _ measures: [Composer.Measure]) {
        notes = Composer.notes(piece, measures: measures, rate: musicRate)
        key = piece.key
    }

    /// Semitones above the tonic; nil for what lies between the keys.
    func semitones(_ note: Composer.Note) -> Int? {
        let ratio = note.pitch / key
        var low = 0
        var high = Self.ladder.count - 1
        while low < high {
            let middle = (low + high) / 2
            if Self.ladder[middle] < ratio * 0.9999 { low = middle + 1 } else { high = middle }
        }
        return abs(Self.ladder[low] / ratio - 1) < 1e-6 ? low - 72 : nil
    }

    var struck: [Composer.Note] { notes.filter { $0.part.isStruck } }
    var held: [Composer.Note] { notes.filter { !$0.part.isStruck } }

    /// Semitones of what is held, not yet going, in each measure, from low to high.
    func chords(_ measures: [Composer.Measure], parts: Set<MusicalPart>) -> [[Int]] {
        var result = [[Int]](repeating: [], count: measures.count)
        for note in held where parts.contains(note.part) {
            guard let semitones = semitones(note) else { continue }
            let first = measures.firstIndex { $0.end > note.start } ?? 0
            // What ends with the bed lasts through the last measure.
            let bedEnd = measures[measures.count - 1].end
            let going = note.start + note.length == bedEnd ? bedEnd : note.start + note.length - note.release
            for measure in first..<measures.count where measures[measure].start < going {
                result[measure].append(semitones)
            }
        }
        return result.map { $0.sorted() }
    }

    /// Semitones of middle C above the tonic, rounded.
    var middle: Int { semitonesFrom(261.625_565) }

    /// Semitones from the tonic to a frequency, rounded.
    func semitonesFrom(_ frequency: Double) -> Int {
        let index = Self.ladder.indices.min {
            abs(Self.ladder[$0] * key / frequency - 1) < abs(Self.ladder[$1] * key / frequency - 1)
        }
        return (index ?? 72) - 72
    }
}

/// How often the most frequent run of so many things in a row occurs.
func mostFrequentRun<Thing: Hashable>(_ things: [Thing], length: Int) -> Int {
    guard things.count >= length else { return 0 }
    var counts: [[Thing]: Int] = [:]
    for start in 0...(things.count - length) { counts[Array(things[start..<(start + length)]), default: 0] += 1 }
    return counts.values.max() ?? 0
}

/// A struck note behind another: its pitch, and tenths of a second since the one before.
struct TimedPitch: Hashable {
    var pitch: Int
    var tenths: Int
}

/// How often the most frequent melody of so many notes occurs in the same time.
func mostFrequentMelody(_ notes: [(pitch: Int, start: Int)], length: Int) -> Int {
    guard notes.count >= length else { return 0 }
    var counts: [[TimedPitch]: Int] = [:]
    for start in 0...(notes.count - length) {
        let run = (start..<(start + length)).map { index -> TimedPitch in
            let gap = index == start ? 0 : notes[index].start - notes[index - 1].start
            return TimedPitch(pitch: notes[index].pitch, tenths: Int((Double(gap) * 10 / Double(musicRate)).rounded()))
        }
        counts[run, default: 0] += 1
    }
    return counts.values.max() ?? 0
}
