import LullSession
import Testing

@testable import LullScore

@Suite("Music: chords")
struct MusicChordTests {
    private let moods = Mood.allCases
    private let choir: Set<MusicalPart> = [.pad, .strings]

    @Test("Chords lie in the mood's register and melodies in theirs, in any key", arguments: Mood.allCases)
    func registers(mood: Mood) {
        let measures = evenMeasures(40, seconds: 8)
        for key in [65.4, 110, 146.832, 196, 246.9, 432] {
            let hearing = Hearing(piece(mood, density: 1, parts: MusicalPart.allCases, key: key), measures)
            var outside = 0
            for note in hearing.notes {
                let position = (hearing.semitones(note) ?? 999) - hearing.middle + 60
                let bounds =
                    switch note.part {
                    case .pad, .strings: mood.register
                    case .drone: 29...48
                    case .bowl: 37...58
                    case .mallet, .kalimba, .harp:
                        (mood.melodyRegister.lowerBound - 8)...(mood.melodyRegister.upperBound + 3)
                    }
                // A chord with hardly a place may lie three semitones outside; rounding adds one.
                #expect(position >= bounds.lowerBound - 4 && position <= bounds.upperBound + 4, "\(note.part) \(key)")
                if position < bounds.lowerBound - 1 || position > bounds.upperBound + 1 { outside += 1 }
            }
            #expect(outside * 50 <= hearing.notes.count, "\(key)")
        }
    }

    @Test("Whatever is held together is consonant, and low notes have room", arguments: Mood.allCases)
    func consonance(mood: Mood) {
        let measures = evenMeasures(100, seconds: 10)
        for (seed, parts) in [
            (1, mood.parts), (2, [.pad, .drone]), (3, [.strings, .pad]), (4, [.pad, .strings, .drone]),
        ] {
            for mode in MusicalMode.allCases {
                let hearing = Hearing(piece(mood, seed: UInt64(seed), parts: parts, mode: mode), measures)
                for chord in hearing.chords(measures, parts: [.pad, .strings, .drone]) {
                    for (index, note) in chord.enumerated() {
                        for other in chord[..<index] { #expect((note - other) % 12 != 1, "\(mode) \(chord)") }
                        guard index > 0 else { continue }
                        let below = chord[index - 1]
                        let gap = note - below
                        #expect(gap >= 2 && gap % 12 != 6, "\(mode) \(chord)")
                        if below < hearing.middle - 12 { #expect(gap == 7 || gap >= 12, "\(mode) \(chord)") }
                    }
                }
            }
        }
    }

    @Test("Voices move little, none is lost, and the outer ones don't go in parallel", arguments: Mood.allCases)
    func voiceLeading(mood: Mood) {
        let measures = evenMeasures(200, seconds: 6)
        for seed in 1...20 {
            let hearing = Hearing(piece(mood, seed: UInt64(seed), density: 0), measures)
            let chords = hearing.chords(measures, parts: choir)
            let count = chords[0].count
            #expect((3...5).contains(count) && chords.allSatisfy { $0.count == count }, "seed \(seed)")
            var motion = 0
            var parallels = 0
            for (last, next) in zip(chords, chords.dropFirst()) where last.count == next.count {
                motion += zip(last, next).map { abs($0 - $1) }.reduce(0, +)
                let low = next[0] - last[0]
                let high = next[count - 1] - last[count - 1]
                let before = (last[count - 1] - last[0]) % 12
                let after = (next[count - 1] - next[0]) % 12
                if low * high > 0 && before == after && (after == 0 || after == 7) { parallels += 1 }
            }
            #expect(Double(motion) / Double(count * 199) <= 2.5, "seed \(seed)")
            #expect(parallels == 0, "seed \(seed)")
        }
    }

    @Test("A tone two chords share goes on as one note, for five chords at the most", arguments: Mood.allCases)
    func heldTones(mood: Mood) {
        let measures = evenMeasures(120, seconds: 6)
        let hearing = Hearing(piece(mood, density: 0), measures)
        let starts = Set(measures.map(\.start))
        var chordsLong: [Int] = []
        for note in hearing.held {
            #expect(starts.contains(note.start))
            let going = note.start + note.length - note.release
            chordsLong.append(max(1, Int((Double(going - note.start) / Double(6 * musicRate)).rounded())))
            #expect(note.attack >= musicRate * 3 / 2 && note.attack <= 5 * musicRate)
            #expect(note.attack + note.release <= note.length)
            #expect(note.release >= 3 * musicRate / 2 && note.release <= 6 * musicRate)
        }
        #expect(chordsLong.allSatisfy { $0 <= 5 })
        // A good part of the notes hold through a change of chord.
        #expect(chordsLong.filter { $0 > 1 }.count * 4 > chordsLong.count)
        // A note that comes back behind itself had held for three chords or more.
        for note in hearing.held {
            let end = note.start + note.length - note.release
            for other in hearing.held where other.start == end && other.pitch == note.pitch && other.part == note.part {
                #expect(end - note.start >= 3 * 6 * musicRate)
                #expect(other.gain < note.gain * 1.3)
            }
        }
    }

    @Test("A walk begins and ends at home, comes back now and then, and goes somewhere else in between")
    func walks() {
        for mood in moods {
            for mode in MusicalMode.allCases {
                for seed in 1...20 {
                    let piece = piece(mood, seed: UInt64(seed), mode: mode)
                    let chords = Progression(piece: piece).harmonies(count: 120).map(\.symbol)
                    #expect(chords.first?.degree == 1 && chords.last?.degree == 1)
                    #expect(chords.allSatisfy { $0.quality != .diminished })
                    let homes = chords.indices.filter { chords[$0].degree == 1 }
                    #expect(zip(homes, homes.dropFirst()).allSatisfy { $1 - $0 <= 10 })
                    #expect(homes.count < 60)
                    guard mood != .still else { continue }
                    #expect(zip(chords, chords.dropFirst()).allSatisfy { $0.degree != $1.degree }, "seed \(seed)")
                }
            }
        }
    }

    @Test("Given chords are honoured: their notes, at times a ninth, and nothing else")
    func givenChords() {
        let measures = evenMeasures(60, seconds: 8)
        let lists = [
            "I vi IV V", "i VI III VII", "I", "Iadd9 IV7 Vsus4 vi7", "i bVII bVI V7", "ii7 V7 Imaj7", "I vii° iii",
        ]
        for mood in moods {
            for list in lists {
                let mode: MusicalMode = list.hasPrefix("i ") ? .aeolian : .ionian
                let piece = piece(mood, density: 1, parts: [.pad, .strings, .harp], mode: mode, chords: list)
                let symbols = piece.chords ?? []
                let hearing = Hearing(piece, measures)
                let chords = hearing.chords(measures, parts: choir)
                for (measure, chord) in chords.enumerated() {
                    let symbol = symbols[measure % symbols.count]
                    let root = symbol.root(in: mode)
                    var allowed = Set(symbol.intervals(in: mode).map { (root + $0) % 12 })
                    if symbol.flavour == .triad { allowed.insert((root + 2) % 12) }
                    let heard = Set(chord.map { (($0 % 12) + 12) % 12 })
                    #expect(heard.isSubset(of: allowed) && heard.contains(root), "\(list) \(symbol.written)")
                    for (low, high) in zip(chord, chord.dropFirst()) {
                        #expect(high - low >= 2 && (high - low) % 12 != 6 && (high - low) % 12 != 1)
                    }
                }
                #expect(Set(chords).count >= symbols.count * 3, "\(list)")
                #expect(mostFrequentRun(chords, length: 6) <= 2, "\(list)")
            }
        }
    }
}

@Suite("Music: melodies and the whole")
struct MusicTests {
    @Test("Melodies stay in the mode and off the semitone above what is held", arguments: Mood.allCases)
    func melodyNotes(mood: Mood) {
        let measures = evenMeasures(100, seconds: 8)
        for mode in MusicalMode.allCases {
            let hearing = Hearing(piece(mood, density: 1, parts: MusicalPart.allCases, mode: mode), measures)
            let chords = hearing.chords(measures, parts: [.pad, .strings, .drone])
            #expect(hearing.struck.count > 50)
            for note in hearing.struck {
                let pitch = hearing.semitones(note) ?? 999
                #expect(mode.intervals.contains(((pitch % 12) + 12) % 12), "\(note.part) \(pitch)")
                let chord = chords[note.start / (8 * musicRate)]
                #expect(chord.allSatisfy { abs($0 - pitch) % 12 != 1 }, "\(mode) \(pitch) \(chord)")
                #expect(note.gain >= 0.25 && note.gain <= 1 && abs(note.side) <= 0.5)
            }
        }
    }

    @Test("Melodies rise more than they fall while the breath comes in, and the other way while it goes")
    func arches() {
        let measures = evenMeasures(200, seconds: 12)
        var rises = (inhale: 0, exhale: 0)
        for seed in 1...10 {
            let hearing = Hearing(piece(.warm, seed: UInt64(seed), density: 0.8, parts: [.mallet]), measures)
            for (last, next) in zip(hearing.struck, hearing.struck.dropFirst()) {
                guard next.start - last.start < 3 * musicRate else { continue }
                let isInhale = next.start % (12 * musicRate) < 12 * musicRate * 2 / 5
                let sense = next.pitch > last.pitch ? 1 : next.pitch < last.pitch ? -1 : 0
                if isInhale { rises.inhale += sense } else { rises.exhale += sense }
            }
        }
        #expect(rises.inhale > 100 && rises.exhale < -100)
    }

    @Test("More density, more notes; none at 0, never busy at 1", arguments: Mood.allCases)
    func density(mood: Mood) {
        let measures = evenMeasures(100, seconds: 8)
        for seed in 1...10 {
            for parts in [mood.parts, [.mallet], MusicalPart.allCases] {
                let all = [0, 0.25, 0.5, 0.75, 1].map {
                    Hearing(piece(mood, seed: UInt64(seed), density: $0, parts: parts), measures)
                }
                let counts = all.map(\.struck.count)
                #expect(counts[0] == 0)
                #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed): \(counts)")
                #expect(Double(counts[4]) / 800 <= 1.2)
                // The chords don't mind.
                #expect(all.allSatisfy { $0.held == all[0].held })
            }
        }
    }

    @Test("Nothing comes again", arguments: Mood.allCases)
    func neverRepeats(mood: Mood) {
        for seed in 1...20 {
            for (count, seconds) in [(200, 6.0), (100, 12.0)] {
                for chords in [nil, "I vi IV V"] {
                    let measures = evenMeasures(count, seconds: seconds)
                    let parts = seed.isMultiple(of: 2) ? mood.parts : MusicalPart.allCases
                    let piece = piece(mood, seed: UInt64(seed), density: 1, parts: parts, chords: chords)
                    let hearing = Hearing(piece, measures)
                    let voicings = hearing.chords(measures, parts: [.pad, .strings])
                    #expect(mostFrequentRun(voicings, length: 6) <= 2, "seed \(seed)")
                    let struck = hearing.struck
                    let lines = [struck] + MusicalPart.allCases.map { part in struck.filter { $0.part == part } }
                    for line in lines {
                        let notes = line.map { (pitch: hearing.semitones($0) ?? 999, start: $0.start) }
                        #expect(mostFrequentMelody(notes, length: 6) <= 1, "seed \(seed)")
                        #expect(mostFrequentRun(notes.map(\.pitch), length: 10) <= 1, "seed \(seed)")
                    }
                }
            }
        }
    }

    @Test("Times are loose: no beat takes over")
    func looseTimes() {
        let hearing = Hearing(piece(.warm, density: 1, parts: [.mallet]), evenMeasures(200, seconds: 6))
        let gaps = zip(hearing.struck, hearing.struck.dropFirst()).map { ($1.start - $0.start) * 10 / musicRate }
        let most = Dictionary(grouping: gaps, by: { $0 }).values.map(\.count).max() ?? 0
        #expect(most * 5 < gaps.count)
        #expect(gaps.allSatisfy { $0 >= 1 })
    }

    @Test("The same seed is the same music; another seed is another")
    func seeds() {
        let measures = evenMeasures(60, seconds: 8)
        for mood in Mood.allCases {
            let first = Hearing(piece(mood, seed: 7, density: 0.7), measures)
            #expect(first.notes == Hearing(piece(mood, seed: 7, density: 0.7), measures).notes)
            let other = Hearing(piece(mood, seed: 8, density: 0.7), measures)
            let here = first.chords(measures, parts: [.pad, .strings])
            let there = other.chords(measures, parts: [.pad, .strings])
            #expect(zip(here, there).filter { $0 == $1 }.count * 4 < here.count, "\(mood)")
            #expect(first.struck != other.struck)
        }
    }

    @Test("Few measures, short and long ones, and parts of one kind", arguments: Mood.allCases)
    func edges(mood: Mood) {
        let sizes = [(0, 8.0), (1, 8.0), (2, 8.0), (3, 8.0), (60, 2.0), (12, 60.0), (1, 0.5), (1, 600)]
        for (count, seconds) in sizes {
            let measures = evenMeasures(count, seconds: seconds)
            for parts in [MusicalPart.allCases, [.pad], [.kalimba, .harp], [.bowl], [.drone], []] {
                for density in [0.0, 1] {
                    let hearing = Hearing(piece(mood, density: density, parts: parts), measures)
                    guard let last = measures.last else {
                        #expect(hearing.notes.isEmpty)
                        continue
                    }
                    #expect(zip(hearing.notes, hearing.notes.dropFirst()).allSatisfy { $0.start <= $1.start })
                    for note in hearing.notes {
                        #expect(parts.contains(note.part) && note.start >= 0 && note.length > 0 && note.pitch > 16)
                        #expect(note.gain > 0 && note.gain <= 1 && abs(note.side) <= 0.5)
                        guard !note.part.isStruck else {
                            #expect(note.start < last.start + last.length / 2 && note.attack == 0)
                            continue
                        }
                        #expect(note.start + note.length <= last.end && note.attack > 0 && note.release > 0)
                        #expect(note.attack + note.release <= note.length)
                    }
                    let isHeld = parts.contains { !$0.isStruck }
                    #expect(isHeld == !hearing.held.isEmpty)
                    if count >= 12 && density == 1 && parts.contains(where: \.isStruck) {
                        #expect(!hearing.struck.isEmpty)
                    }
                }
            }
        }
        let odd = [
            Composer.Measure(start: 0, turn: 0, end: 0), Composer.Measure(start: 0, turn: 9_000_000, end: 96_000),
        ]
        #expect(Hearing(piece(mood, density: 1), odd).held.allSatisfy { $0.start + $0.length <= 96_000 })
    }

    @Test("Eight hours have notes all the way")
    func longNights() {
        let measures = evenMeasures(4_800, seconds: 6)
        let notes = Hearing(piece(.bright, density: 1, parts: MusicalPart.allCases), measures).notes
        #expect(notes.count > 20_000 && notes.count < 100_000)
        var hours = [Int](repeating: 0, count: 8)
        for note in notes { hours[min(7, note.start / (3_600 * 48_000))] += 1 }
        let mean = Double(notes.count) / 8
        #expect(hours.allSatisfy { abs(Double($0) - mean) < 0.2 * mean }, "\(hours)")
    }
}
