/// Finds clicks in one channel: jumps of the wave that are explained neither by the sound before nor by the sound after.
///
/// In two stages. The fourth difference of the samples, which leaves of a sound little but its jumps, is watched in cells
/// of half a millisecond; a cell that stands out from 20 ms on either side is looked at more closely. There the sound
/// before it, and the sound after it reversed, each teach a linear predictor. Where both fail at that place, by far more
/// than they fail in their own sound, is a click. The attack of a bell or of a consonant surprises only from one side:
/// what follows is made of the same stuff as the attack itself.
final class ClickDetector {
    /// The least jump that counts, −66 dBFS: what lies under it is not heard under any sound Lull knows.
    private static let floor = 5e-4
    /// How far a cell must stand out of its neighbours to be looked at.
    private static let suspicion: Float = 2.2
    /// How far the prediction must fail, compared with the worst of 20 ms on that side.
    private static let surprise = 10.0

    private let rate: Int
    private let cell: Int
    /// Cells on either side that a suspect is compared with, and those next to it that are spared.
    private let (around, spared) = (40, 3)
    /// Samples on either side that teach a predictor.
    private let span: Int
    private var buffer: [Float]
    /// Samples in the buffer, and the absolute number of the first of them.
    private var held = 0
    private var first = 0
    private let keep: Int
    private static let piece = 4_096
    /// The greatest fourth difference of each cell of the buffer, and how many cells have been judged.
    private var peaks: [Float]
    private var measured = 0
    private var judged = 0

    init(rate: Int) {
        self.rate = rate
        cell = max(4, rate / 2_000)
        span = max(160, 80 * cell)
        // Whole cells, so that cells stay where they are when the buffer moves on.
        keep = (2 * span / cell + 16) * cell
        let pieces = (ClickDetector.piece / cell + 1) * cell
        buffer = [Float](repeating: 0, count: keep + pieces)
        peaks = [Float](repeating: 0, count: buffer.count / cell)
        // What sounds before the beginning is silence that nobody judges.
        held = keep
        first = -keep
        measured = keep / cell
        judged = measured + spared + 1
    }

    /// Takes the next samples; `found` is given the frames of clicks.
    func add(_ samples: UnsafePointer<Float>, count: Int, found: (Int) -> Void) {
        var start = 0
        while start < count {
            let frames = min(count - start, buffer.count - held)
            buffer.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                (base + held).update(from: samples + start, count: frames)
            }
            held += frames
            start += frames
            measure()
            judge(found)
            if held == buffer.count { moveOn() }
        }
    }

    private func moveOn() {
        let moved = (held - keep) / cell
        buffer.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            base.update(from: base + moved * cell, count: held - moved * cell)
        }
        peaks.withUnsafeMutableBufferPointer { peaks in
            guard let base = peaks.baseAddress else { return }
            base.update(from: base + moved, count: measured - moved)
        }
        held -= moved * cell
        first += moved * cell
        measured -= moved
        judged -= moved
    }

    private func measure() {
        let until = held / cell
        guard until > measured else { return }
        buffer.withUnsafeBufferPointer { buffer in
            guard let samples = buffer.baseAddress else { return }
            for number in measured..<until {
                let start = samples + max(4, number * cell)
                var index = 0
                var lanes = SIMD8<Float>.zero
                while index + 8 <= cell {
                    func load(_ back: Int) -> SIMD8<Float> {
                        UnsafeRawPointer(start + (index - back)).loadUnaligned(as: SIMD8<Float>.self)
                    }
                    let difference = (load(0) + load(4)) - 4 * (load(1) + load(3)) + 6 * load(2)
                    lanes = Extremes.greater(lanes, Extremes.greater(difference, -difference))
                    index += 8
                }
                var greatest = lanes.max()
                while index < cell {
                    let outer = start[index] + start[index - 4]
                    let inner = start[index - 1] + start[index - 3]
                    greatest = max(greatest, abs(outer - 4 * inner + 6 * start[index - 2]))
                    index += 1
                }
                peaks[number] = greatest
            }
        }
        measured = until
    }

    private func judge(_ found: (Int) -> Void) {
        let ahead = max(around, span / cell + 2 * spared + 2)
        while judged + ahead < measured {
            if isSuspect(judged), isClick(judged) { found(first + judged * cell + cell / 2) }
            judged += 1
        }
    }

    private func isSuspect(_ number: Int) -> Bool {
        let peak = peaks[number]
        guard peak > 2 * Float(ClickDetector.floor) else { return false }
        // The greatest of its own surroundings, so that one click is one suspect.
        guard peaks[number - 1] < peak, peaks[number + 1] <= peak else { return false }
        let most = peak / ClickDetector.suspicion
        for distance in spared...around where peaks[number - distance] > most || peaks[number + distance] > most {
            return false
        }
        return true
    }

    private func isClick(_ number: Int) -> Bool {
        let zone = (number - 2) * cell..<(number + 3) * cell
        guard zone.lowerBound - span >= 0, zone.upperBound + span <= held else { return false }
        let before = Array(buffer[zone.lowerBound - span..<zone.upperBound])
        guard surprises(before) else { return false }
        let after = Array(buffer[zone.lowerBound..<zone.upperBound + span].reversed())
        return surprises(after)
    }

    private func surprises(_ samples: [Float]) -> Bool {
        let errors = LinearPrediction.errors(samples, known: span, recent: around * cell)
        return errors.beyond > ClickDetector.floor && errors.beyond > ClickDetector.surprise * errors.known
    }
}
