import Glibc

/// The same sounds by Lull, csound and sox, on one core.
enum SpeedBenchmark: Benchmark {
    static let name = "speed"
    static let title = "Speed beside csound and sox"

    private static let programs = ["lull", "csound", "sox"]

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let seconds = bench.options.isQuick ? 60 : 600
        let rounds = bench.options.isQuick ? 1 : 5
        findings.notes = [
            "\(seconds) s of stereo, 44.1 kHz, 16 bit with dither, to a WAV file, on one core;",
            rounds == 1 ? "one round." : "the medians of \(rounds) interleaved rounds, ratios paired by round.",
            "Beyond the others, Lull runs a true-peak limiter and could begin anywhere; csound mixes in 64 bit.",
        ]
        let missing = programs.dropFirst().filter { Files.program($0) == nil }
        findings.failures = missing.map { "\($0) is not here; Scripts/setup bench installs it" }
        for mix in [Mix.pair, Mix.eight] {
            let jobs = try mix.jobs(bench, seconds: seconds).filter { !missing.contains($0.program) }
            var usages: [String: [Usage]] = [:]
            for round in 1...rounds {
                for job in jobs {
                    Terminal.show("\(mix.name): \(job.program), round \(round) of \(rounds)")
                    usages[job.program, default: []].append(try bench.onOneCore { try job.run(bench) })
                    if round == rounds { try mix.judge(job, seconds: seconds) }
                    Files.remove(job.output)
                }
            }
            findings.tables.append(table(mix, seconds, usages, &findings))
        }
    }

    private static func table(
        _ mix: Mix,
        _ seconds: Int,
        _ usages: [String: [Usage]],
        _ findings: inout Findings
    ) -> Table {
        var table = Table(mix.title, "CPU s", "× real time", "peak MB", "CPU / Lull's", "limit", "")
        let lull = usages["lull"] ?? []
        for program in programs {
            guard let list = usages[program] else { continue }
            let cpu = median(list.map(\.cpu))
            let peak = Double(list.map(\.peak).max() ?? 0) / 1e6
            let ratio = median(zip(list, lull).map { $0.cpu / $1.cpu })
            let name = "\(mix.name).\(program)"
            findings.add("\(name).cpu", cpu, "s")
            findings.add("\(name).wall", median(list.map(\.wall)), "s")
            findings.add("\(name).timesRealTime", Double(seconds) / cpu, "1")
            findings.add("\(name).peak", peak, "MB")
            let row = [program, cpu.fixed(2), (Double(seconds) / cpu).fixed(0), peak.fixed(1)]
            if program == "lull" {
                table.add(row)
            } else {
                table.add(row + [ratio.fixed(2)] + findings.add("\(name).ratio", ratio, "1", limit: .atLeast(1)))
            }
        }
        return table
    }
}

/// A program, its arguments, and the file it makes.
private struct Job {
    var program: String
    var arguments: [String]
    var output: String

    func run(_ bench: Workbench) throws -> Usage {
        program == "lull" ? try bench.lull(arguments) : try bench.tool(program, arguments)
    }
}

/// Sines and pink noise, said in three languages.
private struct Mix {
    /// A sine of the eight.
    struct Voice {
        var frequency: Double
        /// The level in dB, and the place from −100 (left) to 100 (right).
        var level: Double
        var place: Double
    }

    var name: String
    var title: String
    /// The carrier and the beat of a binaural pair at −20 dB, where there is one.
    var binaural: (carrier: Double, beat: Double)?
    var voices: [Voice]

    /// A binaural pair and pink noise.
    static let pair = Mix(name: "pair", title: "a binaural pair and pink noise", binaural: (200, 6), voices: [])

    /// Eight sines and pink noise.
    static let eight = Mix(
        name: "eight",
        title: "eight sines and pink noise",
        voices: [
            Voice(frequency: 110, level: -27, place: -80),
            Voice(frequency: 164.81, level: -28, place: 60),
            Voice(frequency: 196, level: -29, place: -40),
            Voice(frequency: 246.94, level: -30, place: 20),
            Voice(frequency: 293.66, level: -31, place: -20),
            Voice(frequency: 369.99, level: -32, place: 40),
            Voice(frequency: 440, level: -33, place: -60),
            Voice(frequency: 523.25, level: -34, place: 80),
        ]
    )

    // Lull's pink noise of −30 dB has an RMS of −39.1 dBFS; these amplitudes bring the others' to the same.
    private static let noiseLevel = -30
    private static let noisePower = 1.24e-4
    private static let csoundNoise = 0.0575
    private static let soxNoise = 0.0506

    func jobs(_ bench: Workbench, seconds: Int) throws -> [Job] {
        let script = try bench.script("\(name).md", lull(seconds))
        let orchestra = try bench.write("\(name).csd", csound(seconds))
        let (a, b, c) = (bench.path("lull.wav"), bench.path("csound.wav"), bench.path("sox.wav"))
        return [
            Job(program: "lull", arguments: ["render", script, "--bits", "16", "-o", a, "--quiet"], output: a),
            // Blocks of the size of Lull's, and a buffer that spares it most calls to the system.
            Job(
                program: "csound",
                arguments: ["-d", "-m0", "-W", "-s", "-Z", "-b", "4096", "-B", "4096", "-o", b, orchestra],
                output: b
            ),
            Job(program: "sox", arguments: sox(seconds, c), output: c),
        ]
    }

    /// Holds what a program made against the order: its length, and the level of both sides.
    func judge(_ job: Job, seconds: Int) throws {
        let file = try WAVFile(job.output)
        guard file.rate == 44_100, file.channels == 2, abs(file.frames - seconds * 44_100) <= 64 else {
            throw BenchFailure.unmeasurable("\(job.program) made a file of another length or format")
        }
        let power = try file.power(20 * 44_100..<30 * 44_100)
        for (side, (found, wanted)) in zip(power, expectedPower).enumerated() {
            guard found > wanted / 1.26, found < wanted * 1.26 else {
                throw BenchFailure.unmeasurable(
                    "\(job.program) made another sound: the power of channel \(side + 1) is \(found), not \(wanted)"
                )
            }
        }
    }

    private var expectedPower: [Double] {
        let sides = [\Tone.left, \Tone.right]
        return sides.map { side in
            tones.reduce(Mix.noisePower) { $0 + $1[keyPath: side] * $1[keyPath: side] / 2 }
        }
    }

    /// A sine with its amplitude on each side.
    private struct Tone {
        var frequency: Double
        var left: Double
        var right: Double
    }

    /// What sounds, as bare sines.
    private var tones: [Tone] {
        if let binaural {
            return [
                Tone(frequency: binaural.carrier + binaural.beat / 2, left: 0.1, right: 0),
                Tone(frequency: binaural.carrier - binaural.beat / 2, left: 0, right: 0.1),
            ]
        }
        // Lull's law of panning: equal power, one in the middle.
        return voices.map { voice in
            let amplitude = pow(10, voice.level / 20)
            let angle = (voice.place / 100 + 1) * .pi / 4
            return Tone(
                frequency: voice.frequency,
                left: amplitude * 2.0.squareRoot() * cos(angle),
                right: amplitude * 2.0.squareRoot() * sin(angle)
            )
        }
    }

    private func lull(_ seconds: Int) -> String {
        var sounds: [String] = []
        if let binaural {
            sounds.append(
                "pair: { binaural: { carrier: \(binaural.carrier) Hz, beat: \(binaural.beat) Hz }, level: -20 dB, "
            )
        }
        for (index, voice) in voices.enumerated() {
            sounds.append(
                "tone\(index + 1): { tone: sine, pitch: \(voice.frequency) Hz, level: \(voice.level) dB, "
                    + "pan: \(voice.place) %, "
            )
        }
        sounds.append("hiss: { noise: pink, level: \(Mix.noiseLevel) dB, ")
        let names = sounds.compactMap { $0.split(separator: ":").first }
        return """
            ---
            title: Speed
            profile: standard
            master: { loudness: off, rate: 44100, fade in: 0 s, fade out: 0 s }
            sounds:
            \(sounds.map { "  \($0)attack: 0 s, release: 0 s }" }.joined(separator: "\n"))
            ---

            \(names.map { "[play \($0)]" }.joined(separator: " "))
            [pause \(seconds) s]

            """
    }

    private func csound(_ seconds: Int) -> String {
        func sum(_ side: KeyPath<Tone, Double>) -> String {
            tones.enumerated().filter { $0.element[keyPath: side] > 0 }
                .map { "aTone\($0.offset) * \($0.element[keyPath: side])" }.joined(separator: " + ")
        }
        let oscillators = tones.enumerated().map { "aTone\($0.offset) poscil 1, \($0.element.frequency), giSine" }
        return """
            <CsoundSynthesizer>
            <CsInstruments>
            sr = 44100
            ksmps = 64
            nchnls = 2
            0dbfs = 1
            giSine ftgen 0, 0, 16384, 10, 1
            instr 1
            \(oscillators.joined(separator: "\n"))
            aNoiseLeft pinker
            aNoiseRight pinker
            outs \(sum(\.left)) + aNoiseLeft * \(Mix.csoundNoise), \(sum(\.right)) + aNoiseRight * \(Mix.csoundNoise)
            endin
            </CsInstruments>
            <CsScore>
            i 1 0 \(seconds)
            e
            </CsScore>
            </CsoundSynthesizer>

            """
    }

    private func sox(_ seconds: Int, _ output: String) -> [String] {
        let noise = tones.count + 1
        func side(_ gain: KeyPath<Tone, Double>, _ noise: Int) -> String {
            let sines = tones.enumerated().filter { $0.element[keyPath: gain] > 0 }
                .map { "\($0.offset + 1)v\($0.element[keyPath: gain])" }
            return (sines + ["\(noise)v\(Mix.soxNoise)"]).joined(separator: ",")
        }
        return ["-r", "44100", "-c", "\(tones.count + 2)", "-n", "-b", "16", "-c", "2", output, "synth", "\(seconds)"]
            + tones.flatMap { ["sine", "\($0.frequency)"] } + ["pinknoise", "pinknoise"]
            + ["remix", "-m", side(\.left, noise), side(\.right, noise + 1)]
    }
}
