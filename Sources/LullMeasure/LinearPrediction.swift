import Glibc

/// Linear prediction: each sample from those before it.
enum LinearPrediction {
    /// Samples that predict the next.
    static let order = 32

    /// The error of predicting the samples behind `known`, and of those within it, by what the known ones teach.
    ///
    /// - Parameters:
    ///   - samples: samples in the order of prediction.
    ///   - known: how many of them, from the first, teach the predictor.
    ///   - recent: how many of the last known ones the error is looked for in.
    /// - Returns: the greatest error among the recent known samples, and the greatest behind them.
    static func errors(_ samples: [Float], known: Int, recent: Int) -> (known: Double, beyond: Double) {
        let order = LinearPrediction.order
        guard known > 4 * order else { return (0, 0) }
        let predictor = predictor(samples, known)
        func greatest(_ range: Range<Int>) -> Double {
            var greatest = 0.0
            for index in range {
                var error = Double(samples[index])
                for lag in 1...order { error += predictor[lag] * Double(samples[index - lag]) }
                greatest = max(greatest, abs(error))
            }
            return greatest
        }
        return (greatest(max(order, known - recent)..<known), greatest(known..<samples.count))
    }

    /// The prediction error filter by autocorrelation and the Levinson–Durbin recursion.
    private static func predictor(_ samples: [Float], _ count: Int) -> [Double] {
        let turn = 2 * Double.pi / Double(count)
        var windowed = [Double](repeating: 0, count: count)
        for index in 0..<count {
            let weight = 0.5 - 0.5 * cos(turn * (Double(index) + 0.5))
            windowed[index] = Double(samples[index]) * weight
        }
        var correlation = [Double](repeating: 0, count: order + 1)
        for lag in 0...order {
            var sum = 0.0
            for index in lag..<count { sum += windowed[index] * windowed[index - lag] }
            correlation[lag] = sum
        }
        var filter = [Double](repeating: 0, count: order + 1)
        filter[0] = 1
        // White noise 60 dB under the sound keeps the predictor from growing wild on what has gaps in its spectrum.
        correlation[0] = correlation[0] * (1 + 1e-6) + 1e-14
        var error = correlation[0]
        for step in 1...order {
            var sum = correlation[step]
            for lag in 1..<step { sum += filter[lag] * correlation[step - lag] }
            let reflection = -sum / error
            let before = filter
            for lag in 1..<step { filter[lag] = before[lag] + reflection * before[step - lag] }
            filter[step] = reflection
            error *= 1 - reflection * reflection
            if error <= 0 { break }
        }
        return filter
    }
}
