import ForeignPrograms
import Foundation
import Testing

/// Hands at work on a session that plays in real time.
@Suite("A practice, as a person has it", .serialized, .enabled(if: SoundServer.isWanted))
struct PracticeTests {
    private static let script = """
        ---
        title: By hand
        profile: standard
        master: { loudness: off, fade in: 0 s, fade out: 0 s }
        sounds:
          guide: { tone: sine, pitch: { breath: [A3, E4] }, level: { breath: [-24 dB, -14 dB] } }
          hum: { tone: sine, pitch: 110 Hz, level: -30 dB }
        ---
        ## First
        [play hum]
        [breathe 2-3 until stopped with guide]
        ## Second
        [pause 40s]
        """

    private static func studio() throws -> (folder: Folder, server: SoundServer, environment: [String: String]) {
        let folder = try Folder()
        try folder.write(script, to: "s.md")
        let server = try SoundServer(in: folder.file("server"))
        try server.start()
        try folder.write(server.configuration, to: "asound.conf")
        return (folder, server, ["ALSA_CONFIG_PATH": folder.file("asound.conf"), "LANG": "C.UTF-8"])
    }

    @Test("The screen and its keys, in a real terminal")
    func screen() throws {
        let (folder, server, environment) = try Self.studio()
        defer { server.stop() }
        let terminal = try Terminal(in: folder, environment)
        defer { terminal.close() }
        try terminal.type("stty -g > before\n")
        try terminal.type("'\(Tool.path)' play s.md -d server --buffer 1000 --log log.csv\n")
        #expect(try terminal.shows("breathe in"))
        #expect(try terminal.rows[0] == "  By hand")
        #expect(try terminal.rows[1] == "  First  ·  1 of 2")
        #expect(try terminal.shows("12 a minute"))
        try terminal.type(" ")
        #expect(try terminal.shows("Paused. Space goes on."))
        try terminal.type(" ")
        #expect(try !terminal.shows("Paused", until: false))
        try terminal.type("[")
        #expect(try terminal.shows("slower, from the next breath on"))
        #expect(try terminal.shows("11.75 a minute"))
        try terminal.type("m--")
        #expect(try terminal.shows("beds -2 dB  ·  voice off"))
        try terminal.type("?")
        #expect(try terminal.shows("enter          end breathing that has no end of its own"))
        try terminal.type("?")
        // A terminal that becomes small, and large again.
        try terminal.resize(30, 8)
        #expect(try terminal.shows("0:", row: 3))
        #expect(try terminal.rows.allSatisfy { $0.count <= 30 })
        try terminal.resize(90, 30)
        #expect(try terminal.shows("space pause", row: 12))
        try terminal.key("C-z")
        #expect(try terminal.shows("Stopped"))
        #expect(try !terminal.shows("By hand", until: false))
        try terminal.type("fg\n")
        #expect(try terminal.shows("  By hand", row: 0))
        try terminal.key("Enter")
        #expect(try terminal.shows("Second  ·  2 of 2"))
        try terminal.key("S-Left")
        #expect(try terminal.shows("First  ·  1 of 2"))
        try terminal.type("q")
        #expect(try !terminal.shows("By hand", until: false))
        try terminal.type("echo status $?\n")
        #expect(try terminal.shows("status 0"))
        try terminal.type("stty -g > after\n")
        #expect(try terminal.shows("stty -g > after"))
        usleep(300_000)
        #expect(try folder.data("before") == folder.data("after"))
        let log = String(decoding: try folder.data("log.csv"), as: UTF8.self).split(separator: "\n")
        #expect(log.count == 2 && log[0] == "start,seconds,session,pattern,breaths,finished")
        #expect(log[1].hasSuffix(",no") && log[1].contains(",By hand,2-3,"), "\(log)")
    }

    @Test("Remote hands: obeyed and answered; no click in what was heard")
    func remote() throws {
        let (folder, server, environment) = try Self.studio()
        defer { server.stop() }
        let capture = folder.file("heard.raw")
        try server.record(to: capture)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["play", "s.md", "-d", "server", "--buffer", "1000", "-q", "--control", "hands"]
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try process.run()
        defer { process.terminate() }
        let hands = try Hands(folder.file("hands"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("hands"))[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        let second = try Tool.run(
            ["play", "s.md", "-d", "null", "--control", "hands"],
            environment: environment,
            in: folder
        )
        #expect(second.status == 73)
        #expect(second.errors == "lull: the control socket “hands” is in use: another session listens there.\n")

        try hands.wait { $0["doing"] as? String == "playing" && Hands.position($0) > 1 }
        #expect(try hands.ask(#"{"do": "pause"}"#)["doing"] as? String == "paused")
        let rested = try hands.rest()
        _ = try hands.ask(#"{"do": "resume"}"#)
        try hands.wait { Hands.position($0) > rested + 1 }
        _ = try hands.ask(#"{"do": "go", "to": 20.5}"#)
        try hands.wait { Hands.position($0) > 21 && Hands.position($0) < 26 }
        _ = try hands.ask(#"{"do": "slower"}"#)
        try hands.wait { Hands.rate($0) < 11.8 }
        _ = try hands.ask(#"{"do": "quicker"}"#)
        _ = try hands.ask(#"{"do": "quicker"}"#)
        try hands.wait { Hands.rate($0) > 12.2 }
        #expect(try hands.ask(#"{"do": "beds", "by": -3}"#)["beds"] as? Double == -3)
        usleep(700_000)
        #expect(try hands.refusal(#"{"do": "go", "to": 90000}"#).hasPrefix("the session lasts "))
        #expect(try hands.refusal("nonsense") == "this is not understood: write {\"do\": \"pause\"}.")
        let reports = try hands.watch(every: 0.02, count: 50).map(Hands.position)
        // A report may lie back once in a while: when a sound server says where it is, it was there a moment ago.
        #expect(zip(reports, reports.dropFirst()).count { $0 > $1 } <= 5 && reports[49] > reports[0])
        _ = try hands.ask(#"{"do": "stop"}"#)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.file("hands")))
        server.stop()

        let heard = try Data(contentsOf: URL(fileURLWithPath: capture)).withUnsafeBytes { bytes in
            let samples = bytes.bindMemory(to: Float.self)
            return stride(from: 0, to: samples.count - 1, by: 2).map { samples[$0] }
        }
        #expect(heard.count > 10 * 48_000)
        // The guide is no rougher than a sine of 330 Hz at its loudest; a step of one in a thousand would be.
        let sine = 0.2 * pow(2 * Double.pi * 330 / 48_000, 2)
        var most: (value: Float, at: Int) = (0, 0)
        for i in 2..<heard.count {
            let rough = abs(heard[i] - 2 * heard[i - 1] + heard[i - 2])
            if rough > most.value { most = (rough, i) }
        }
        #expect(Double(most.value) < 1.5 * sine, "\(most) of \(heard.count), a sine has \(sine)")
    }
}

/// A terminal that is typed into and looked at, by tmux.
private final class Terminal {
    private let socket: String
    private let folder: Folder

    init(in folder: Folder, _ environment: [String: String]) throws {
        self.folder = folder
        socket = folder.file("tmux")
        let settings = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        let shell = "cd '\(folder.url.path)' && env \(settings) PS1='> ' bash --norc --noprofile"
        _ = try tmux(["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell])
    }

    func close() { _ = try? tmux(["kill-server"]) }

    // Not by Process: it waits for whatever its child had open, which tmux's server keeps.
    private func tmux(_ arguments: [String]) throws -> String {
        let output = folder.file("tmux.out")
        let quoted = (["-S", socket] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        let command = "LANG=C.UTF-8 tmux \(quoted.joined(separator: " ")) > '\(output)' 2>/dev/null < /dev/null"
        if let shell = popen(command, "w") { pclose(shell) }
        return String(decoding: try folder.data("tmux.out"), as: UTF8.self)
    }

    func type(_ text: String) throws { _ = try tmux(["send-keys", "-l", text]) }
    func key(_ name: String) throws { _ = try tmux(["send-keys", name]) }
    func resize(_ columns: Int, _ rows: Int) throws {
        _ = try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    var rows: [String] {
        get throws {
            try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Whether something comes to be seen; or with `until: false` goes.
    func shows(_ text: String, row: Int? = nil, until wanted: Bool = true) throws -> Bool {
        var isSeen = !wanted
        for _ in 0..<150 where isSeen != wanted {
            let rows = try rows
            isSeen = row.map { $0 < rows.count && rows[$0].contains(text) } ?? rows.contains { $0.contains(text) }
            usleep(100_000)
        }
        return isSeen
    }
}

/// The other end of a control socket.
private final class Hands {
    struct Silent: Error {}

    private var descriptor: Int32 = -1
    private var received: [UInt8] = []

    init(_ path: String) throws {
        for _ in 0..<300 {
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if result == 0 { return }
            close(descriptor)
            usleep(50_000)
        }
        throw Silent()
    }

    deinit { close(descriptor) }

    private func answer(_ line: String?) throws -> [String: Any] {
        if let line { _ = send(descriptor, line + "\n", line.utf8.count + 1, 0) }
        while true {
            if let end = received.firstIndex(of: 10) {
                let bytes = Data(received[..<end])
                received.removeSubrange(...end)
                return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
            }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &bytes, bytes.count, 0)
            guard count > 0 else { throw Silent() }
            received += bytes[..<count]
        }
    }

    func ask(_ line: String) throws -> [String: Any] { try answer(line)["state"] as? [String: Any] ?? [:] }
    func refusal(_ line: String) throws -> String { try answer(line)["error"] as? String ?? "" }

    func watch(every seconds: Double, count: Int) throws -> [[String: Any]] {
        _ = try ask(#"{"do": "watch", "every": \#(seconds)}"#)
        return try (0..<count).map { _ in try answer(nil)["state"] as? [String: Any] ?? [:] }
    }

    /// Waits until a state is so; it is an error of the test where that does not come.
    func wait(until condition: ([String: Any]) -> Bool) throws {
        var state: [String: Any] = [:]
        for _ in 0..<400 {
            state = try ask(#"{"do": "status"}"#)
            if condition(state) { return }
            usleep(50_000)
        }
        Issue.record("it never came: \(state)")
    }

    /// Waits until nothing moves any more, as after a pause, and says where that is.
    func rest() throws -> Double {
        var place = -1.0
        for _ in 0..<40 {
            usleep(500_000)
            let next = Hands.position(try ask(#"{"do": "status"}"#))
            if next == place { return place }
            place = next
        }
        Issue.record("it never rested: \(place)")
        return place
    }

    static func position(_ state: [String: Any]) -> Double { state["position"] as? Double ?? -1 }
    static func rate(_ state: [String: Any]) -> Double {
        (state["breath"] as? [String: Any])?["rate"] as? Double ?? 12
    }
}
