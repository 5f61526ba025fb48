import Glibc

/// Signals that end the benchmark, taken when it is ready for them, so that children and files never stay behind.
enum Interruption {
    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&set, signal) }
        return set
    }

    /// From here on the signals wait until somebody looks.
    static func hold() {
        var set = signals
        sigprocmask(SIG_BLOCK, &set, nil)
    }

    /// Sleeps until a child ends, a signal asks for the end, or the time is over.
    ///
    /// - Returns: whether the end is asked for.
    static func sleep(milliseconds: Int) -> Bool {
        var set = signals
        var time = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
        let signal = sigtimedwait(&set, nil, &time)
        return signal > 0 && signal != SIGCHLD
    }
}
