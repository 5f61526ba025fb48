import Glibc

/// Writing bytes to a descriptor until all are written.
enum DescriptorOutput {
    /// Writes all bytes, going on after partial writes, interruptions and, on a descriptor that does not block, full pipes.
    ///
    /// A pipe whose reader has gone gives EPIPE and not a signal that ends the program.
    ///
    /// - Returns: 0, or the error number.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        withoutPipeSignal {
            var rest = bytes
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                    continue
                }
                switch errno {
                case EINTR: continue
                case EAGAIN:
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&wait, 1, -1)
                default: return errno
                }
            }
            return 0
        }
    }

    /// Holds SIGPIPE back in this thread while `body` runs and takes away the one it may have caused.
    private static func withoutPipeSignal(_ body: () -> Int32) -> Int32 {
        var pipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        sigpending(&pending)
        let wasPending = sigismember(&pending, SIGPIPE) == 1
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        let code = body()
        if code == EPIPE, !wasPending {
            var now = timespec(tv_sec: 0, tv_nsec: 0)
            while sigtimedwait(&pipe, nil, &now) < 0, errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return code
    }
}

extension WholeFile {
    /// Writes bytes at the descriptor's position.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        try check(DescriptorOutput.write(bytes, to: descriptor))
    }

    /// Writes bytes at the descriptor's position.
    func write(_ bytes: [UInt8]) throws(FileError) {
        try check(bytes.withUnsafeBytes { DescriptorOutput.write($0, to: descriptor) })
    }

    /// Writes samples at the descriptor's position, all of them or the first `bytes` bytes.
    func write(_ samples: [Float], bytes: Int? = nil) throws(FileError) {
        try check(
            samples.withUnsafeBytes {
                DescriptorOutput.write(UnsafeRawBufferPointer(rebasing: $0.prefix(bytes ?? $0.count)), to: descriptor)
            }
        )
    }

    private func check(_ code: Int32) throws(FileError) {
        if code != 0 { throw SystemError.cannotWrite(name, code) }
    }
}
