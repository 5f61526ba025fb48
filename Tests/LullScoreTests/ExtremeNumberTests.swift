import LullScript
import LullSession
import Testing

@testable import LullScore

/// Numbers that no machine holds, and some that sit at its edges, in every place of a script that takes one.
@Suite("Numbers past all bounds in a script")
struct ExtremeNumberTests {
    static let numbers: [String] = [
        "1e308", "-1e308", "1e309", "nan", "inf", "-inf", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "9223372036854776", "1e19", "1e18", "4294967296", "2147483648", "65536",
        "99999999999999999999999999999999", "1e-320", "0.00000000000000000000000000000001", "-1", "-0.0", "00", "0",
        "86400", "1440", "24", "0x7fffffffffffffff", String(repeating: "9", count: 400),
    ]

    private static let units = [
        "", " s", " min", " h", " kHz", " dB", " %", " LUFS", " dBTP", " wpm", "/min", " breaths",
    ]

    /// Front matter and body; `%` stands for a number with its unit.
    private static let settings = [
        "length: %", "voice: { pace: % }", "voice: { gap: % }", "voice: { sentence gap: % }", "voice: { level: % }",
        "voice: { bed: % }", "master: { loudness: % }", "master: { peak: % }", "master: { fade in: % }",
        "master: { fade out: % }", "master: { rate: % }", "room: { decay: % }", "room: { damping: % }",
        "room: { size: % }", "room: { level: % }", "parameters: { p: % }", "parameters: { p: { default: 2, from: % } }",
        "parameters: { p: { default: 2, to: % } }", "parameters: { p: { default: % } }", "listener: [%]",
    ]

    private static let directives = [
        "[pause %]", "[pause %+]", "[pause 1..%]", "[pause %..5 s]", "[pause for %]", "[pause 1 min %]",
        "[repeat %]\nx\n[end]",
        "[repeat % times]\nx\n[end]", "[breathe 4-6 x %]", "[breathe 4-6 for %]", "[breathe %-6 x 2]",
        "[breathe 4-% x 2]",
        "[breathe 4-6 at % x 2]", "[breathe 4-6 from % to 6/min over 1 min for 2 min]",
        "[breathe 4-6 from 6/min to % over 1 min for 2 min]", "[breathe 4-6 from 6/min to 5/min over % for 2 min]",
        "[breathe 4-6 for 1..%]", "[begin breathing 4-6]\n[on breath %]\n[end breathing after %]", "[at %]\nx",
        "[at 1:%]\nx",
        "[at %:30]\nx", "[play rain at %]", "[play rain over %]", "[fade rain to % over 2 s]", "[fade rain over %]",
        "[stop rain over %]", "[set rain.level to % over 2 s]", "[set room.level to % over %]", "[bowl at %]",
        "[bowl x%]",
        "[bowl % times]", "[if p > %]\nx\n[end]", "[for n in %, 2]\n[pause {n}]\n[end]", "[pause {p}]",
        "[breathe 4-6 x {p}]",
    ]

    /// What a sound says of itself besides its generator's parameters, and every way in which a value moves.
    private static let movements = [
        "%", "{ breath: [%, 1] }", "{ ramp: [1, %], over: % }", "{ lfo: [1, %], every: % }",
        "{ wander: [%, 1], every: % }",
    ]

    private static func scripts(_ value: String) -> [String] {
        func filled(_ text: String) -> String { text.replacing("%", with: value) }
        var scripts = settings.map { "---\n\(filled($0))\n---\n[pause 2 s]\n[bowl]\n[pause {p}]\nHello.\n" }
        scripts += directives.map { "---\nparameters: { p: 2 }\n---\n[play rain]\n\(filled($0))\n[pause 2 s]\n" }
        return scripts
    }

    /// Every parameter of every generator with a number, and the unit that it takes.
    private static func sounds(_ number: String) -> [String] {
        var scripts: [String] = []
        for generator in Generator.allCases {
            for parameter in generator.parameters {
                let unit = parameter.dimension.map { " \($0.unit)" } ?? ""
                let moves = if case .control = parameter.kind { true } else { false }
                for form in moves ? movements : ["%", "[%, 1]"] {
                    let setting = "\(parameter.name.rawValue): \(form.replacing("%", with: number + unit))"
                    scripts.append(
                        "---\nsounds: { s: { \(generator.rawValue): { \(setting) } } }\n---\n[play s]\n[pause 2 s]\n"
                    )
                }
            }
        }
        return scripts
    }

    /// Reads a script and lays it out at the highest rate: a crash is the failure; otherwise it is a session, or a message.
    private static func judge(_ script: String) {
        do {
            _ = try layout(script, rate: 192_000).plan(length: nil)
        } catch let failure as Layout.Failure {
            #expect(failure.problems.allSatisfy { !$0.message.isEmpty } && !failure.problems.isEmpty, "\(script)")
        } catch let failure as ReadingFailed {
            #expect(failure.text.contains(": error: "), "\(script)")
        } catch {
            Issue.record("\(script): \(error)")
        }
    }

    @Test("are sessions or messages, and never the end of the program", arguments: numbers)
    func settings(_ number: String) {
        for unit in Self.units {
            for script in Self.scripts("\(number)\(unit)") { Self.judge(script) }
        }
    }

    @Test("in sounds are the same", arguments: numbers)
    func sounds(_ number: String) {
        for script in Self.sounds(number) { Self.judge(script) }
    }

    @Test("given on the command line are the same", arguments: numbers)
    func overrides(_ number: String) {
        let script =
            "---\nparameters: { n: { default: 2, from: 1, to: 9 }, t: 2 min, f: 5 }\n---\n[breathe 4-6 x {n}]\n[pause {t}]\n"
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        for name in ["n", "t", "f"] {
            for unit in Self.units {
                _ = ScriptReader(access: access)
                    .read(
                        Array(script.utf8),
                        path: "test.md",
                        overrides: [name: Located(wrappedValue: "\(number)\(unit)")]
                    )
            }
        }
        _ = try? TimeText.seconds(number)
        for unit in Self.units { _ = try? TimeText.seconds("\(number)\(unit)") }
    }

    @Test("are shown without an end")
    func numerals() {
        let values = [
            1e308, -1e308, .nan, .infinity, -.infinity, 0x1p63, -0x1p63, 9.3e18, -0.0, .leastNonzeroMagnitude,
        ]
        for value in values {
            #expect(!Numerals.short(value).isEmpty && !Numerals.clock(value, tenths: true).isEmpty)
            #expect(!Numerals.exactClock(value).isEmpty && !Numerals.tenths(value).isEmpty)
            #expect(!Numerals.clock(value, decimals: 1, apartFrom: -value).isEmpty)
        }
        #expect(
            Int(clamping: 1e308) == .max && Int(clamping: -Double.infinity) == .min && Int(clamping: Double.nan) == 0
        )
        #expect(Int(clamping: 0x1p63) == .max && Int(clamping: -0x1p63) == .min && Int(clamping: -0x1.8p63) == .min)
        #expect(Int(clamping: 2.5) == 3 && Int(clamping: -2.5) == -3 && Int(clamping: 0.4) == 0)
        #expect(Numerals.tenths(-24.04) == "−24.0" && Numerals.tenths(-0.04) == "0.0" && Numerals.tenths(3.25) == "3.3")
    }
}
