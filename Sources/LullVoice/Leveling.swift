import Glibc

/// Brings the louder words of a line nearer to the rest, so that no word leaps out of a quiet session.
///
/// Not a compressor that reacts, but a curve drawn beforehand over the whole line: where the power of 400 ms stands more
/// than 1.3 dB over the line's own, five sixths of what is over are taken back, smoothly.
struct Leveling {
    /// Steps of the curve in a second.
    private static let stepsPerSecond = 20
    /// Steps in 400 ms.
    private static let window = 8

    private let hop: Int
    private var powers: [Float] = []
    private var sum: Float = 0
    private var filled = 0
    private var gains: [Float] = []

    /// A curve to be drawn at a rate.
    init(rate: Int) { hop = max(1, rate / Self.stepsPerSecond) }

    /// Takes in the next frames.
    mutating func listen(to block: [[Float]]) {
        guard let count = block.first?.count else { return }
        for index in 0..<count {
            for samples in block { sum += samples[index] * samples[index] }
            filled += 1
            if filled == hop { close() }
        }
    }

    private mutating func close() {
        powers.append(sum / Float(filled))
        sum = 0
        filled = 0
    }

    /// Draws the curve when everything was heard.
    mutating func draw() {
        if filled > 0 { close() }
        let half = Self.window / 2
        let smooth = powers.indices.map { index in
            let near = powers[max(0, index - half)..<min(powers.count, index + half)]
            return near.reduce(0, +) / Float(near.count)
        }
        // The line's own power: of what is within 10 dB of its loudest.
        let floor = (smooth.max() ?? 0) / 10
        let spoken = smooth.filter { $0 > floor }
        let bound = spoken.reduce(0, +) / Float(max(spoken.count, 1)) * 1.35
        let steps = smooth.map { $0 > bound && bound > 0 ? powf(bound / $0, 0.42) : 1 }
        gains = steps.indices.map { index in
            let near = steps[max(0, index - 2)...min(steps.count - 1, index + 2)]
            return near.reduce(0, +) / Float(near.count)
        }
    }

    /// Applies the curve to a block that begins at frame `position`.
    func apply(to block: inout [[Float]], at position: Int) {
        guard !gains.isEmpty else { return }
        for channel in block.indices {
            for index in block[channel].indices { block[channel][index] *= gain(at: position + index) }
        }
    }

    private func gain(at frame: Int) -> Float {
        let place = Float(frame) / Float(hop) - 0.5
        let index = Int(max(place, 0))
        guard index + 1 < gains.count else { return gains[gains.count - 1] }
        let share = max(0, place - Float(index))
        return gains[index] + (gains[index + 1] - gains[index]) * share
    }
}
