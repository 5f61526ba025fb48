import Glibc

/// Keys of a terminal as they are pressed, without waiting for a line and without being shown.
final class Keyboard {
    enum Key: Equatable {
        case space
        case left
        case right
        case quit
    }

    private var before = termios()
    private var isRaw = false
    private var isOpen = true

    /// The keys of standard input; nil where it is no terminal.
    init?() {
        guard Terminal.isTerminal(0), tcgetattr(0, &before) == 0 else { return nil }
        enter()
    }

    deinit { leave() }

    /// Takes the terminal over again where somebody gave it back, as a shell does around a stop.
    func enter() {
        var now = termios()
        // In the background the terminal is somebody else's.
        guard isOpen, tcgetpgrp(0) == getpgrp(), tcgetattr(0, &now) == 0 else { return }
        guard !isRaw || now.c_lflag & tcflag_t(ICANON) != 0 else { return }
        // Ctrl-C stays a signal; Ctrl-Z would leave a terminal without echo behind.
        now.c_lflag &= ~tcflag_t(ICANON | ECHO)
        withUnsafeMutableBytes(of: &now.c_cc) { characters in
            characters[Int(VMIN)] = 0
            characters[Int(VTIME)] = 0
            characters[Int(VSUSP)] = 0
        }
        isRaw = tcsetattr(0, TCSANOW, &now) == 0
    }

    /// Gives the terminal back as it was.
    func leave() {
        if isRaw { tcsetattr(0, TCSANOW, &before) }
        isRaw = false
    }

    /// Waits up to some time for keys.
    func read(milliseconds: Int32) -> [Key] {
        guard isOpen, isRaw else {
            usleep(UInt32(milliseconds) * 1000)
            enter()
            return []
        }
        var wait = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, milliseconds) > 0 else {
            enter()
            return []
        }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = Glibc.read(0, &bytes, bytes.count)
        // Nothing though something was announced: the terminal has gone.
        if count <= 0 { isOpen = count < 0 && (errno == EINTR || errno == EAGAIN) }
        return Keyboard.keys(bytes[..<max(0, count)])
    }

    static func keys(_ bytes: ArraySlice<UInt8>) -> [Key] {
        var keys: [Key] = []
        var rest = bytes
        while let first = rest.popFirst() {
            switch first {
            case UInt8(ascii: " "): keys.append(.space)
            case UInt8(ascii: "q"), UInt8(ascii: "Q"): keys.append(.quit)
            case 0x1B:
                // Arrows come as ESC [ C, or ESC O C where the terminal is set so.
                guard rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") else { break }
                rest = rest.dropFirst()
                while let next = rest.popFirst() {
                    if next == UInt8(ascii: "C") { keys.append(.right) }
                    if next == UInt8(ascii: "D") { keys.append(.left) }
                    if next >= 0x40 { break }
                }
            default: break
            }
        }
        return keys
    }
}
