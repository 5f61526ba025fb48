import Foundation
import Testing

/// Whether the real RealtimeKit can be started here, which takes root; it is asked on a bus of the test's own.
private let hasRealtimeKit =
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/libexec/rtkit-daemon")
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/dbus-daemon")

@Suite("Real-time priority where the system refuses it", .enabled(if: hasRealtimeKit))
struct RealtimeKitTests {
    private let sentence =
        "(neither the system (see ulimit -r) nor RealtimeKit gives real-time priority: "
        + "a busy machine may be heard)\n"
    private let powerless = [
        "/usr/bin/prlimit", "--rtprio=0", "/usr/bin/setpriv", "--bounding-set", "-sys_nice", "--inh-caps", "-sys_nice",
    ]

    private func play(_ card: Card, bus address: String, seconds: Double) throws -> Program {
        try Program(
            ["play", "s.md", "--device", card.device, "--plain", "--buffer", "400"],
            through: powerless,
            environment: ["DBUS_SYSTEM_BUS_ADDRESS": address],
            in: try sessionFolder(seconds: seconds)
        )
    }

    /// The scheduling policies of a process's threads: 0 is the ordinary one, 1 and 2 are real time.
    private func policies(_ process: pid_t) -> [Int] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.compactMap { thread in
            guard let text = try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/stat", encoding: .utf8),
                let words = text.split(separator: ")").last?.split(separator: " "), words.count > 38
            else { return nil }
            return Int(words[38])
        }
    }

    @Test("RealtimeKit raises the one thread that plays")
    func granted() throws {
        let bus = try MessageBus()
        let policy = try #require(Service("org.freedesktop.PolicyKit1", .policy(isAllowed: true), on: bus))
        try bus.start("/usr/libexec/rtkit-daemon", ["--no-canary"])
        defer {
            bus.stop()
            policy.stop()
        }
        usleep(500_000)
        let program = try play(try Card(), bus: bus.address, seconds: 5)
        #expect(wait { policies(program.number).contains { $0 != 0 } })
        #expect(policies(program.number).filter { $0 != 0 }.count == 1)
        let outcome = program.end()
        #expect(outcome.status == 0 && !outcome.errors.contains("priority"), "\(outcome.errors)")
    }

    @Test("Where RealtimeKit refuses, or there is no bus, that is said, and it plays")
    func refused() throws {
        let bus = try MessageBus()
        let policy = try #require(Service("org.freedesktop.PolicyKit1", .policy(isAllowed: false), on: bus))
        try bus.start("/usr/libexec/rtkit-daemon", ["--no-canary"])
        defer {
            bus.stop()
            policy.stop()
        }
        usleep(500_000)
        for address in [bus.address, "unix:path=\(Cardless.folder)/nobody"] {
            let outcome = try play(try Card(), bus: address, seconds: 3).end()
            #expect(outcome.status == 0 && outcome.errors.contains(sentence), "\(outcome.errors)")
        }
    }

    @Test("A service that never answers keeps nobody waiting")
    func silent() throws {
        let bus = try MessageBus()
        let service = try #require(Service("org.freedesktop.RealtimeKit1", .silent, on: bus))
        defer {
            bus.stop()
            service.stop()
        }
        let card = try Card()
        let outcome = try play(card, bus: bus.address, seconds: 4).end()
        #expect(outcome.status == 0 && outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(try card.places("drained") == [4 * 48_000].map { ($0 + 4_799) / 4_800 * 4_800 })
    }
}
