import LullSession

extension Score {
    /// The score as text: one line for each section, line, run of breaths and sound, in the order of time.
    ///
    /// Stable: the same score gives the same text, so that two versions of a session can be compared.
    public var listing: String {
        var rows: [(frame: Int, order: Int, text: String)] = []
        func row(_ frame: Int, _ order: Int, _ text: String) {
            rows.append((frame, order, CleanText.shownOnOneLine(text)))
        }
        func time(_ frame: Int) -> String {
            let text = Numerals.clock(seconds(frame), tenths: true)
            return String(repeating: " ", count: max(0, 9 - text.count)) + text
        }
        for section in sections {
            row(
                section.start,
                0,
                "\(time(section.start))  ## \(section.title)  (\(length(section.end - section.start)))"
            )
        }
        for line in lines {
            let words = line.text.isEmpty ? "" : "“\(line.text)”  "
            row(line.start, 2, "\(time(line.start))  \(words)[\(line.source)]")
        }
        for run in breathRuns {
            let first = breaths[run.lowerBound]
            let count = run.count == 1 ? "1 breath" : "\(run.count) breaths"
            row(first.start, 1, "\(time(first.start))  breath \(pattern(first))  × \(count)")
        }
        for voice in voices where instruments[voice.instrument].name != "voice" {
            let instrument = instruments[voice.instrument]
            // Cues of a guide are told by the breaths they belong to.
            if instrument.name.contains(".") { continue }
            row(
                voice.start,
                1,
                "\(time(voice.start))  \(instrument.name) (\(instrument.kind)) until \(Numerals.clock(seconds(voice.end), tenths: true))"
            )
        }
        let body = rows.enumerated().sorted {
            ($0.element.frame, $0.element.order, $0.offset) < ($1.element.frame, $1.element.order, $1.offset)
        }
        return body.map(\.element.text).joined(separator: "\n") + "\n\(time(duration))  end\n"
    }

    private func length(_ frames: Int) -> String { Numerals.clock(seconds(frames)) }

    private func pattern(_ breath: Breath) -> String {
        BreathPhase.allCases.compactMap { phase in
            let span = breath.span(of: phase)
            return span.isEmpty
                ? nil : "\(phase.rawValue) \(Numerals.short((seconds(span.count) * 100).rounded() / 100))"
        }.joined(separator: ", ") + " s"
    }

    /// Neighbouring breaths alike to a hundredth of a second.
    private var breathRuns: [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in breaths.indices {
            if let last = runs.last, breaths[index].start == breaths[index - 1].end,
                pattern(breaths[last.lowerBound]) == pattern(breaths[index])
            {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }
}
