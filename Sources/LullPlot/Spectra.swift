import CKissFFT
import Glibc

/// The spectrum of each column in rows of a logarithmic frequency axis, in memory that does not grow with the length of
/// the sound.
///
/// Each window is transformed by kissfft. Two channels go through as the real and the imaginary part of one signal:
/// the powers of both come out summed, and sounds of opposite phase don't cancel as they would in a sum of samples.
/// A row shows the strongest bin inside it, so a tone is as bright as its level, wherever it lies: 0 dB is a sine of
/// full scale (in both channels, if there are two). Not for use by two threads at once.
final class Spectra {
    private(set) var grid: ColumnGrid
    let rows: Int
    /// The mean power of each column and row so far, column by column, the highest frequency first.
    private(set) var power: [Float] = []
    private var weights: [Int] = []

    private let channels: Int
    private let window: [Float]
    private let transform: kiss_fft_cfg
    private let size: Int
    private let bins: [Bins]
    /// How many windows a column has, when the length is known.
    private let perColumn: Int
    /// The newest frames, from frame `ringStart` on.
    private var ring: [kiss_fft_cpx] = []
    private var ringStart = 0
    private var received = 0
    private var nextWindow = 0
    private var input: [kiss_fft_cpx]
    private var output: [kiss_fft_cpx]
    private var sum: [Float]
    private var sumCount = 0
    private var sumColumn = 0

    /// The bins a row looks at: the greatest of a range, or a place between two.
    private enum Bins {
        case greatest(ClosedRange<Int>)
        case between(Int, Float)
    }

    /// - Parameters:
    ///   - rows: rows of pixels, for the frequencies of `FrequencyAxis`.
    ///   - columns: columns of pixels.
    init(_ sound: SoundShape, columns: Int, rows: Int) throws(PlotError) {
        // A third of a second, 3 Hz a bin, at 48 kHz: two tones of a slow beat stay one, two notes stay two.
        var size = 64
        while Double(size) < Double(sound.rate) * 0.23 { size *= 2 }
        // When the length isn't known, windows can't grow with it: a middle length, and less of a transform for each.
        if sound.frames == nil { size = max(64, size / 2) }
        let frames = sound.frames.map { max(0, $0) }
        let pitch = frames.map { max(1, $0 / max(1, columns)) } ?? size / 2
        // As long as a column, so that time and frequency are both as fine as the picture can show, but for short
        // sounds no shorter than an eighth (43 ms), or half of the sound.
        var length = min(max(pitch, size / 8), size)
        if let frames { length = min(length, max(32, frames / 2)) }
        guard let transform = kiss_fft_alloc(Int32(size), 0, nil, nil) else { throw .memory }
        self.transform = transform
        self.size = size
        self.rows = max(1, rows)
        channels = sound.channels
        window = (0..<length).map { Float(0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(length))) }
        grid = ColumnGrid(wanted: columns, frames: frames, pitch: length / 2)
        // Windows overlap by half, so that nothing falls between them; where a column has very many, by nothing.
        let hop = pitch > 32 * length ? length : max(1, length / 2)
        perColumn = max(1, (pitch + hop - 1) / hop)
        let silence = kiss_fft_cpx(r: 0, i: 0)
        input = Array(repeating: silence, count: size)
        output = Array(repeating: silence, count: size)
        sum = Array(repeating: 0, count: size / 2 + 1)
        let axis = FrequencyAxis(rate: sound.rate, top: 0, height: Double(max(1, rows)))
        let half = size / 2
        bins = (0..<max(1, rows)).map { row in
            let high = axis.hertz(Double(row)) * Double(size) / Double(sound.rate)
            let low = axis.hertz(Double(row) + 1) * Double(size) / Double(sound.rate)
            let (first, last) = (Int(low.rounded(.up)), min(half, Int(high.rounded(.down))))
            if last > first { return .greatest(first...last) }
            let middle = min((low + high) / 2, Double(half) - 0.001)
            return .between(Int(middle), Float(middle - middle.rounded(.down)))
        }
    }

    deinit { free(UnsafeMutableRawPointer(transform)) }

    /// - Parameter channels: a pointer to the samples of each channel.
    func add(_ channels: [UnsafePointer<Float>], count: Int) {
        let count = grid.frames.map { min(count, $0 - received) } ?? count
        var start = 0
        while start < count {
            let piece = min(count - start, size)
            for index in start..<(start + piece) {
                let left = channels[0][index]
                let right = self.channels == 2 ? channels[1][index] : 0
                ring.append(
                    kiss_fft_cpx(r: left.isFinite ? left : 0, i: right.isFinite ? right : 0)
                )
            }
            received += piece
            start += piece
            run(isEnd: false)
        }
    }

    /// Finishes the columns for which fewer frames came than a window has.
    func finish() {
        run(isEnd: true)
        flush()
    }

    /// The window's first frame. It lies within the sound if the sound is long enough.
    private func windowStart(_ number: Int) -> Int {
        guard let frames = grid.frames else { return number * max(1, window.count / 2) }
        let all = Int128(grid.limit * perColumn)
        let middle = Int((Int128(2 * number + 1) * Int128(frames)) / (2 * all))
        return max(0, min(middle - window.count / 2, frames - window.count))
    }

    private func run(isEnd: Bool) {
        while true {
            if grid.frames != nil, nextWindow >= grid.limit * perColumn { return }
            let start = windowStart(nextWindow)
            // Without a known length the last windows would hold little but what comes after the end.
            let least = grid.frames == nil && nextWindow > 0 ? window.count / 2 : 1
            if start + (isEnd ? least : window.count) > received { break }
            transformWindow(at: start)
            // As for known lengths, windows of very wide columns lie side by side.
            nextWindow += grid.frames == nil && grid.pitch > 32 * window.count ? 2 : 1
        }
        // What no window needs any more goes.
        let keep = min(windowStart(nextWindow), received)
        if keep - ringStart >= size {
            ring.removeFirst(keep - ringStart)
            ringStart = keep
        }
    }

    private func transformWindow(at start: Int) {
        var column = grid.frames == nil ? grid.column(start) : nextWindow / perColumn
        if grid.frames == nil, column >= grid.limit {
            flush()
            merge()
            column = grid.column(start)
            sumColumn = column
        }
        if column != sumColumn {
            flush()
            sumColumn = column
        }
        for index in window.indices {
            let place = start + index - ringStart
            let frame = place < ring.count ? ring[place] : kiss_fft_cpx(r: 0, i: 0)
            input[index] = kiss_fft_cpx(r: frame.r * window[index], i: frame.i * window[index])
        }
        kiss_fft(transform, &input, &output)
        sum[0] += Self.power(output[0])
        for bin in 1..<(size / 2) {
            // With left + i·right this is the power of left and right together.
            sum[bin] += (Self.power(output[bin]) + Self.power(output[size - bin])) / 2
        }
        sum[size / 2] += Self.power(output[size / 2])
        sumCount += 1
    }

    private static func power(_ value: kiss_fft_cpx) -> Float { value.r * value.r + value.i * value.i }

    /// Adds what was summed to its column.
    private func flush() {
        guard sumCount > 0 else { return }
        while weights.count <= sumColumn {
            weights.append(0)
            power.append(contentsOf: repeatElement(0, count: rows))
        }
        // A sine of full scale comes out as half the sum of the window.
        let half = window.reduce(0, +) / 2
        let scale = 1 / (Float(sumCount * channels) * half * half)
        let (old, new) = (Float(weights[sumColumn]), Float(sumCount))
        for row in 0..<rows {
            let value: Float
            switch bins[row] {
            case .greatest(let range): value = sum[range].max() ?? 0
            case .between(let bin, let part): value = sum[bin] + (sum[bin + 1] - sum[bin]) * part
            }
            let place = sumColumn * rows + row
            power[place] = (power[place] * old + value * scale * new) / (old + new)
        }
        weights[sumColumn] += sumCount
        sumCount = 0
        for bin in sum.indices { sum[bin] = 0 }
    }

    private func merge() {
        grid.merge()
        let count = (weights.count + 1) / 2
        for column in 0..<count {
            let first = 2 * column
            let hasSecond = first + 1 < weights.count
            let (one, two) = (Float(weights[first]), hasSecond ? Float(weights[first + 1]) : 0)
            for row in 0..<rows {
                let second = hasSecond ? power[(first + 1) * rows + row] : 0
                power[column * rows + row] = (power[first * rows + row] * one + second * two) / max(1, one + two)
            }
            weights[column] = Int(one + two)
        }
        weights.removeLast(weights.count - count)
        power.removeLast(power.count - count * rows)
    }

    /// How many columns have been measured.
    var count: Int { weights.count }
    /// How many frames came.
    var frames: Int { received }

    /// The loudest row of any column in dB; nil in silence.
    var loudest: Double? {
        let most = power.max() ?? 0
        return most > 1e-20 ? 10 * log10(Double(most)) : nil
    }

    /// The picture: 0x00RRGGBB, row by row.
    ///
    /// - Parameters:
    ///   - top: the level of the lightest colour in dB.
    ///   - range: how far below it the darkest lies, in dB.
    func pixels(top: Double, range: Double) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: count * rows)
        for column in 0..<count {
            for row in 0..<rows {
                let level = 10 * log10(Double(power[column * rows + row]) + 1e-30)
                result[row * count + column] = ColorMap.pixel((level - top + range) / range)
            }
        }
        return result
    }
}
