import Glibc

/// Where words go: what was found to standard output, what goes on to standard error.
enum Terminal {
    /// A finding, shown at once.
    static func say(_ text: String) {
        put(text + "\n", 1)
    }

    /// A message.
    static func complain(_ text: String) {
        put("lull-bench: \(text)\n", 2)
    }

    /// What goes on, in a line that the next one replaces; only where somebody looks.
    static func show(_ text: String) {
        if isatty(2) == 1 { put("\r\u{1B}[K\(text)", 2) }
    }

    private static func put(_ text: String, _ descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
