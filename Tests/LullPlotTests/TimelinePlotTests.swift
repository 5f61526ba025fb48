import Testing

@testable import LullPlot

@Suite("Pictures of a plan")
struct TimelinePlotTests {
    private static func breaths(_ length: Double, from start: Double, count: Int) -> [Timeline.Breath] {
        (0..<count).map {
            let start = start + Double($0) * length
            return Timeline.Breath(start: start, inhale: 0.4 * length, hold: 0, exhale: 0.6 * length, rest: 0)
        }
    }

    private static let evening = Timeline(
        title: "An <evening> & \"more\"",
        duration: 600,
        sections: [
            PlotSection(title: "Ease & <rest>", start: 0, end: 200), PlotSection(title: "夜の海", start: 200, end: 600),
        ],
        lines: (0..<20).map {
            Timeline.Line(text: "Line \($0) & <more>", start: Double($0) * 30, end: Double($0) * 30 + 6)
        },
        breaths: breaths(10, from: 60, count: 20),
        sounds: [
            Timeline.Sound(
                name: "sea",
                kind: "noise",
                spans: [
                    .init(start: 0, end: 600, levels: [.init(time: 0, level: -.infinity), .init(time: 9, level: -12)])
                ]
            ),
            Timeline.Sound(name: "bell", kind: "bell", spans: [.init(start: 590, end: 600)]),
        ]
    )

    @Test func `an SVG is well formed and keeps its words`() throws {
        let elements = try Elements(TimelinePlot(Self.evening).svg())
        #expect(elements.names.first == "svg")
        #expect(elements.words.first == "An <evening> & \"more\"")
        #expect(elements.words.contains("Ease & <rest>"))
        #expect(elements.words.contains("夜の海"))
        #expect(elements.words.contains("6/min"))
        #expect(elements.words.contains { $0.hasPrefix("A plan of 10:00. Sections: 0:00 Ease & <rest>; 3:20 夜の海.") })
    }

    @Test func `characters that XML cannot hold are left out`() throws {
        let timeline = Timeline(title: "a\u{0}b\u{1}\nc\u{FFFE}", duration: 1)
        let svg = try TimelinePlot(timeline).svg()
        #expect(!svg.contains { $0 < 32 && $0 != 10 })
        #expect(try Elements(svg).words.first == "a b c")
    }

    @Test(arguments: [1, 2])
    func `a PNG is as wide as asked`(_ scale: Int) throws {
        let plot = TimelinePlot(Self.evening, width: 700)
        let picture = try Picture(png: plot.png(scale: scale))
        #expect(picture.width == 700 * scale)
        #expect(picture[0, 0] == 0xFCFCFA)
        let svg = try plot.svg()
        let height = try #require(String(decoding: svg, as: UTF8.self).firstMatch(of: /height="(\d+)"/)?.1)
        #expect(picture.height == scale * (Int(height) ?? 0))
    }

    @Test func `nothing to show is shown`() throws {
        for duration in [0, -1, .nan, .infinity, 0.001, 1e12] {
            _ = try Elements(TimelinePlot(Timeline(title: "", duration: duration)).svg())
            _ = try Picture(png: TimelinePlot(Timeline(title: "", duration: duration)).png())
        }
    }

    @Test func `the same plan is the same bytes`() throws {
        let plot = TimelinePlot(Self.evening)
        let (svg, png) = (try plot.svg(), try plot.png())
        #expect(try plot.svg() == svg)
        #expect(try plot.png() == png)
    }

    @Test func `dense breaths become one area with their rate`() throws {
        let timeline = Timeline(title: "Night", duration: 8 * 3600, breaths: Self.breaths(10, from: 600, count: 2500))
        let svg = try TimelinePlot(timeline).svg()
        #expect(svg.count < 20_000)
        #expect(try Elements(svg).words.contains("6/min"))
    }

    @Test func `breaths are told apart by pauses and jumps, not by drift`() {
        let drifting = (0..<50).reduce(into: [Timeline.Breath]()) { list, _ in
            let start = list.last?.end ?? 0
            let length = (list.last?.length ?? 10) * 1.02
            list.append(.init(start: start, inhale: length / 2, hold: 0, exhale: length / 2, rest: 0))
        }
        #expect(BreathRun.runs(drifting).map(\.rate) == ["5.9 → 2.2/min"])
        let two = Self.breaths(10, from: 0, count: 5) + Self.breaths(10, from: 60, count: 5)
        #expect(BreathRun.runs(two).map(\.rate) == ["6/min", "6/min"])
        let jump = Self.breaths(10, from: 0, count: 5) + Self.breaths(16, from: 50, count: 5)
        #expect(BreathRun.runs(jump).map(\.rate) == ["6/min", "3.8/min"])
    }

    @Test func `a pace that is asked for is told as it is asked for`() throws {
        func breath(_ start: Double, _ length: Double, _ pace: (Double, Double)) -> Timeline.Breath {
            let pace = Timeline.Pace(start: pace.0, end: pace.1)
            return .init(start: start, inhale: 0.4 * length, hold: 0, exhale: 0.6 * length, rest: 0, pace: pace)
        }
        // The first breath of a ramp from 12 to 6 a minute is longer than 5 s already.
        let slowing = [breath(0, 5.05, (12, 11.8)), breath(5.05, 5.4, (11.8, 10.9)), breath(10.45, 5.7, (10.9, 10.2))]
        #expect(BreathRun.runs(slowing).map(\.rate) == ["12 → 10.2/min"])
        let words = try Elements(TimelinePlot(Timeline(title: "", duration: 20, breaths: slowing)).svg()).words
        #expect(words.contains("12 → 10.2/min"))
        #expect(BreathRun.runs([breath(0, 9.99, (6, 6))]).map(\.rate) == ["6/min"])
    }

    @Test(arguments: [240, 320, 480, 640, 1000, 2400])
    func `at every width labels stay beside one another and in the picture`(_ width: Int) throws {
        let canvas = try Canvas(svg: PictureSize(width: width, height: 120), title: "", summary: "")
        var timeline = Self.evening
        timeline.sections = (0..<40).map {
            PlotSection(title: "Section number \($0)", start: Double($0) * 15, end: Double($0) * 15 + 15)
        }
        timeline.lines += [Timeline.Line(text: "The very last words of all", start: 599, end: 600)]
        let layout = TimelineLayout(timeline, canvas)
        for (places, right) in [(layout.sectionLabels, Double(width)), (layout.lineLabels, layout.time.right)] {
            #expect(!places.isEmpty)
            for row in 0..<3 {
                let inRow = places.filter { $0.row == row }
                for (one, other) in zip(inRow, inRow.dropFirst()) { #expect(one.x + one.width < other.x) }
            }
            #expect(places.allSatisfy { $0.x >= layout.time.left && $0.x + $0.width <= right })
        }
    }

    @Test func `words of marks lie over every stroke`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 480, height: 200), title: "", summary: "")
        let time = TimeAxis(duration: 60, left: 40, width: 400)
        let marks = TimeMarks(
            sections: [PlotSection(title: "One", start: 0, end: 20), PlotSection(title: "Two", start: 20, end: 60)],
            marks: (0..<30).map { PlotMark(time: Double($0) * 2, label: "mark \($0)", isFault: $0 == 17) },
            time: time,
            canvas: canvas
        )
        marks.drawLabels(top: 10)
        let elements = try Elements(canvas.svgBytes())
        #expect(elements.words.contains("mark 17"))
        let firstWords = try #require(elements.names.firstIndex(of: "text"))
        #expect(elements.names[firstWords...].allSatisfy { $0 == "text" })
    }

    @Test func `a night of many sounds grows in height and stays small`() throws {
        var timeline = Timeline(title: String(repeating: "long ", count: 100), duration: 8 * 3600)
        for index in 0..<60 {
            let spans = (0..<5000).map { Timeline.Span(start: Double($0) * 5, end: Double($0) * 5 + 3) }
            timeline.sounds.append(Timeline.Sound(name: "bell \(index)", kind: "bell", spans: spans))
        }
        let plot = TimelinePlot(timeline)
        #expect(try plot.svg().count < 8_000_000)
        let picture = try Picture(png: plot.png())
        #expect(picture.height > 60 * 28)
    }

    @Test func `a label at the right edge begins further left and stays whole where there is room`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 1000, height: 200), title: "", summary: "")
        let words = "Find one thing"
        let width = canvas.measure(words)
        func pack(_ first: Double) -> [LabelRows.Place] {
            let labels = [LabelRows.Label(words: words, x: first), LabelRows.Label(words: words, x: 985)]
            return LabelRows.pack(labels, within: 8...990, rows: 1, least: 200, on: canvas)
        }
        let places = pack(20)
        #expect(places.map(\.words) == [words, words])
        #expect(places.map(\.mark) == [20, 985])
        #expect(places[0].x == 20)
        #expect(abs(places[1].x + width - 990) < 0.01)
        // Where another one is in the way, it is left out rather than put upon it.
        #expect(pack(940 - width).map(\.index) == [0])
    }

    @Test func `labels take as few rows as show them whole`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 1000, height: 200), title: "", summary: "")
        let words = "Two warm hands"
        let width = canvas.measure(words)
        func rows(_ distance: Double) -> [Int] {
            let labels = (0..<6).map { LabelRows.Label(words: words, x: 20 + Double($0) * distance) }
            let places = LabelRows.pack(labels, within: 8...990, rows: 3, least: 30, on: canvas)
            #expect(places.map(\.words) == Array(repeating: words, count: places.count))
            return places.map(\.row)
        }
        #expect(rows(width + 11) == [0, 0, 0, 0, 0, 0])
        #expect(rows(width / 2 + 6) == [0, 1, 0, 1, 0, 1])
        #expect(rows(width / 3 + 5) == [0, 1, 2, 0, 1, 2])
    }

    @Test func `what matters less is shortened, then left out`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 1000, height: 200), title: "", summary: "")
        func pack(_ second: Double) -> [LabelRows.Place] {
            let labels = [
                LabelRows.Label(words: "A title of some words", x: 20, weight: 1),
                LabelRows.Label(words: "Another title of words", x: 20 + second, weight: 2),
            ]
            return LabelRows.pack(labels, within: 8...990, rows: 1, least: 64, on: canvas)
        }
        #expect(pack(300).map(\.words) == ["A title of some words", "Another title of words"])
        let shortened = pack(80)
        #expect(shortened.map(\.index) == [0, 1])
        #expect(shortened.first?.words.hasSuffix("…") == true)
        #expect(shortened.last?.words == "Another title of words")
        #expect(pack(70).map(\.words) == ["Another title of words"])
    }

    @Test func `labels never touch, and are left out only for others that matter as much`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 1000, height: 200), title: "", summary: "")
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...9999, using: &generator)
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<60 {
            let right = 60 + Double(next(940))
            let (rows, least) = (1 + next(3), Double(20 + next(400)))
            var x = 0.0
            let labels = (0..<(1 + next(80))).map { _ in
                x += Double(next(40))
                let words = String(repeating: "word ", count: 1 + next(6))
                return LabelRows.Label(words: words, x: x, weight: Double(next(3)))
            }
            let places = LabelRows.pack(labels, within: 8...right, rows: rows, least: least, on: canvas)
            #expect(!places.isEmpty)
            for row in 0..<rows {
                let inRow = places.filter { $0.row == row }
                for (one, other) in zip(inRow, inRow.dropFirst()) {
                    #expect(one.x + one.width + 9.9 < other.x, "seed \(seed), round \(round)")
                }
                #expect(
                    inRow.allSatisfy { $0.x >= 8 && $0.x + $0.width <= right + 0.1 },
                    "seed \(seed), round \(round)"
                )
            }
            let shown = Set(places.map(\.index))
            #expect(shown.count == places.count)
            func span(_ label: LabelRows.Label) -> Range<Double> {
                let need = min(canvas.measure(label.words), least, right - 8)
                let start = max(8, min(label.x, right - need))
                return start..<start + need + 10
            }
            for (index, label) in labels.enumerated() where !shown.contains(index) {
                let inTheWay = shown.filter {
                    span(labels[$0]).overlaps(span(label)) && labels[$0].weight >= label.weight
                }
                #expect(inTheWay.count >= rows, "seed \(seed), round \(round)")
            }
        }
        let spread = LabelRows.spread([10, 11, 12, 90], line: 14, within: 0...100)
        #expect(spread == [10, 24, 38, 90])
        #expect(LabelRows.spread([99, 98, 97], line: 14, within: 0...100) == [100, 86, 72])
    }
}

@Suite("Axes")
struct AxisTests {
    @Test func `time lies evenly between the edges`() {
        let axis = TimeAxis(duration: 200, left: 50, width: 800)
        #expect(axis.x(0) == 50)
        #expect(axis.x(50) == 250)
        #expect(axis.x(200) == 850)
        #expect(axis.x(-5) == 50)
        #expect(axis.x(1e9) == 850)
        #expect(axis.x(.nan) == 50)
    }

    @Test func `ticks never overlap, and there are always some`() throws {
        let canvas = try Canvas(svg: PictureSize(width: 1200, height: 200), title: "", summary: "")
        for width in [60.0, 300, 784, 1100] {
            for duration in [0.0001, 0.01, 0.3, 1, 7, 10, 61, 599, 601, 3599, 3600, 7201, 28_800, 86_400, 1e7] {
                let axis = TimeAxis(duration: duration, left: 50, width: width)
                let ticks = axis.ticks(within: 2...1198) { canvas.measure($0) }
                #expect(!ticks.isEmpty)
                if width > 200 { #expect(ticks.count > 1, "\(duration) s on \(width)") }
                for (one, other) in zip(ticks, ticks.dropFirst()) {
                    #expect(one.to + 4 < other.from, "\(duration) s on \(width)")
                }
            }
        }
    }

    @Test func `time is written as clocks write it`() {
        func labels(_ duration: Double) -> [String] {
            TimeAxis(duration: duration, left: 50, width: 800).ticks(within: 0...2000) { _ in 90 }.map(\.label)
        }
        #expect(labels(600) == ["0:00", "2:00", "4:00", "6:00", "8:00", "10:00"])
        #expect(labels(28_800) == ["0:00:00", "2:00:00", "4:00:00", "6:00:00", "8:00:00"])
        #expect(labels(1) == ["0.0 s", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s"])
        #expect(Figures.fixed(-0.04, decimals: 1) == "0.0")
        #expect(Figures.fixed(-24.06, decimals: 1) == "−24.1")
        #expect(Figures.short(4.50, decimals: 2) == "4.5")
    }

    @Test(arguments: [100, 8000, 44_100, 192_000])
    func `frequency lies in octaves`(_ rate: Int) {
        let axis = FrequencyAxis(rate: rate, top: 10, height: 300)
        #expect(abs(axis.y(axis.highest) - 10) < 1e-9)
        #expect(abs(axis.y(axis.lowest) - 310) < 1e-9)
        #expect(abs(axis.hertz(axis.y(axis.lowest * 2)) / axis.lowest - 2) < 1e-9)
        #expect(axis.ticks.count > 1)
    }

    @Test func `colours grow lighter with the level`() {
        func light(_ part: Double) -> Double {
            let pixel = ColorMap.pixel(part)
            return 0.2126 * Double(pixel >> 16 & 255) + 0.7152 * Double(pixel >> 8 & 255) + 0.0722 * Double(pixel & 255)
        }
        let steps = (0...64).map { light(Double($0) / 64) }
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
        #expect(ColorMap.pixel(.nan) == ColorMap.pixel(0))
        #expect(ColorMap.pixel(9) == 0xFCFDBF)
    }
}
