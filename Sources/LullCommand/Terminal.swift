import Glibc
import LullSession

/// What a person is told: on standard error, so that standard output carries only what was asked for.
enum Terminal {
    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The width of the terminal on standard error.
    static var width: Int { width(of: 2) ?? 80 }

    /// The width of the terminal on standard output; nil where that is none, so that a search finds whole lines.
    static var outputWidth: Int? { isTerminal(1) ? width(of: 1) ?? 80 : nil }

    private static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes a line to standard error. What a terminal would obey is shown instead.
    static func message(_ text: String) { write(CleanText.shown(text) + "\n", to: 2) }

    /// Writes to standard output, as ``message(_:)`` does; ends quietly where nobody reads any more.
    static func output(_ text: String) { write(CleanText.shown(text), to: 1) }

    /// Takes a progress bar away.
    static func clearProgress() {
        if isTerminal(2) { write("\r\u{1B}[K", to: 2) }
    }

    /// Writes as it is, for what moves the cursor: text from outside has been cleaned by then.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
