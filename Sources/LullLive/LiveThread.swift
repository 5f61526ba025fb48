import Glibc

/// A thread that is waited for, unlike those of a pool.
final class LiveThread: @unchecked Sendable {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private var thread = pthread_t()
    private var isJoined = false

    init(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Body(body))
        pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                // Terminal and process signals belong to the program's own threads.
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                body.run()
                return nil
            },
            box.toOpaque()
        )
    }

    /// Waits until it has ended.
    func join() {
        guard !isJoined else { return }
        isJoined = true
        pthread_join(thread, nil)
    }

    /// Asks for this thread to go before all ordinary ones; false where that isn't permitted.
    static func becomeRealTime() -> Bool {
        var parameters = sched_param()
        // Above the kernel's ordinary work, below its interrupt threads, which are at 50.
        parameters.sched_priority = 20
        return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0
    }

    /// Brings the stack that this thread will need into memory, and keeps it there where that is permitted.
    static func lockStack() {
        let page = 4096
        let size = 16 * page
        var here: UInt8 = 0
        withUnsafeMutablePointer(to: &here) { place in
            // Stacks grow down: what comes next lies below.
            let end = Int(bitPattern: place) / page * page
            if let begin = UnsafeRawPointer(bitPattern: end - size) { _ = mlock(begin, size) }
        }
    }

    static func nap(milliseconds: UInt32) { usleep(milliseconds * 1000) }
}
