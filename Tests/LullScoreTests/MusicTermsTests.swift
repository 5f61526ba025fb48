import LullSession
import Testing

@Suite("Music: terms")
struct MusicTermsTests {
    @Test(
        "Chords as people write them",
        arguments: [
            ("I", "I", [0, 4, 7]), ("ii", "ii", [2, 5, 9]), ("V7", "V7", [7, 11, 14, 17]), ("I7", "I7", [0, 4, 7, 11]),
            ("vi7", "vi7", [9, 12, 16, 19]), ("vii°", "vii°", [11, 14, 17]), ("viio", "vii°", [11, 14, 17]),
            ("viidim", "vii°", [11, 14, 17]), ("viiø", "vii°7", [11, 14, 17, 21]),
            ("viiø7", "vii°7", [11, 14, 17, 21]),
            ("IVadd9", "IVadd9", [5, 9, 12, 19]), ("I(add9)", "Iadd9", [0, 4, 7, 14]), ("Vsus4", "Vsus4", [7, 12, 14]),
            ("Vsus", "Vsus4", [7, 12, 14]), ("iisus2", "iisus2", [2, 4, 9]), ("IVmaj7", "IVmaj7", [5, 9, 12, 16]),
            ("IVM7", "IVmaj7", [5, 9, 12, 16]), ("bVII", "bVII", [10, 14, 17]), ("♭III7", "bIII7", [3, 7, 10, 13]),
            ("iv", "iv", [5, 8, 12]), ("III", "III", [4, 8, 11]),
        ]
    )
    func reads(text: String, written: String, notes: [Int]) throws {
        let chord = try #require(ChordSymbol(text))
        #expect(chord.written == written)
        #expect(chord.intervals(in: .ionian).map { $0 + chord.root(in: .ionian) } == notes)
        #expect(ChordSymbol(chord.written) == chord)
    }

    @Test(
        "What is no chord is none",
        arguments: [
            "", "H", "Ii", "iI", "IIII", "VV", "vx", "8", "I9", "I 7", "Isus3", "I°", "V°7", "vii°sus4", "vii°add9",
            "bI",
            "bIV", "b", "#IV", "Cmaj7", "Iadd", "vii°°", "I7sus4", "ı",
        ]
    )
    func refuses(text: String) { #expect(ChordSymbol(text) == nil) }

    @Test("Degrees are the mode's own")
    func degrees() {
        #expect(ChordSymbol("III")?.root(in: .aeolian) == 3)
        #expect(ChordSymbol("bIII")?.root(in: .aeolian) == 3)
        #expect(ChordSymbol("VII7")?.intervals(in: .aeolian) == [0, 4, 7, 10])
        #expect(ChordSymbol("V7")?.intervals(in: .aeolian) == [0, 4, 7, 10])
        let aeolian = (1...7).map { ChordSymbol.diatonic($0, in: .aeolian).written }
        #expect(aeolian == ["i", "ii°", "III", "iv", "v", "VI", "VII"])
        let lydian = (1...7).map { ChordSymbol.diatonic($0, in: .lydian).written }
        #expect(lydian == ["I", "II", "iii", "iv°", "V", "vi", "vii"])
        #expect(MusicalMode.named("Minor") == .aeolian && MusicalMode.named("minor-pentatonic") == .minorPentatonic)
        #expect(MusicalMode.named("loud") == nil)
    }

    @Test("Every mood can be played: chords have weight, parts are told, words are there")
    func moods() {
        for mood in Mood.allCases {
            #expect(!mood.help.isEmpty && (0...1).contains(mood.density) && (3...5).contains(mood.voices))
            #expect(mood.parts.contains { !$0.isStruck } && Set(mood.parts).count == mood.parts.count)
            #expect((1...7).allSatisfy { mood.leaning(degree: $0) > 0 } && mood.weight(of: .triad) > 0)
        }
        #expect(
            MusicalMode.allCases.allSatisfy { $0.degrees.count == 7 && $0.intervals.first == 0 && !$0.help.isEmpty }
        )
        #expect(MusicalPart.allCases.allSatisfy { !$0.help.isEmpty })
    }
}
