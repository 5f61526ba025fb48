import Glibc

/// What a child process used from its beginning to its end.
struct Usage {
    /// Seconds of the processor in the program.
    var user: Double
    /// Seconds of the processor in the kernel on its behalf.
    var system: Double
    /// Seconds on the clock.
    var wall: Double
    /// The most memory it held, in bytes.
    var peak: Int

    /// Seconds of the processor.
    var cpu: Double { user + system }
}

/// A program that is run to its end and measured as a whole.
struct Child {
    /// The program's path.
    var program: String
    /// What follows its name.
    var arguments: [String]
    /// The environment.
    var environment: [String: String]
    /// Where standard output goes.
    var output = "/dev/null"
    /// Where messages go; they are quoted when it fails.
    var messages: String

    /// Runs it.
    ///
    /// - Throws: ``BenchFailure`` with the program's last words if it ends in anything but success.
    func run() throws -> Usage {
        let began = Child.now
        let pid = try spawn()
        var highest = 0
        var isInterrupted = false
        while true {
            var status: Int32 = 0
            var resources = rusage()
            let got = wait4(pid, &status, WNOHANG, &resources)
            if got == pid {
                let usage = usage(resources, wall: Child.now - began, highest: highest)
                if isInterrupted || status & 0x7f == SIGINT || status == 130 << 8 { throw BenchFailure.interrupted }
                guard status == 0 else { throw BenchFailure.unmeasurable(complaint(status)) }
                return usage
            }
            guard got == 0 || errno == EINTR else { throw BenchFailure.unmeasurable("\(program) can't be waited for") }
            highest = max(highest, Child.highWater(pid))
            if Interruption.sleep(milliseconds: 20) {
                isInterrupted = true
                kill(pid, SIGTERM)
            }
        }
    }

    // The kernel hands a child's peak what its parent held when it was started. Where this process holds more than the
    // child ever did, the child's own high-water mark counts, which was looked at until shortly before its end.
    private func usage(_ resources: rusage, wall: Double, highest: Int) -> Usage {
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        var own = rusage()
        getrusage(RUSAGE_SELF.rawValue, &own)
        let peak = Int(resources.ru_maxrss) > Int(own.ru_maxrss) ? Int(resources.ru_maxrss) : highest
        return Usage(
            user: seconds(resources.ru_utime),
            system: seconds(resources.ru_stime),
            wall: wall,
            peak: peak * 1024
        )
    }

    /// Starts it, to be ended by ``end(_:)``.
    func spawn() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

        // This process holds signals back; its children take them as they come.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, program, &actions, &attributes, words, variables)
        guard code == 0 else {
            throw BenchFailure.unmeasurable("\(program) can't be started: \(String(cString: strerror(code)))")
        }
        return pid
    }

    /// Ends a program that was started, and waits for that.
    static func end(_ pid: pid_t) {
        kill(pid, SIGTERM)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    }

    private func complaint(_ status: Int32) -> String {
        let end = status & 0x7f == 0 ? "status \(status >> 8 & 0xff)" : "signal \(status & 0x7f)"
        let words = Files.text(messages).split(separator: "\n").suffix(4).joined(separator: "\n    ")
        let command = ([program] + arguments).joined(separator: " ")
        return "\(command)\n    ended with \(end)" + (words.isEmpty ? "" : ":\n    \(words)")
    }

    /// The most memory a running process has held, in KiB.
    private static func highWater(_ pid: pid_t) -> Int {
        let words = Cores.field("VmHWM", of: "/proc/\(pid)/status")?.split(separator: " ") ?? []
        return words.first.flatMap { Int($0) } ?? 0
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
