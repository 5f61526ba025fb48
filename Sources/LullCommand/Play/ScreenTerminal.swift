import Glibc

/// Draws rows on a terminal's other screen, and leaves the terminal as it was.
struct ScreenTerminal {
    private var shown: [PlayScreen.Row] = []
    private var size = (columns: 0, rows: 0)
    private(set) var isUp = false
    private let hasColour: Bool

    init(hasColour: Bool) { self.hasColour = hasColour }

    /// The terminal's columns and rows.
    static var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Whether this program may write to the terminal: not where a shell has put it into the background.
    static var isForeground: Bool {
        let group = tcgetpgrp(2)
        return group < 0 || group == getpgrp()
    }

    /// Shows rows; only those that have changed are written.
    mutating func show(_ rows: [PlayScreen.Row]) {
        guard ScreenTerminal.isForeground else { return }
        var text = ""
        let now = ScreenTerminal.size
        if !isUp {
            // The other screen, without a cursor.
            text += "\u{1B}[?1049h\u{1B}[?25l"
            isUp = true
            size = (0, 0)
        }
        if now != size {
            text += "\u{1B}[2J"
            shown = []
            size = now
        }
        for row in 0..<max(rows.count, shown.count) {
            let new = row < rows.count ? rows[row] : PlayScreen.Row()
            if row < shown.count, shown[row] == new { continue }
            if row >= shown.count, new.parts.isEmpty { continue }
            text += "\u{1B}[\(row + 1);3H" + written(new) + "\u{1B}[K"
        }
        shown = rows
        if !text.isEmpty { Terminal.write(text, to: 2) }
    }

    /// Goes back to the screen that was there before.
    mutating func leave() {
        guard isUp else { return }
        isUp = false
        shown = []
        Terminal.write("\u{1B}[?25h\u{1B}[?1049l", to: 2)
    }

    private func written(_ row: PlayScreen.Row) -> String {
        row.parts.map { text, style in
            let code: String? =
                switch style {
                case .plain: nil
                case .strong: "1"
                case .soft: "2"
                case .breath: "36"
                }
            return hasColour ? code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text : text
        }.joined()
    }
}
