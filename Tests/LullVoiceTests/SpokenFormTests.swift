import Testing

@testable import LullVoice

@Suite("Signs are said as a reader says them")
struct SpokenFormTests {
    @Test(
        "Digits of other forms, ranges, fractions and ligatures",
        arguments: [
            ("Breathe in for ４ counts.", "en", "Breathe in for 4 counts."),
            ("Rest for 5–10 minutes.", "en", "Rest for 5 to 10 minutes."),
            ("Ruhe 5–10 Minuten.", "de", "Ruhe 5 bis 10 Minuten."),
            ("Descansa 5–10 minutos.", "es", "Descansa 5 a 10 minutos."),
            ("Stay ② breaths, then ⅓ of one.", "en", "Stay 2 breaths, then one third of one."),
            ("2½ Minuten", "de", "2 und ein halb Minuten"),
            ("And ﬁnd the ﬂow.", "en", "And find the flow."),
            ("Ｒｅｓｔ", "en", "Rest"), ("A note³ here.", "en", "A note here."),
            ("On 2020-11-30 at 4-7-8.", "en", "On 2020-11-30 at 4-7-8."), ("10 m²", "en", "10 m2"),
            ("Reste 5–10 minutes.", "fr", "Reste 5 à 10 minutes."), ("½ 杯", "ja", "1/2 杯"),
        ]
    )
    func signs(text: String, language: String, said: String) {
        #expect(SpokenForm.of(text, language: language) == said)
    }

    @Test("Letters with marks below and above are the plain ones to an English voice, composed or not")
    func letters() {
        #expect(SpokenText.english("Prāṇāyāma, Saṅkalpa, Mettā.") == "Pranayama, Sankalpa, Metta.")
        #expect(SpokenText.english("Pra\u{304}n\u{323}a\u{304}ya\u{304}ma") == "Pranayama")
        #expect(SpokenText.english("目を閉じて") == nil)
    }

    @Test("Mandarin has the voice that says it; no other voice of espeak-ng is given Chinese characters")
    func mandarin() {
        let voices = EspeakVoices.all.filter { $0.languages.contains("zh") }.map(\.name)
        #expect(voices == ["cmn-latn-pinyin"])
        #expect(EspeakVoices.canSay("现在请你慢慢。", in: "cmn-latn-pinyin"))
        #expect(!EspeakVoices.canSay("目を閉じて。", in: "ja"))
        #expect(EspeakVoices.canSay("めをとじて。", in: "ja"))
        #expect(EspeakVoices.canSay("Rest.", in: "en-gb+f3"))
    }
}
