import CTerminal
import LullSession

/// The picture of a practice on a terminal: what a person in the dark sees who opens their eyes for a moment.
///
/// Made of rows from a glance; it knows nothing of the terminal but its size and what it can show.
struct PlayScreen {
    /// What a terminal can show.
    struct Look: Equatable {
        var columns = 80
        var rows = 24
        /// Colours of the sixteen that every terminal has.
        var hasColour = true
        /// Characters beyond ASCII.
        var hasBlocks = true
        /// Bars that move.
        var hasMotion = true
    }

    /// How a part of a row looks.
    enum Style {
        case plain
        case strong
        case soft
        case breath
    }

    /// A row: parts in their styles.
    struct Row: Equatable {
        var parts: [(text: String, style: Style)] = []

        init(_ text: String = "", _ style: Style = .plain) {
            if !text.isEmpty { parts = [(text, style)] }
        }

        static func == (left: Row, right: Row) -> Bool {
            left.parts.elementsEqual(right.parts) { $0.text == $1.text && $0.style == $1.style }
        }

        /// The words, without their styles.
        var text: String { parts.map(\.text).joined() }
    }

    var look: Look
    var showsHelp = false
    /// Something to be told, for a while.
    var notice = ""

    private var width: Int { max(8, min(look.columns - 4, 72)) }

    private func cut(_ text: String) -> String { Columns.cut(text, to: width, mark: look.hasBlocks ? "…" : "~") }

    /// The rows of a moment; never more than the terminal has, none wider than it.
    func rows(_ glance: Glance) -> [Row] {
        let width = width
        var rows: [Row] = [Row(cut(glance.title), .strong)]
        var place = glance.section == glance.title ? "" : glance.section
        if let chapter = glance.chapter, chapter.of > 1 {
            let count = "\(chapter.number) of \(chapter.of)"
            place += place.isEmpty ? count : shown("  ·  ") + count
        }
        if glance.round > 0 { place += (place.isEmpty ? "" : shown("  ·  ")) + "round \(glance.round + 1)" }
        rows.append(Row(cut(place), .soft))
        rows.append(Row())
        rows.append(breath(glance, width))
        rows.append(Row())
        let said = Columns.wrap(doing(glance) ?? glance.line, to: width)
        rows += (0..<3).map { Row($0 < said.count ? said[$0] : "") }
        rows.append(Row())
        rows.append(time(glance, width))
        rows.append(Row(cut(facts(glance)), .soft))
        rows.append(Row())
        if showsHelp {
            rows += PlayScreen.help.map { Row(cut($0), .soft) }
        } else {
            let keys = "space pause   ←→ move   [ ] pace   - + beds   m voice   ? help   q end"
            rows.append(Row(cut(notice.isEmpty ? shown(keys) : notice), .soft))
        }
        return fitted(rows, glance)
    }

    /// What every key does.
    static let help = [
        "space          pause, and go on",
        "left, right    15 seconds back or on; with shift, a section",
        "[ and ]        slow or quicken the breath, a quarter a minute",
        "- and +        the beds softer or louder",
        "m              the voice off, and on again",
        "enter          end breathing that has no end of its own",
        "q              fade out and end",
    ]

    // Where there is little room, the empty rows go first, then all but the breath and the time.
    private func fitted(_ rows: [Row], _ glance: Glance) -> [Row] {
        let room = max(1, look.rows - 1)
        if rows.count <= room { return rows }
        let dense = rows.filter { !$0.parts.isEmpty }
        if dense.count <= room { return dense }
        let few = showsHelp ? dense : [breath(glance, width), time(glance, width)] + dense
        return Array(few.prefix(room))
    }

    private func doing(_ glance: Glance) -> String? {
        switch glance.doing {
        case .paused: "Paused. Space goes on."
        case .waiting: "The sound device is gone. Plug it in again, and it goes on from here; q ends."
        case .starting, .playing, .ended: nil
        }
    }

    private func breath(_ glance: Glance, _ width: Int) -> Row {
        guard let breath = glance.breath else { return Row() }
        guard look.hasMotion else { return Row(cut(breath.phase.word), .breath) }
        let words = max(BreathPhase.allCases.map(\.word.count).max() ?? 0, 1)
        let length = max(4, min(40, width - words - 2))
        var row = Row(bar(breath.volume, length), .breath)
        row.parts.append(("  " + Columns.cut(breath.phase.word, to: max(0, width - length - 2)), .plain))
        return row
    }

    /// A bar with eighths of a column, so that it moves as smoothly as a breath.
    func bar(_ share: Double, _ length: Int) -> String {
        let eighths = Int((min(max(share, 0), 1) * Double(length * 8)).rounded())
        let (full, rest) = (eighths / 8, eighths % 8)
        guard look.hasBlocks else {
            let filled = (eighths + 4) / 8
            return String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled)
        }
        let part = rest == 0 ? "" : String(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][rest - 1])
        let empty = length - full - (rest == 0 ? 0 : 1)
        return String(repeating: "█", count: full) + part + String(repeating: "░", count: empty)
    }

    private func time(_ glance: Glance, _ width: Int) -> Row {
        let gone = Numerals.clock(glance.position)
        let left =
            glance.isOpen
            ? "open" : "-" + Numerals.clock(max(0, glance.duration.rounded() - glance.position.rounded(.down)))
        let length = width - gone.count - left.count - 2
        guard length >= 6 else { return Row(cut("\(gone)  \(left)")) }
        let share = glance.isOpen ? 0 : glance.position / max(glance.duration, 1)
        let filled = min(length, max(0, Int((share * Double(length)).rounded())))
        let (on, off) = look.hasBlocks ? ("━", "─") : ("=", "-")
        var row = Row(gone + " ")
        row.parts.append((String(repeating: on, count: filled), .plain))
        row.parts.append((String(repeating: off, count: length - filled), .soft))
        row.parts.append((" " + left, .plain))
        return row
    }

    private func facts(_ glance: Glance) -> String {
        var facts: [String] = []
        if let breath = glance.breath {
            facts.append("\(Numerals.short((breath.rate * 100).rounded() / 100)) a minute")
        }
        facts.append(glance.level.map { "peak \(Int($0.rounded())) dB" } ?? "silence")
        if glance.beds != 0 { facts.append("beds \(glance.beds > 0 ? "+" : "")\(Numerals.short(glance.beds)) dB") }
        if glance.isMuted { facts.append("voice off") }
        facts.append(glance.underruns == 0 ? "no gaps" : "\(glance.underruns) gap\(glance.underruns == 1 ? "" : "s")")
        return facts.joined(separator: shown("  ·  "))
    }

    private func shown(_ text: String) -> String {
        look.hasBlocks ? text : text.replacing("←→", with: "<>").replacing("·", with: "|")
    }
}

/// Widths of text on a terminal, where a character may take no column, one or two.
enum Columns {
    static func width(_ character: Character) -> Int {
        // Emoji made of several take two columns, as the widest of their parts does.
        character.unicodeScalars.map { Int(lull_terminal_columns($0.value)) }.max() ?? 0
    }

    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// As much of a text as fits, with an ellipsis where some of it doesn't.
    ///
    /// - Parameter mark: stands for what is left out; one column.
    static func cut(_ text: String, to columns: Int, mark: String = "…") -> String {
        if width(text) <= columns { return text }
        guard columns > 0 else { return "" }
        var result = ""
        var used = 0
        for character in text {
            used += width(character)
            if used > columns - 1 { break }
            result.append(character)
        }
        return result + mark
    }

    /// A text in rows, broken between words where it has any.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        var rows: [String] = []
        var row = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            var word = String(word)
            if !row.isEmpty && width(row) + 1 + width(word) > columns {
                rows.append(row)
                row = ""
            }
            // A word, or a sentence of a script without spaces, that is wider than a row.
            while width(word) > columns, columns > 1 {
                var head = ""
                while let first = word.first, width(head) + width(first) <= columns {
                    head.append(first)
                    word.removeFirst()
                }
                rows.append(head)
            }
            row += row.isEmpty ? word : " " + word
        }
        if !row.isEmpty { rows.append(row) }
        return rows
    }
}
