import Foundation
import LullFile
import LullVoice
import Synchronization
import Testing

@Suite("The studio")
struct StudioTests {
    private let lines = [
        (id: "a", text: "Breathe in."), (id: "b", text: "Breathe out."), (id: "c", text: "Breathe in."),
    ]
    private let own = VoiceChoice(engine: "own")

    @Test func `what is in the cache runs no program`() async throws {
        let workshop = try Workshop()
        let configuration = try workshop.own(Workshop.counting)
        let first = try await workshop.studio(own, configuration).speech(for: lines)
        #expect(workshop.runs == 2)
        #expect(first[0].samples() == first[2].samples())
        let again = try await workshop.studio(own, configuration).speech(for: lines)
        #expect(workshop.runs == 2)
        #expect(zip(first, again).allSatisfy { $0.samples() == $1.samples() })
        // Another level, edge and rate need no new synthesis.
        var quieter = own
        quieter.level = -30
        quieter.edge = 0.05
        let quiet = try await workshop.studio(quieter, configuration, rate: 44_100).speech(for: lines)
        #expect(workshop.runs == 2)
        #expect(abs(try #require(quiet[0].loudness) + 30) < 0.5)
    }

    @Test func `a changed program, argument or text speaks anew`() async throws {
        let workshop = try Workshop()
        _ = try await workshop.studio(own, workshop.own(Workshop.counting)).speech(for: [lines[0]])
        _ = try await workshop.studio(own, workshop.own(Workshop.counting + "\n# new")).speech(for: [lines[0]])
        #expect(workshop.runs == 2)
        let arguments = "\"{textfile}\", \"{output}\", \"{stretch}\""
        let configuration = try workshop.own(Workshop.counting, arguments: arguments)
        var slower = own
        slower.pace = 150
        for choice in [own, slower, slower] {
            _ = try await workshop.studio(choice, configuration).speech(for: [lines[0]])
        }
        #expect(workshop.runs == 4)
    }

    @Test func `readiness runs nothing and knows what is ready`() async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(own, try workshop.own(Workshop.counting))
        let before = try studio.readiness(of: lines + [(id: "d", text: "…")])
        #expect(before.map(\.frames) == [nil, nil, nil, 0])
        #expect(before.map(\.source) == ["own", "own", "own", "silence"])
        #expect(before[0].seconds > 0.3 && before[0].seconds < 2)
        #expect(workshop.runs == 0)
        let speech = try await studio.speech(for: [lines[0]])
        let after = try studio.readiness(of: lines)
        #expect(after.map(\.frames) == [speech[0].audio.frames, nil, speech[0].audio.frames])
        #expect(after[0].seconds == speech[0].audio.duration)
        #expect(workshop.runs == 1)
    }

    @Test func `readiness does without an engine that is missing`() throws {
        let studio = try Workshop().studio(VoiceChoice(engine: "flite"), Workshop().configuration(path: "/nowhere"))
        #expect(try studio.readiness(of: lines).map(\.source) == ["flite/slt", "flite/slt", "flite/slt"])
    }

    @Test func `a missing engine is told word for word, and only when it is needed`() async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(VoiceChoice(engine: "flite"), workshop.configuration(path: "/nowhere"))
        let error = await refusal { _ = try await studio.speech(for: lines) }
        #expect(error?.description == "the voice engine “flite” is not installed: apt-get install flite")
        #expect(error?.kind == .notInstalled)
        #expect(try await studio.speech(for: [(id: "a", text: "…")]).count == 1)
    }

    @Test func `progress counts every line`() async throws {
        let workshop = try Workshop()
        let seen = Mutex<[SpeechProgress]>([])
        _ = try await workshop.studio(own, workshop.own(Workshop.counting)).speech(for: lines) { step in
            seen.withLock { $0.append(step) }
        }
        let steps = seen.withLock { $0 }
        #expect(steps.map(\.done) == [0, 1, 2, 3])
        #expect(steps.allSatisfy { $0.total == 3 })
        #expect(Set(steps.compactMap(\.line)) == ["a", "b", "c"])
    }

    @Test func `no more than two programs run at once`() async throws {
        let workshop = try Workshop()
        let configuration = try workshop.own(
            """
            cd "$(dirname "$0")"
            mkdir "busy.$$"
            ls -d busy.* | wc -l >> most
            flite -voice kal -f "$1" -o "$2"
            sleep 0.1
            rmdir "busy.$$"
            """
        )
        let many = (1...8).map { (id: "\($0)", text: "Line \($0).") }
        _ = try await workshop.studio(own, configuration).speech(for: many)
        let counts = try String(contentsOfFile: workshop.scratch.file("most"), encoding: .utf8).split(separator: "\n")
        #expect(counts.count == 8)
        #expect(counts.compactMap { Int($0.filter(\.isNumber)) }.max() == 2)
    }

    @Test func `an engine that speaks many lines per start is started once`() async throws {
        let workshop = try Workshop()
        let configuration = try workshop.own(
            """
            echo run >> "$(dirname "$0")/runs"
            n=8
            while read -r line; do
                n=$((n + 1))
                case "$line" in *poison*) echo "can't say it" >&2; exit 3;; esac
                printf '%s' "$line" > "$2/t"
                flite -voice kal16 -f "$2/t" -o "$2/$n.wav"
            done < "$1"
            """,
            arguments: "\"{textfile}\", \"{outputs}\""
        )
        let studio = try workshop.studio(own, configuration)
        let many = (1...12).map { (id: "\($0)", text: String(repeating: "word ", count: $0)) }
        let speech = try await studio.speech(for: many)
        #expect(workshop.runs == 1)
        let durations = speech.map(\.audio.duration)
        #expect(durations == durations.sorted())
        // One bad line is named, though it came with others.
        let error = await refusal {
            _ = try await studio.speech(for: [(id: "x", text: "a new line"), (id: "y", text: "poison")])
        }
        #expect(error?.message == "own ended with status 3 at “poison”: can't say it")
        #expect(error?.line == "y")
    }

    @Test(arguments: [
        ("exit 7", "own ended with status 7 at “Breathe in.”"),
        ("echo 'no voice' >&2; echo more >&2; exit 1", "own ended with status 1 at “Breathe in.”: no voice / more"),
        ("kill -9 $$", "own was killed by signal 9 at “Breathe in.”"),
        ("true", "own made no sound of “Breathe in.”"),
        (": > \"$2\"", "own made no sound of “Breathe in.”"),
        ("sox -n -r 16000 -b 16 \"$2\" trim 0 1 vol 0", "own made no sound of “Breathe in.”: say it in other words"),
    ])
    func `a program that fails is told`(_ body: String, _ message: String) async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(own, try workshop.own(body))
        let error = await refusal { _ = try await studio.speech(for: [lines[0]]) }
        #expect(error?.message == message)
        #expect(error?.kind == .failed)
        #expect(error?.line == "a")
    }

    @Test func `output that is not a WAV is told`() async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(own, try workshop.own("echo hello > \"$2\""))
        let error = await refusal { _ = try await studio.speech(for: [lines[0]]) }
        #expect(error?.message.hasPrefix("own made no sound of “Breathe in.”: its output is not a sound file") == true)
    }

    @Test func `a program that takes too long is stopped with its children`() async throws {
        let workshop = try Workshop()
        let configuration = try workshop.own("sleep 100000 & echo $! > \"$(dirname \"$0\")/child\"; wait")
        let studio = try workshop.studio(own, configuration, timeout: .milliseconds(500))
        let error = await refusal { _ = try await studio.speech(for: [lines[0]]) }
        #expect(error?.message == "own took more than 0.500 s for “Breathe in.” and was stopped")
        #expect(error?.kind == .timedOut)
        try await Task.sleep(for: .milliseconds(100))
        let child = try #require(
            Int(try String(contentsOfFile: workshop.scratch.file("child"), encoding: .utf8).filter(\.isNumber))
        )
        let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
        #expect(state == nil || state?.contains(") Z ") == true)
    }

    @Test func `a program that writes without end is stopped`() async throws {
        let workshop = try Workshop()
        let path = try workshop.script("endless.sh", "exec cat /dev/zero")
        let configuration = try workshop.configuration("engines:\n  own:\n    command: [\"\(path)\"]\n")
        let error = await refusal {
            _ = try await workshop.studio(own, configuration).speech(for: [lines[0]])
        }
        #expect(error?.message == "own wrote more than 512 MiB for “Breathe in.” and was stopped")
    }

    @Test func `cancelling stops the program`() async throws {
        let workshop = try Workshop()
        let studio = try workshop.studio(own, try workshop.own("sleep 300"))
        let task = Task { await refusal { _ = try await studio.speech(for: [lines[0]]) } }
        try await Task.sleep(for: .milliseconds(300))
        let start = ContinuousClock.now
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test func `text reaches programs by input, file and argument alike`() async throws {
        let workshop = try Workshop()
        let text = "-lv \"one\" 'two' $(three) `four` \\ five; six"
        var heard: [[Float]] = []
        for (name, body, arguments) in [
            ("in", "cat > \"$2\"; flite -voice kal -f \"$2\" -o \"$1\"", "\"{output}\", \"{output}.txt\""),
            ("file", "flite -voice kal -f \"$1\" -o \"$2\"", "\"{textfile}\", \"{output}\""),
            (
                "arg", "printf '%s' \"$1\" > \"$2.txt\"; flite -voice kal -f \"$2.txt\" -o \"$2\"",
                "\"{text}\", \"{output}\""
            ),
        ] {
            let path = try workshop.script("\(name).sh", body)
            let yaml = "engines:\n  \(name):\n    command: [\"\(path)\", \(arguments)]\n"
            let studio = try workshop.studio(VoiceChoice(engine: name), workshop.configuration(yaml))
            heard.append(try await studio.speech(for: [(id: "a", text: text)])[0].samples())
        }
        #expect(heard[0] == heard[1])
        #expect(abs(heard[2].count - heard[1].count) < 100)
    }

    @Test func `a stream of unknown length on standard output is read`() async throws {
        let workshop = try Workshop()
        let configuration = try workshop.configuration(
            "engines:\n  own:\n    command: [espeak-ng, --stdout, -v, \"{language}\"]\n"
        )
        let speech = try await workshop.studio(own, configuration).speech(for: [lines[0]])
        #expect(abs(speech[0].audio.duration - 0.7) < 0.3)
    }
}
