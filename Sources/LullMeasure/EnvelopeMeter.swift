import Glibc

/// Sums every 2 ms of a sound into a cell: its energy above about 60 Hz, and how bright it is.
///
/// What lies lower carries little loudness, and its slow waves would pass for changes of level.
final class EnvelopeMeter {
    /// Two milliseconds.
    struct Cell: Sendable {
        /// Mean square, summed over the channels.
        var energy: Float
        /// The same of the difference from sample to sample, which stresses what is high.
        var bright: Float
    }

    /// Frames in a cell.
    let frames: Int
    private let pole: Float
    private var states: [(input: Float, output: Float)]
    private var cell = Cell(energy: 0, bright: 0)
    private var filled = 0

    init(rate: Int, channels: Int) {
        frames = max(1, rate / 500)
        pole = Float(exp(-2 * .pi * 60 / Double(rate)))
        states = Array(repeating: (0, 0), count: channels)
    }

    func add(_ samples: [UnsafePointer<Float>], count: Int, found: (Cell) -> Void) {
        var start = 0
        while start < count {
            let until = min(count, start + frames - filled)
            for (channel, samples) in samples.enumerated() {
                var (input, output) = states[channel]
                var (energy, bright): (Float, Float) = (0, 0)
                for index in start..<until {
                    let sample = samples[index]
                    let next = sample - input + pole * output
                    let difference = next - output
                    energy += next * next
                    bright += difference * difference
                    input = sample
                    output = next
                }
                // Far below anything heard, and no denormal numbers.
                states[channel] = (input, abs(output) < 1e-15 ? 0 : output)
                cell.energy += energy
                cell.bright += bright
            }
            filled += until - start
            start = until
            if filled == frames {
                found(Cell(energy: cell.energy / Float(frames), bright: cell.bright / Float(frames)))
                cell = Cell(energy: 0, bright: 0)
                filled = 0
            }
        }
    }
}
