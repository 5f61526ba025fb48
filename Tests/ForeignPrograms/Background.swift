import Foundation

/// A program that runs beside a test until it is ended.
///
/// Not a `Process`: Foundation takes one that closes what it has inherited, as servers do, for one that ends, and then
/// waits for it with all others. And threads of a test hold signals back, which children would inherit.
public final class Background {
    private var number: pid_t = 0

    /// Starts it, with nothing to read and nothing shown.
    ///
    /// - Parameter output: a descriptor that it writes to.
    public init(_ path: String, _ arguments: [String], environment: [String: String], output: Int32? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in 0...2 as ClosedRange<Int32> {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        let code = posix_spawn(&number, path, &actions, &attributes, words, variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    }

    deinit { stop() }

    /// Ends it and waits for that.
    public func stop() {
        guard number > 0 else { return }
        kill(number, SIGTERM)
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0 && errno == EINTR {}
        number = 0
    }
}
