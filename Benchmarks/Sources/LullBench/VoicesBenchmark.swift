import Glibc

/// What each generator costs.
enum VoicesBenchmark: Benchmark {
    static let name = "voices"
    static let title = "What a voice costs"

    /// A sound, and the directives that keep one of it sounding.
    private struct Subject {
        var name: String
        var sound: String
        /// Seconds from stroke to stroke; nil for sounds that go on.
        var every: Int?
    }

    private static let subjects = [
        Subject(name: "tone", sound: "tone: sine, pitch: 220 Hz"),
        Subject(name: "tone, 4 partials", sound: "tone: partials, partials: [1, 0.5, 0.3, 0.2], pitch: 220 Hz"),
        Subject(name: "tone, triangle", sound: "tone: triangle, pitch: 220 Hz"),
        Subject(name: "tone, saw", sound: "tone: saw, pitch: 220 Hz"),
        Subject(name: "tone, square", sound: "tone: square, pitch: 220 Hz"),
        Subject(name: "noise, white", sound: "noise: white"),
        Subject(name: "noise, pink", sound: "noise: pink"),
        Subject(name: "noise, brown", sound: "noise: brown"),
        Subject(name: "noise, blue", sound: "noise: blue"),
        Subject(name: "noise, violet", sound: "noise: violet"),
        Subject(name: "noise, grey", sound: "noise: grey"),
        Subject(name: "noise, velvet", sound: "noise: velvet"),
        Subject(name: "noise, pink, tilt", sound: "noise: pink, tilt: -3 dB/octave"),
        Subject(
            name: "noise, white, filter",
            sound: "noise: white, filter: { low-pass: { lfo: [400 Hz, 900 Hz], every: 8 s } }"
        ),
        Subject(name: "binaural", sound: "binaural: { carrier: 200 Hz, beat: 6 Hz }"),
        Subject(name: "monaural", sound: "monaural: { carrier: 200 Hz, beat: 6 Hz }"),
        Subject(name: "isochronic", sound: "isochronic: { carrier: 200 Hz, beat: 6 Hz }"),
        Subject(name: "pad, 4 notes", sound: "pad: [A2, E3, B3, C#4]"),
        Subject(name: "drone, 3 notes", sound: "drone: [D2, A2, D3]"),
        Subject(name: "bowl", sound: "bowl: 185 Hz, decay: 60 s", every: 102),
        Subject(name: "bell", sound: "bell: 392 Hz, decay: 60 s", every: 102),
        Subject(name: "gong", sound: "gong: 98 Hz, decay: 60 s", every: 102),
        Subject(name: "chime", sound: "chime: 784 Hz, decay: 60 s", every: 102),
        Subject(name: "woodblock, one a second", sound: "woodblock: 440 Hz", every: 1),
        Subject(name: "pluck, one a second", sound: "pluck: [A3, E4]", every: 1),
        Subject(name: "mallet, one a second", sound: "mallet: [A3, E4]", every: 1),
        Subject(name: "music, warm", sound: "music: warm, density: 50 %"),
        Subject(name: "ocean", sound: "ocean: {}"),
        Subject(name: "rain", sound: "rain: {}"),
        Subject(name: "wind", sound: "wind: {}"),
        Subject(name: "stream", sound: "stream: {}"),
        Subject(name: "fire", sound: "fire: {}"),
        Subject(name: "night", sound: "night: {}"),
        Subject(name: "tick", sound: "tick: 60/min"),
        Subject(name: "clip, looped", sound: "clip: clip.wav, loop: yes"),
        Subject(name: "tone, spin", sound: "tone: sine, pitch: 220 Hz, spin: 0.1 Hz"),
        Subject(name: "tone, chorus", sound: "tone: sine, pitch: 220 Hz, chorus: 50 %"),
        Subject(name: "tone, reverb", sound: "tone: sine, pitch: 220 Hz, reverb: 30 %"),
    ]

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let seconds = bench.options.isQuick ? 60 : 300
        let rounds = bench.options.isQuick ? 1 : 5
        findings.notes = [
            "\(seconds) s of each generator alone, less an empty session: CPU on one core at 48 kHz, stereo;",
            (rounds == 1 ? "one round." : "the medians of \(rounds) interleaved rounds.")
                + " A clip's first reading and resampling is not counted.",
        ]
        try Files.write(clip, to: bench.path("clip.wav"))
        let empty = try bench.script("empty.md", script(nil, seconds))
        let scripts = try subjects.enumerated().map { index, subject in
            try bench.script("voice\(index).md", script(subject, seconds))
        }
        for script in scripts {
            _ = try bench.lull(["plan", script, "--json"])
        }
        var nothing: [Double] = []
        var costs = [[Double]](repeating: [], count: subjects.count)
        for round in 1...rounds {
            Terminal.show("voices: nothing, round \(round) of \(rounds)")
            let base = try cpu(bench, empty)
            nothing.append(base)
            for (index, script) in scripts.enumerated() {
                Terminal.show("voices: \(subjects[index].name), round \(round) of \(rounds)")
                costs[index].append(try cpu(bench, script) - base)
            }
        }
        var table = Table("one of", "CPU s", "× real time")
        let floor = median(nothing)
        findings.add("nothing.cpu", floor, "s")
        table.add(["nothing: the session itself", floor.fixed(2), (Double(seconds) / floor).fixed(0)])
        for (subject, cost) in zip(subjects, costs) {
            let cpu = median(cost)
            let key = subject.name.split(separator: ",").map { $0.trimmed }.joined(separator: ".")
            findings.add("\(key).cpu", cpu, "s")
            // A few milliseconds drown in the measurement.
            let isMeasurable = cpu > 0.01
            if isMeasurable { findings.add("\(key).timesRealTime", Double(seconds) / cpu, "1") }
            table.add([
                subject.name, cpu.fixed(3), isMeasurable ? (Double(seconds) / cpu).fixed(0) : "too little to say",
            ])
        }
        findings.tables = [table]
    }

    private static func cpu(_ bench: Workbench, _ script: String) throws -> Double {
        let output = bench.path("voice.wav")
        defer { Files.remove(output) }
        return try bench.onOneCore {
            try bench.lull(["render", script, "--bits", "16", "-o", output, "--quiet"]).cpu
        }
    }

    private static func script(_ subject: Subject?, _ seconds: Int) -> String {
        var sounds = ""
        var body = "[pause \(seconds) s]"
        if let subject {
            let edges = subject.every == nil ? ", attack: 0 s, release: 0 s" : ""
            sounds = "\nsounds:\n  one: { \(subject.sound), level: -20 dB\(edges) }"
            if let every = subject.every {
                let strokes = stride(from: 0, to: seconds, by: every).map { start in
                    "[strike one] [pause \(min(every, seconds - start)) s]"
                }
                body = strokes.joined(separator: "\n")
            } else {
                body = "[play one]\n" + body
            }
        }
        return """
            ---
            title: Voice
            profile: standard
            master: { loudness: off, rate: 48000, fade in: 0 s, fade out: 0 s }\(sounds)
            ---

            \(body)

            """
    }

    /// A WAV of twenty seconds at 44.1 kHz, so that the clip has to be resampled: two slow beats.
    private static var clip: [UInt8] {
        let frames = 20 * 44_100
        var bytes: [UInt8] = []
        func put(_ value: Int, _ count: Int) {
            for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        bytes += Array("RIFF".utf8)
        put(36 + 4 * frames, 4)
        bytes += Array("WAVEfmt ".utf8)
        for (value, count) in [(16, 4), (1, 2), (2, 2), (44_100, 4), (176_400, 4), (4, 2), (16, 2)] {
            put(value, count)
        }
        bytes += Array("data".utf8)
        put(4 * frames, 4)
        for frame in 0..<frames {
            let time = Double(frame) / 44_100
            for frequency in [220.0, 221] {
                put(Int(8_000 * (sin(2 * .pi * 180 * time) + sin(2 * .pi * frequency * time))), 2)
            }
        }
        return bytes
    }
}
