import CDBus
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

    /// Above the kernel's ordinary work, below its interrupt threads, which are at 50.
    static let priority: Int32 = 20

    /// Asks for this thread to go before all ordinary ones; false where that isn't permitted.
    static func becomeRealTime() -> Bool {
        var parameters = sched_param()
        parameters.sched_priority = priority
        return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0
    }

    /// Whatever threads a library starts meanwhile go before all ordinary ones too, where that is permitted.
    ///
    /// A sound server's library takes what is played to the server in a thread of its own.
    static func lendPriority<Value>(_ body: () -> Value) -> Value {
        var policy: Int32 = 0
        var own = sched_param()
        guard pthread_getschedparam(pthread_self(), &policy, &own) == 0, policy == SCHED_OTHER else { return body() }
        _ = keepsToItself
        guard becomeRealTime() else { return body() }
        defer { pthread_setschedparam(pthread_self(), policy, &own) }
        return body()
    }

    /// Another process that such a library starts, perhaps a server, is an ordinary one all the same.
    private static let keepsToItself: Int32 = pthread_atfork(nil, nil) {
        var ordinary = sched_param()
        sched_setscheduler(0, SCHED_OTHER, &ordinary)
    }

    /// The kernel's number of this thread.
    static var number: pid_t { lull_thread_number() }

    /// Whether a thread of this process goes before all ordinary ones.
    static func isRealTime(_ number: pid_t) -> Bool {
        // What its children inherit is told in the same word.
        let policy = sched_getscheduler(number) & ~0x4000_0000
        return policy == SCHED_FIFO || policy == SCHED_RR
    }

    /// Nanoseconds of a clock that only goes forward.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
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
