import LullSession

/// A script's text prepared for the CommonMark library: the same number of bytes, with what is Lull's own covered.
///
/// A directive binds closer than emphasis, a comment may hold anything, and markup does not end a paragraph. So the library
/// sees other bytes in their places; the tree takes its words from the text itself.
struct MaskedText {
    /// What the library reads to find blocks.
    private(set) var block: [UInt8]
    /// What the library reads to find the marks within a block.
    private(set) var inline: [UInt8]
    /// Nodes that stand outside all blocks: front matter, comments of whole lines, and what is never closed.
    private(set) var asides: [SyntaxNode] = []
    /// Definitions of references, for the blocks that use them.
    private(set) var definitions: [Range<Int>] = []

    private let source: SourceText
    private let bytes: [UInt8]
    private var labels: Set<String> = []
    /// Where the search for a mark's end was last answered, so that it stays linear.
    private var ends: [String: Int] = [:]

    init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
        block = bytes
        inline = bytes
        clean()
        let body = frontMatter()
        let fences = fences(from: body)
        findDefinitions(from: body, outside: fences)
        scan(from: body, outside: fences)
        bullets(from: body, outside: fences)
    }

    // MARK: Covering

    private mutating func cover(_ range: Range<Int>, with byte: UInt8) {
        for index in range {
            block[index] = byte
            inline[index] = byte
        }
    }

    /// Control characters mean nothing to anybody; separators of lines are line breaks to the library too.
    private mutating func clean() {
        for (index, byte) in bytes.enumerated() {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
                cover(index..<index + 1, with: 0x20)
            } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
            {
                // Two spaces and a line feed: a hard break.
                cover(index..<index + 2, with: 0x20)
                cover(index + 2..<index + 3, with: 0x0A)
            } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
                cover(index..<index + 3, with: 0x20)
            } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                // A space that doesn't break is no indentation and no word.
                if index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x20 && isAtLineStart(index) {
                    cover(index..<index + 2, with: 0x20)
                }
            }
        }
    }

    private func isAtLineStart(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, block[before] == 0x20 { before -= 1 }
        return before < 0 || block[before] == 0x0A
    }

    // MARK: Front matter

    /// Covers the front matter, and answers where the body begins.
    private mutating func frontMatter() -> Int {
        guard let front = FrontMatterSpan(source) else { return 0 }
        guard let end = front.end else {
            asides.append(SyntaxNode(.openFrontMatter, trimmed(front.opening)))
            cover(front.opening, with: 0x20)
            return front.opening.upperBound
        }
        let last = source.line(at: max(0, end - 1))
        asides.append(
            SyntaxNode(.frontMatter, trimmed(front.opening).lowerBound..<trimmed(source.range(ofLine: last)).upperBound)
        )
        for index in 0..<end where bytes[index] != 0x0A && bytes[index] != 0x0D { cover(index..<index + 1, with: 0x20) }
        return end
    }

    // MARK: Fences

    /// The ranges of fenced text; a fence that never ends is covered, so that the text behind it is read.
    private mutating func fences(from body: Int) -> [Range<Int>] {
        var fences: [Range<Int>] = []
        var open: (mark: UInt8, length: Int, start: Int)?
        var openers: [(mark: UInt8, length: Int, line: Range<Int>)] = []
        let first = source.line(at: body)
        for number in first...max(first, source.lineCount) {
            let line = source.range(ofLine: number)
            guard line.lowerBound >= body, let fence = fence(line) else { continue }
            if let opened = open {
                guard fence.mark == opened.mark, fence.length >= opened.length, !fence.hasInfo else { continue }
                fences.append(opened.start..<line.upperBound)
                open = nil
            } else if fence.mark == 0x7E, !fence.hasInfo, isBlank(number + 1) || isBlank(number - 1) && fence.length > 4
            {
                // A row of tildes is a divider to most people.
                coverRule(line)
            } else if closes(fence, behind: number) {
                open = (fence.mark, fence.length, line.lowerBound)
            } else {
                openers.append((fence.mark, fence.length, line))
            }
        }
        for opener in openers {
            if opener.mark == 0x7E {
                coverRule(opener.line)
            } else {
                asides.append(SyntaxNode(.openFence, trimmed(opener.line)))
                for index in opener.line where bytes[index] == 0x60 { cover(index..<index + 1, with: 0x20) }
            }
        }
        return fences
    }

    private struct Fence {
        var mark: UInt8
        var length: Int
        var hasInfo: Bool
    }

    private func fence(_ line: Range<Int>) -> Fence? {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard index < line.upperBound, bytes[index] == 0x60 || bytes[index] == 0x7E else { return nil }
        let mark = bytes[index]
        let start = index
        while index < line.upperBound, bytes[index] == mark { index += 1 }
        let info = bytes[index..<line.upperBound]
        // A mark of code within one line is no fence.
        guard index - start >= 3, mark == 0x7E || !info.contains(0x60) else { return nil }
        return Fence(mark: mark, length: index - start, hasInfo: info.contains { $0 != 0x20 && $0 != 0x09 })
    }

    private mutating func closes(_ fence: Fence, behind number: Int) -> Bool {
        // Lines that close nothing are looked at once: the answer for a mark holds until the line it names.
        let key = "fence \(fence.mark) \(fence.length)"
        if let known = ends[key], known > number || known == Int.max { return known != Int.max }
        var next = number + 1
        while next <= source.lineCount {
            if let other = self.fence(source.range(ofLine: next)), other.mark == fence.mark,
                other.length >= fence.length, !other.hasInfo
            {
                ends[key] = next
                return true
            }
            next += 1
        }
        ends[key] = Int.max
        return false
    }

    private func isBlank(_ number: Int) -> Bool {
        guard number >= 1, number <= source.lineCount else { return true }
        return bytes[source.range(ofLine: number)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private mutating func coverRule(_ line: Range<Int>) {
        for index in line where bytes[index] == 0x7E { cover(index..<index + 1, with: 0x2A) }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 {
            range = (first + 1)..<range.upperBound
        }
        while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 { range = range.lowerBound..<last }
        return range
    }

    // MARK: Definitions

    /// `[label]: address`, where the address looks like one: `[bell]: soft` is a directive.
    private mutating func findDefinitions(from body: Int, outside fences: [Range<Int>]) {
        var fences = fences[...]
        for number in source.line(at: body)...max(1, source.lineCount) {
            let line = source.range(ofLine: number)
            guard line.lowerBound >= body else { continue }
            while let fence = fences.first, fence.upperBound <= line.lowerBound { fences.removeFirst() }
            if let fence = fences.first, fence.contains(line.lowerBound) { continue }
            let content = trimmed(line)
            guard content.lowerBound - line.lowerBound < 4, content.first.map({ bytes[$0] == 0x5B }) == true,
                let close = bytes[content].firstIndex(of: 0x5D), close + 1 < content.upperBound,
                bytes[close + 1] == 0x3A
            else { continue }
            let label = source[content.lowerBound + 1..<close]
            let address = source[trimmed(close + 2..<content.upperBound)]
            guard !label.hasPrefix("^") else { continue }
            let looks = ["<", "/", "#", "./", "../", "mailto:", "www."].contains { address.hasPrefix($0) }
            guard looks || address.prefix(12).contains("://") else { continue }
            labels.insert(Self.normal(label))
            definitions.append(content)
        }
    }

    private static func normal(_ label: String) -> String {
        label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    // MARK: Marks

    private mutating func scan(from body: Int, outside fences: [Range<Int>]) {
        var index = body
        var fences = fences[...]
        var lineEnd = body
        var inCharacterData = false
        while index < bytes.count {
            if let fence = fences.first, index >= fence.lowerBound {
                index = max(index, fence.upperBound)
                fences.removeFirst()
                continue
            }
            if index >= lineEnd { lineEnd = max(index + 1, source.range(ofLine: source.line(at: index)).upperBound) }
            switch bytes[index] {
            case 0x5C:
                index += 2
            case 0x60:
                index = codeEnd(index)
            case 0x3C:
                index = markup(index, &inCharacterData)
            case 0x25 where matches("%%", index) && (index == 0 || bytes[index - 1] <= 0x20):
                index = remark(index)
            case 0x5B:
                index = bracket(index, lineEnd)
            case 0x5D where inCharacterData && matches("]]>", index):
                replace(index..<index + 3, block: "xxx", inline: "<b>")
                inCharacterData = false
                index += 3
            default:
                index += 1
            }
        }
    }

    private func matches(_ text: StaticString, _ index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private mutating func replace(_ range: Range<Int>, block: String, inline: String) {
        for (index, byte) in zip(range, block.utf8) { self.block[index] = byte }
        for (index, byte) in zip(range, inline.utf8) { self.inline[index] = byte }
    }

    /// Where a mark of code that begins here ends, or the next byte where it never does.
    private func codeEnd(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == 0x60 { index += 1 }
        let length = index - start
        let most = min(bytes.count, index + 4_000)
        var run = 0
        while index < most {
            if bytes[index] == 0x60 {
                run += 1
            } else {
                if run == length { return index }
                run = 0
                if bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] == 0x0A { break }
            }
            index += 1
        }
        return run == length ? index : start + length
    }

    /// The end of the first `text` at or behind an index; nil where there is none.
    private mutating func end(of text: StaticString, behind index: Int) -> Int? {
        let key = text.description
        if let known = ends[key], known >= index + text.utf8CodeUnitCount || known == Int.max {
            return known == Int.max ? nil : known
        }
        var at = index
        while at + text.utf8CodeUnitCount <= bytes.count {
            if matches(text, at) {
                ends[key] = at + text.utf8CodeUnitCount
                return at + text.utf8CodeUnitCount
            }
            at += 1
        }
        ends[key] = Int.max
        return nil
    }

    private mutating func markup(_ index: Int, _ inCharacterData: inout Bool) -> Int {
        if matches("<!--", index) {
            guard let end = end(of: "-->", behind: index + 4) else {
                asides.append(SyntaxNode(.openComment, index..<index + 4))
                cover(index..<index + 4, with: 0x78)
                return index + 4
            }
            hide(index..<end)
            return end
        }
        if matches("<![CDATA[", index) {
            replace(index..<index + 9, block: "xxxxxxxxx", inline: "<x-xxxxx>")
            inCharacterData = true
            return index + 9
        }
        for (open, close) in [("<script" as StaticString, "</script>" as StaticString), ("<style", "</style>")]
        where matches(open, index) {
            guard let end = end(of: close, behind: index) else { break }
            hide(index..<end)
            return end
        }
        guard index + 1 < bytes.count else { return index + 1 }
        let next = bytes[index + 1] | 0x20
        guard
            (0x61...0x7A).contains(next) || bytes[index + 1] == 0x2F || bytes[index + 1] == 0x3F
                || bytes[index + 1] == 0x21
        else { return index + 1 }
        block[index] = 0x28
        // The library takes no colon in a name.
        var at = index + 1
        while at < bytes.count, at < index + 60, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x22 {
            if bytes[at] == 0x3A, !matches("://", at), !(bytes[index + 1] == 0x6D && matches("mailto", index + 1)) {
                inline[at] = 0x2D
            }
            at += 1
        }
        return index + 1
    }

    /// `%%…%%` of Obsidian.
    private mutating func remark(_ index: Int) -> Int {
        guard let end = end(of: "%%", behind: index + 2), end - index > 4 else { return index + 2 }
        hide(index..<end)
        return end
    }

    /// Covers what is never spoken: as empty lines where it fills its lines, else as a mark within its line.
    private mutating func hide(_ range: Range<Int>) {
        let first = source.range(ofLine: source.line(at: range.lowerBound))
        let last = source.range(ofLine: source.line(at: range.upperBound - 1))
        let fills =
            block[first.lowerBound..<range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
            && bytes[range.upperBound..<max(range.upperBound, last.upperBound)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
        if fills {
            asides.append(SyntaxNode(.comment, range))
            for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D {
                cover(index..<index + 1, with: 0x20)
            }
            return
        }
        cover(range, with: 0x78)
        inline[range.lowerBound] = 0x3C
        inline[range.lowerBound + 1] = 0x21
        inline[range.lowerBound + 2] = 0x41
        inline[range.lowerBound + 3] = 0x20
        inline[range.upperBound - 1] = 0x3E
    }

    // MARK: Brackets

    /// Covers a directive; leaves links, images, notes and references to the library.
    private mutating func bracket(_ open: Int, _ lineEnd: Int) -> Int {
        let isImage = open > 0 && bytes[open - 1] == 0x21 && !(open > 1 && bytes[open - 2] == 0x5C)
        if matches("[[", open), let end = end(of: "]]", behind: open + 2), end <= lineEnd {
            coverBrackets(open..<end)
            return end
        }
        guard let close = end(of: "]", behind: open + 1), close <= lineEnd else { return open + 1 }
        if open + 1 < close - 1, bytes[open + 1] == 0x5E { return close }
        let next = close < lineEnd ? bytes[close] : 0
        if next == 0x28, let end = end(of: ")", behind: close + 1), end <= lineEnd { return close }
        if isImage { return close }
        let label = source[open + 1..<close - 1]
        if labels.contains(Self.normal(label)) { return close }
        if next == 0x5B, let other = end(of: "]", behind: close + 1), other <= lineEnd {
            let reference = source[close + 1..<other - 1]
            if labels.contains(Self.normal(reference)) { return other }
        }
        if bytes[open..<close].contains(0x60) { return open + 1 }
        coverBrackets(open..<close)
        return close
    }

    private mutating func coverBrackets(_ range: Range<Int>) {
        cover(range, with: 0x78)
        cover(range.lowerBound..<range.lowerBound + 1, with: 0x28)
        cover(range.upperBound - 1..<range.upperBound, with: 0x29)
    }

    // MARK: Bullets

    /// Bullets of word processors, and dashes in two lines or more, are the bullets of a list.
    private mutating func bullets(from body: Int, outside fences: [Range<Int>]) {
        var previous: Character?
        for number in source.line(at: body)...max(1, source.lineCount) {
            let line = source.range(ofLine: number)
            guard line.lowerBound >= body, let bullet = bullet(line) else {
                previous = nil
                continue
            }
            let isDash = bullet.mark == "–" || bullet.mark == "—"
            let next = number < source.lineCount ? self.bullet(source.range(ofLine: number + 1))?.mark : nil
            if !isDash || previous == bullet.mark || next == bullet.mark {
                cover(bullet.range, with: 0x20)
                cover(bullet.range.lowerBound..<bullet.range.lowerBound + 1, with: 0x2D)
            }
            previous = bullet.mark
        }
    }

    private func bullet(_ line: Range<Int>) -> (mark: Character, range: Range<Int>)? {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        for mark: Character in ["•", "–", "—", "·", "‣", "◦", "▪", "▸", "►", "●", "○", "■", "✓", "✔", "➤", "→", "·"] {
            let length = mark.utf8.count
            guard index + length < line.upperBound, bytes[index..<index + length].elementsEqual(mark.utf8),
                bytes[index + length] == 0x20 || bytes[index + length] == 0x09 || bytes[index + length] == 0xC2
            else { continue }
            return (mark, index..<index + length)
        }
        return nil
    }
}
