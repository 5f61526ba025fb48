import Glibc

/// Keys of a terminal as they are pressed, without waiting for a line and without being shown.
final class Keyboard {
    enum Key: Equatable {
        case space
        case left
        case right
        case shiftLeft
        case shiftRight
        case enter
        case character(Character)
    }

    private let descriptor: Int32
    private var before = termios()
    private var isRaw = false
    private var isOpen = true

    /// The keys of standard input, or where a script comes from there, of the terminal; nil where there is none.
    init?(besides isInputTaken: Bool) {
        descriptor = isInputTaken ? open("/dev/tty", O_RDONLY | O_CLOEXEC) : 0
        guard descriptor >= 0, Terminal.isTerminal(descriptor), tcgetattr(descriptor, &before) == 0 else { return nil }
        enter()
    }

    deinit { leave() }

    /// Takes the terminal over again where somebody gave it back, as a shell does around a stop.
    func enter() {
        var now = termios()
        // In the background the terminal is somebody else's.
        guard isOpen, tcgetpgrp(descriptor) == getpgrp(), tcgetattr(descriptor, &now) == 0 else { return }
        guard !isRaw || now.c_lflag & tcflag_t(ICANON) != 0 else { return }
        // Ctrl-C and Ctrl-Z stay signals.
        now.c_lflag &= ~tcflag_t(ICANON | ECHO)
        withUnsafeMutableBytes(of: &now.c_cc) { characters in
            characters[Int(VMIN)] = 0
            characters[Int(VTIME)] = 0
        }
        isRaw = tcsetattr(descriptor, TCSANOW, &now) == 0
    }

    /// Gives the terminal back as it was.
    func leave() {
        if isRaw { tcsetattr(descriptor, TCSANOW, &before) }
        isRaw = false
    }

    /// Waits up to some time for keys.
    func read(milliseconds: Int32) -> [Key] {
        guard isOpen, isRaw else {
            usleep(UInt32(milliseconds) * 1000)
            enter()
            return []
        }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, milliseconds) > 0 else {
            enter()
            return []
        }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
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
            case 0x0A, 0x0D: keys.append(.enter)
            case 0x1B:
                if let key = arrow(&rest) { keys.append(key) }
            case 0x21...0x7E: keys.append(.character(Character(Unicode.Scalar(first))))
            default: break
            }
        }
        return keys
    }

    /// Arrows come as ESC [ C, as ESC O C where the terminal is set so, and with shift as ESC [ 1 ; 2 C.
    private static func arrow(_ rest: inout ArraySlice<UInt8>) -> Key? {
        guard rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") else { return nil }
        rest = rest.dropFirst()
        var parameters: [UInt8] = []
        while let next = rest.popFirst() {
            guard next >= 0x40 else {
                parameters.append(next)
                continue
            }
            let isShifted = parameters.last == UInt8(ascii: "2") && parameters.contains(UInt8(ascii: ";"))
            switch next {
            case UInt8(ascii: "C"): return isShifted ? .shiftRight : .right
            case UInt8(ascii: "D"): return isShifted ? .shiftLeft : .left
            // Some terminals send small letters for shift.
            case UInt8(ascii: "c"): return .shiftRight
            case UInt8(ascii: "d"): return .shiftLeft
            default: return nil
            }
        }
        return nil
    }
}
