extension VoiceEngine {
    /// flite 2.2: English, free for any use, easy on the ear.
    ///
    /// Paces were measured on the paragraph of 105 words in the tests at `duration_stretch` 1, silence trimmed at both ends:
    /// slt 221, rms 196, awb 211, kal 220, kal16 224 words per minute. The length follows `duration_stretch` within 1 %.
    static let flite: VoiceEngine = {
        var engine = VoiceEngine(
            name: "flite",
            program: "flite",
            arguments: [
                "-voice", "{voice}", "--setf", "duration_stretch={stretch}", "-f", "{textfile}", "-o", "{output}",
            ]
        )
        engine.voices = [
            Voice("slt", languages: ["en-US"], note: "woman; 16 kHz"),
            Voice("rms", languages: ["en-US"], note: "man; 16 kHz"),
            Voice("awb", languages: ["en-GB"], note: "man, Scottish; 16 kHz"),
            Voice("kal16", languages: ["en-US"], note: "man, robotic; 16 kHz"),
            Voice("kal", languages: ["en-US"], note: "man, robotic; 8 kHz"),
        ]
        engine.defaultVoices = ["en": "slt"]
        engine.naturalPace = 221
        engine.naturalPaces = ["rms": 196, "awb": 211, "kal": 220, "kal16": 224]
        engine.slowest = 2
        engine.readsOnlyEnglish = true
        engine.versionOption = "--version"
        engine.installation = "apt-get install flite"
        engine.note = "BSD-like licence, free for any use of its audio"
        return engine
    }()

    /// espeak-ng 1.51: every language, robotic.
    ///
    /// `-s 175`, its default, measured 231 words per minute on the paragraph of 105 words in the tests, silence trimmed at
    /// both ends; from `-s 80`, its least, to 200 the pace stays within 4 % of proportion.
    static let espeak: VoiceEngine = {
        var engine = VoiceEngine(
            name: "espeak-ng",
            program: "espeak-ng",
            arguments: ["-b", "1", "-v", "{voice}", "-s", "{pace}", "-f", "{textfile}", "-w", "{output}"]
        )
        engine.voices = EspeakVoices.all
        engine.naturalPace = 231
        engine.paceFactor = 175.0 / 231
        engine.slowest = 175.0 / 80
        engine.versionOption = "--version"
        engine.installation = "apt-get install espeak-ng"
        engine.note = "GPL-3 program, its audio is free; robotic; variants such as en-gb+f3"
        return engine
    }()

    /// piper (piper-tts 1.8.0 of PyPI): neural, with a model of the user's.
    ///
    /// The model `en_US-joe-medium` measured 236 words per minute on the paragraph of 105 words in the tests, silence trimmed
    /// at both ends.
    /// `--length-scale` acts on about 0.68 of the length: 1.25, 1.5 and 2 made it 1.14, 1.33 and 1.72 times as
    /// long.
    static let piper: VoiceEngine = {
        var engine = VoiceEngine(
            name: "piper",
            program: "piper",
            arguments: [
                "--model", "{model}", "--length-scale", "{stretch}", "--input-file", "{textfile}", "--output-dir",
                "{outputs}",
            ]
        )
        engine.naturalPace = 236
        engine.slowest = 1.7
        engine.stretchShare = 0.68
        engine.installation = "pip install piper-tts"
        engine.note = "GPL-3 program; neural; each model has a licence of its own"
        return engine
    }()
}
