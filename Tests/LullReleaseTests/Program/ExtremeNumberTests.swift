import Foundation
import LullScript
import LullSession
import Testing

@testable import LullRelease

/// Numbers that no machine holds, in every place of a program that takes one.
@Suite("Numbers past all bounds in a program")
struct ExtremeNumberTests {
    static let numbers: [String] = [
        "1e308", "-1e308", "1e309", "nan", "inf", "-inf", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "9223372036854776", "18446744073709551616", "1e19", "1e18",
        "99999999999999999999999999999999", "0.00000000000000000000000000000001", "1e-320", "-1", "0x7fffffffffffffff",
        String(repeating: "9", count: 400), "1." + String(repeating: "0", count: 400) + "1",
    ]
    /// Numbers that may be allowed where they stand.
    static let plain: [String] = ["-0.0", "-0", "00", "0", "000000000000000000000000001", "1e0", "1."]

    /// Every setting of a program that takes a number, and what may stand behind it.
    private static let settings = [
        "formats: { mp3: { bitrate: % kb/s } }", "formats: { opus: { bitrate: %kbps } }",
        "formats: { m4b: { bitrate: % kbit/s } }", "formats: { ogg: { quality: % } }", "formats: { flac: { bits: % } }",
        "loudness: % LUFS", "loudness: %", "date: %", "date: %-01-01", "date: 2026-%-01", "date: 2026-01-%",
        "date: 2026-01-01T%:00:00Z", "date: 2026-01-01T00:%:00Z", "date: 2026-01-01T00:00:%Z", "published: %",
        "defaults: { length: % min }", "defaults: { length: % s }", "defaults: { length: \"%\" }",
        "defaults: { loudness: % LUFS }",
    ]
    private static let session = [
        "order: %", "week: %", "day: %", "{ week: 1, day: % }", "length: % h", "length: % min", "length: % ms",
        "length: \"%:30\"", "length: \"1:%\"", "length: 1 min % s", "loudness: % LUFS", "set: { n: % }",
        "set: { t: % min }", "variants: { n: [%, 2] }", "variants: { length: [% min, 2 min] }",
    ]

    private static func read(_ program: String) throws -> ProgramReader.Outcome {
        let scratch = try Scratch()
        let head =
            "title: N\nparameters: { n: { default: 2, from: 1, to: 9 }, t: { default: 2 min, from: 1 s, to: 9 min } }"
        try Data("---\n\(head)\n---\n[breathe 4-6 x {n}]\n[pause {t}]\n[pause 1s+]\n".utf8)
            .write(to: scratch.url.appendingPathComponent("a.md"))
        let path = scratch.url.appendingPathComponent("program.yaml").path
        try Data(program.utf8).write(to: URL(fileURLWithPath: path))
        return try ProgramReader.read(path)
    }

    private static func programs(_ number: String) -> [String] {
        settings.map { "title: X\n\($0.replacing("%", with: number))\nsessions: [a.md]\n" }
            + session.map { setting in
                let text = setting.replacing("%", with: number)
                let fields = text.hasPrefix("{") ? String(text.dropFirst().dropLast()) : text
                return "title: X\nsessions:\n  - { script: a.md,\(fields.hasPrefix(" ") ? "" : " ")\(fields) }\n"
            }
    }

    @Test("are each told as a mistake, with its place", arguments: numbers)
    func extreme(_ number: String) throws {
        for program in Self.programs(number) {
            let outcome = try Self.read(program)
            let errors = outcome.problems.filter { $0.severity == .error }
            let scripts = outcome.scriptProblems.filter { $0.severity == .error }
            // The least numbers are numbers, and too small to be told from none.
            let isTiny = number.hasPrefix("0.000") || number == "1e-320" || number.hasPrefix("1.0")
            #expect(isTiny || !(errors.isEmpty && scripts.isEmpty), "\(program)")
            for problem in errors { #expect(!Diagnostics.text(problem).isEmpty) }
        }
    }

    @Test("are read as numbers where they are some", arguments: plain)
    func allowed(_ number: String) throws {
        for program in Self.programs(number) {
            let outcome = try Self.read(program)
            #expect(outcome.program != nil || !outcome.problems.isEmpty, "\(program)")
        }
    }

    @Test("a bit rate past all bounds is told as any other")
    func bitRate() throws {
        let outcome = try Self.read(
            "title: X\nformats: { mp3: { bitrate: 9223372036854776 kb/s } }\nsessions: [a.md]\n"
        )
        let problem = try #require(outcome.problems.first)
        #expect(problem.message == "mp3 has no 9.223372036854776e+15 kb/s")
        #expect(problem.mend == "write 32 to 320 kb/s")
    }

    @Test("a share past all bounds is none")
    func shards() {
        for text in Self.numbers + ["\(Int.min)", "-1"] {
            for share in ["\(text)/4", "1/\(text)", "\(text)/\(text)", "auto/\(text)", text] {
                #expect(throws: Shard.Malformed.self) {
                    try Shard(share, environment: ["AWS_BATCH_JOB_ARRAY_INDEX": text])
                }
            }
            for name in ["ID", "COUNT", "MIN", "STEP"] {
                var environment = ["SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "2"]
                environment["SLURM_ARRAY_TASK_\(name)"] = text
                _ = try? Shard("auto", environment: environment)
            }
        }
    }

    @Test("a moment past all calendars is the last one that can be written")
    func dates() {
        #expect(ReleaseDate(seconds: .max).text == "9999-12-31T23:59:59Z")
        #expect(ReleaseDate(seconds: .min).text == "1970-01-01T00:00:00Z")
        #expect(ReleaseDate("9999-12-31T23:59:59Z")?.seconds == 253_402_300_799)
        for text in ["2026-+1-01", "2026-01-01T+1:00:00Z", "-2026-01-01", "٢٠٢٦-01-01"] {
            #expect(ReleaseDate(text) == nil, "\(text)")
        }
    }
}
