import Dispatch
import FoundationEssentials
import Glibc
import LullFile
import LullLive
import LullSession
import Synchronization

/// Remote hands: a socket in the file system that takes the verbs of the keys as JSON, a line each, and answers with how
/// the practice stands.
///
/// Only its owner may connect. One thread serves everybody.
final class ControlSocket: @unchecked Sendable {
    // Everything but `isClosing` belongs to the thread that serves.
    private let path: String
    private let listener: Int32
    private let isClosing = Atomic<Bool>(false)
    private let done = Mutex(false)
    private var clients: [Client] = []

    private struct Client {
        var descriptor: Int32
        var received: [UInt8] = []
        var waiting: [UInt8] = []
        /// Seconds between reports, and when the next one is due.
        var watch: (every: Double, next: Double)?
    }

    private static let mostClients = 16
    private static let longestLine = 4096
    private static let mostWaiting = 1 << 20

    /// Begins to listen.
    ///
    /// - Throws: ``Failure`` where the path is taken, too long, or can't be made.
    init(_ path: String) throws {
        self.path = path
        signal(SIGPIPE, SIG_IGN)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        try ControlSocket.bind(listener, to: path)
        listen(listener, 8)
    }

    private static func withAddress<Result>(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
            guard bytes.count < place.count else { return false }
            place.copyBytes(from: bytes)
            return true
        }
        guard fits else { return nil }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func bind(_ listener: Int32, to path: String) throws {
        func failed(_ sentence: String) -> Failure {
            Failure(.cannotCreate, "the control socket “\(path)” \(sentence)")
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFSOCK else {
                throw failed("is in the way of another file: name another path.")
            }
            let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            defer { Glibc.close(probe) }
            if withAddress(path, { connect(probe, $0, $1) }) == 0 {
                throw failed("is in use: another session listens there.")
            }
            // Left behind by a session that was killed.
            unlink(path)
        }
        let mask = umask(0o177)
        var result: Int32?
        let code = UnfinishedWork.makeFile(path) {
            result = withAddress(path) { Glibc.bind(listener, $0, $1) }
            return result ?? -1
        }.code
        umask(mask)
        guard let result else { throw failed("has too long a path: 107 bytes are the most.") }
        if result != 0 { throw failed("can't be made: \(SystemError.clause(code, .writing)).") }
    }

    /// Serves until it is closed.
    func serve(_ practice: Practice) {
        DispatchQueue(label: "lull.control").async { [self] in
            while !isClosing.load(ordering: .acquiring) { turn(practice) }
            for client in clients { Glibc.close(client.descriptor) }
            done.withLock { $0 = true }
        }
    }

    /// Ends, and takes the socket away.
    func close() {
        unlink(path)
        UnfinishedWork.forgetFile(path)
        guard !isClosing.exchange(true, ordering: .acquiringAndReleasing) else { return }
        for _ in 0..<200 where !done.withLock({ $0 }) { usleep(5_000) }
        Glibc.close(listener)
    }

    private func turn(_ practice: Practice) {
        var polls = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
        polls += clients.map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN | ($0.waiting.isEmpty ? 0 : POLLOUT)), revents: 0)
        }
        let now = ProgressBar.now
        let due = clients.compactMap { $0.watch.map { max(0, $0.next - now) } }.min() ?? 0.1
        poll(&polls, nfds_t(polls.count), Int32(min(100, due * 1000)))
        if polls[0].revents != 0 { accept() }
        for index in clients.indices.reversed() where index + 1 < polls.count {
            if polls[index + 1].revents != 0 && !receive(index, practice) { drop(index) }
        }
        for index in clients.indices.reversed() {
            report(index, practice)
            if !send(index) { drop(index) }
        }
    }

    private func accept() {
        let descriptor = Glibc.accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        guard clients.count < ControlSocket.mostClients else {
            Glibc.close(descriptor)
            return
        }
        clients.append(Client(descriptor: descriptor))
    }

    private func drop(_ index: Int) { Glibc.close(clients.remove(at: index).descriptor) }

    /// False where the other end has gone, or sends what nobody would.
    private func receive(_ index: Int, _ practice: Practice) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(clients[index].descriptor, &bytes, bytes.count, 0)
        if count == 0 { return false }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        clients[index].received += bytes[..<count]
        while let end = clients[index].received.firstIndex(of: UInt8(ascii: "\n")) {
            let line = Array(clients[index].received[..<end])
            clients[index].received.removeSubrange(...end)
            if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { answer(line, index, practice) }
        }
        return clients[index].received.count <= ControlSocket.longestLine
    }

    private func send(_ index: Int) -> Bool {
        guard !clients[index].waiting.isEmpty else { return true }
        let waiting = clients[index].waiting
        let count = Glibc.send(clients[index].descriptor, waiting, waiting.count, Int32(MSG_NOSIGNAL))
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        clients[index].waiting.removeFirst(count)
        // Who doesn't read is not waited for.
        return clients[index].waiting.count <= ControlSocket.mostWaiting
    }

    private func report(_ index: Int, _ practice: Practice) {
        let now = ProgressBar.now
        guard let watch = clients[index].watch, now >= watch.next else { return }
        clients[index].watch?.next = max(watch.next + watch.every, now)
        write(RemoteAnswer(ok: true, state: RemoteState(Glance(practice))), to: index)
    }

    private func answer(_ line: [UInt8], _ index: Int, _ practice: Practice) {
        do throws(Practice.Refusal) {
            let command = try RemoteCommand(line)
            if command.verb == .watch {
                let every = command.every ?? 0.1
                guard every == 0 || (0.01...3600).contains(every) else {
                    throw Practice.Refusal(sentence: "“every” takes 0.01 to 3600 seconds, or 0 to end it.")
                }
                clients[index].watch = every == 0 ? nil : (every, ProgressBar.now + every)
            } else {
                try command.carryOut(practice)
            }
            write(RemoteAnswer(ok: true, state: RemoteState(Glance(practice))), to: index)
        } catch {
            write(RemoteAnswer(ok: false, error: error.sentence), to: index)
        }
    }

    private func write(_ answer: RemoteAnswer, to index: Int) {
        guard let line = try? JSONOutput.line(answer) else { return }
        clients[index].waiting += Array(line.utf8)
    }
}
