import Glibc
import Testing

@testable import LullPlot

@Suite("Pictures of sound")
struct AudioPlotTests {
    private static func sine(_ hertz: Double, seconds: Double, rate: Int, level: Double = 0.5) -> [Float] {
        (0..<Int(seconds * Double(rate))).map { Float(level * sin(2 * .pi * hertz * Double($0) / Double(rate))) }
    }

    private static func add(_ plot: AudioPlot, _ samples: [Float], piece: Int) {
        samples.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for start in stride(from: 0, to: samples.count, by: piece) {
                let count = min(piece, samples.count - start)
                plot.add(left: base + start, right: base + start, count: count)
            }
        }
    }

    @Test(arguments: [100.0, 440, 1000, 5000, 12_000], [1, 20])
    func `a sine is brightest in the row of its frequency`(_ hertz: Double, _ seconds: Int) throws {
        let rate = 48_000
        let sound = SoundShape(rate: rate, channels: 2, frames: seconds * rate)
        let spectra = try Spectra(sound, columns: 200, rows: 150)
        let tone = Self.sine(hertz, seconds: Double(seconds), rate: rate)
        tone.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            spectra.add([base, base], count: tone.count)
        }
        spectra.finish()
        #expect(spectra.count == 200)
        let axis = FrequencyAxis(rate: rate, top: 0, height: 150)
        for column in [0, 50, 100, 199] {
            let rows = spectra.power[(column * 150)..<((column + 1) * 150)]
            let brightest = try #require(rows.indices.max { rows[$0] < rows[$1] }) - rows.startIndex
            #expect(abs(Double(brightest) + 0.5 - axis.y(hertz)) <= 1.5)
        }
        // Half of full scale, in both channels.
        #expect(abs(try #require(spectra.loudest) + 6.02) < 0.5)
    }

    @Test func `the picture shows the sine where its axis says`() throws {
        let rate = 48_000
        let tone = Self.sine(1000, seconds: 3, rate: rate)
        let plot = try SpectrogramPlot(SoundShape(rate: rate, channels: 1, frames: tone.count))
        plot.add(left: tone, right: tone, count: tone.count)
        let picture = try Picture(png: plot.png(title: "A tone"))
        #expect((picture.width, picture.height) == (760, 240))
        let axis = FrequencyAxis(rate: rate, top: 36, height: 240 - 36 - 22 - 8)
        let brightest = (40..<205).max { picture.brightness(300, $0) < picture.brightness(300, $1) }
        #expect(abs(Double(try #require(brightest)) + 0.5 - axis.y(1000)) <= 1.5)
    }

    @Test func `sounds of opposite phase don't cancel`() throws {
        let tone = Self.sine(1000, seconds: 1, rate: 48_000)
        let opposite = tone.map { -$0 }
        let spectra = try Spectra(SoundShape(rate: 48_000, channels: 2, frames: tone.count), columns: 50, rows: 100)
        tone.withUnsafeBufferPointer { left in
            opposite.withUnsafeBufferPointer { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return }
                spectra.add([left, right], count: tone.count)
            }
        }
        spectra.finish()
        #expect(abs(try #require(spectra.loudest) + 6.02) < 0.5)
    }

    @Test(arguments: [48_000, 8000, 100, 192_000])
    func `the shortest, the mono and the silent have a picture`(_ rate: Int) throws {
        for frames in [0, 1, max(1, rate / 100), rate] {
            for known in [true, false] {
                for samples in [[Float](repeating: 0, count: frames), Self.sine(20, seconds: 1, rate: rate)] {
                    let samples = Array(samples.prefix(frames))
                    let sound = SoundShape(rate: rate, channels: 1, frames: known ? frames : nil)
                    let plot = try AudioPlot(sound, size: PictureSize(width: 500, height: 400))
                    Self.add(plot, samples, piece: 700)
                    let png = try plot.png(AudioDetails(title: "x", loudness: LoudnessCurves(momentary: [])))
                    let picture = try Picture(png: png)
                    #expect((picture.width, picture.height) == (500, 400))
                }
            }
        }
    }

    @Test func `a click is seen in the waveform at its time`() throws {
        let rate = 8000
        var samples = [Float](repeating: 0, count: 10 * rate)
        samples[4 * rate] = 1
        var envelope = Envelope(channels: 1, grid: ColumnGrid(wanted: 500, frames: samples.count, pitch: 1))
        samples.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { envelope.add([base], count: samples.count) }
        }
        #expect(envelope.columns[0].count == 500)
        #expect(envelope.columns[0].indices.filter { envelope.columns[0][$0].high > 0 } == [200])
    }

    @Test func `what is kept doesn't grow with the length`() throws {
        let size = PictureSize(width: 480, height: 360)
        let piece = [Float](repeating: 0.1, count: 80_000)
        for pieces in [3, 30, 150] {
            for known in [true, false] {
                let frames = known ? pieces * piece.count : nil
                let plot = try AudioPlot(SoundShape(rate: 8000, channels: 1, frames: frames), size: size)
                for _ in 0..<pieces { plot.add(left: piece, right: piece, count: piece.count) }
                #expect(plot.columnCount <= 2 * (480 - 58 - 158))
                _ = try plot.png(AudioDetails(title: ""))
            }
        }
    }

    @Test(arguments: [true, false])
    func `pieces and repetition change nothing`(_ known: Bool) throws {
        let samples = Self.sine(300, seconds: 3, rate: 16_000)
        let details = AudioDetails(
            title: "Same",
            loudness: LoudnessCurves(
                momentary: (0..<30).map { LevelPoint(time: Double($0) / 10, level: $0 == 9 ? -.infinity : -20) },
                integrated: -20,
                limits: [.init(label: "most", level: -13)]
            ),
            sections: [PlotSection(title: "One", start: 0, end: 2), PlotSection(title: "Two", start: 2, end: 3)],
            marks: [PlotMark(time: 1, label: "click"), PlotMark(time: 9, label: "beyond", isFault: false)]
        )
        var pictures: [[UInt8]] = []
        for piece in [48_000, 48_000, 997, 64] {
            let frames = known ? samples.count : nil
            let plot = try AudioPlot(SoundShape(rate: 16_000, channels: 2, frames: frames))
            Self.add(plot, samples, piece: piece)
            pictures.append(try plot.png(details))
            if piece == 64 { pictures.append(try plot.png(details)) }
        }
        #expect(pictures.allSatisfy { $0 == pictures[0] })
    }

    @Test func `samples that are no numbers do no harm`() throws {
        let samples: [Float] = [.nan, .infinity, -.infinity, 1e30, 0.5] + [Float](repeating: 0.1, count: 5000)
        let plot = try AudioPlot(SoundShape(rate: 8000, channels: 1, frames: samples.count))
        Self.add(plot, samples, piece: 100)
        _ = try Picture(png: plot.png(AudioDetails(title: "")))
    }

    @Test func `the scale multiplies pixels`() throws {
        let plot = try SpectrogramPlot(
            SoundShape(rate: 8000, channels: 1, frames: 0),
            size: PictureSize(width: 300, height: 200, scale: 3)
        )
        let picture = try Picture(png: plot.png(title: ""))
        #expect((picture.width, picture.height) == (900, 600))
    }

    @Test func `what cannot be drawn is said`() {
        let sound = SoundShape(rate: 48_000, channels: 2, frames: nil)
        #expect(throws: PlotError.size(width: 10, height: 10)) {
            try AudioPlot(sound, size: PictureSize(width: 10, height: 10))
        }
        #expect(throws: PlotError.sound(rate: 48_000, channels: 6)) {
            try SpectrogramPlot(SoundShape(rate: 48_000, channels: 6, frames: nil))
        }
        #expect(
            PlotError.size(width: 10, height: 20).description == """
                A picture of 10 by 20 cannot be drawn: the width is 240 to 8000, the height 120 to 32000, and the \
                scale 1 to 4.
                """
        )
    }

    @Test func `the loudness panel spans its curves and limits`() {
        let curves = LoudnessCurves(
            momentary: [.init(time: 0, level: -.infinity), .init(time: 1, level: -61), .init(time: 2, level: -17)],
            integrated: -24,
            limits: [.init(label: "most", level: -16)]
        )
        #expect(LoudnessPanel.range(curves) == -60 ... -10)
        #expect(LoudnessPanel.range(LoudnessCurves(momentary: [])) == -40 ... -5)
    }
}
