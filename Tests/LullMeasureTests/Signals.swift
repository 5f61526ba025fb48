import Foundation
import LullMeasure

/// Sounds to measure, and the short way to do it.
enum Signals {
    static let rate = 48_000

    static func sine(_ hertz: Double, level: Double, seconds: Double, phase: Double = 0) -> [Float] {
        let amplitude = pow(10, level / 20)
        return (0..<Int((seconds * Double(rate)).rounded())).map {
            Float(amplitude * sin(2 * .pi * hertz * Double($0) / Double(rate) + phase))
        }
    }

    /// A sine of 1 kHz through levels in dBFS, each for its seconds, without a break.
    static func levels(_ parts: [(level: Double, seconds: Double)]) -> [Float] {
        var result: [Float] = []
        for part in parts {
            let amplitude = pow(10, part.level / 20)
            let start = result.count
            for frame in start..<start + Int((part.seconds * Double(rate)).rounded()) {
                result.append(Float(amplitude * sin(2 * .pi * 1000 * Double(frame) / Double(rate))))
            }
        }
        return result
    }

    static func noise(_ amplitude: Double, seconds: Double, seed: UInt64 = 1) -> [Float] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<Int(seconds * Double(rate))).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float((Double(state >> 11) / 0x1p53 - 0.5) * 2 * amplitude)
        }
    }

    /// A soft chord whose notes swell slowly, beginning and ending softly.
    static func pad(_ level: Double, seconds: Double) -> [Float] {
        let count = Int(seconds * Double(rate))
        let notes = [110.0, 164.8, 246.9, 277.2]
        return (0..<count).map { frame in
            let time = Double(frame) / Double(rate)
            var sum = 0.0
            for (index, note) in notes.enumerated() {
                let swell = 1 + 0.2 * sin(2 * .pi * time / (7.3 + 2.1 * Double(index)))
                sum += swell * (sin(2 * .pi * note * time) + 0.2 * sin(4 * .pi * note * time + 1)) / 4
            }
            let edge = min(1, time / 2, (seconds - time) / 2)
            return Float(pow(10, level / 20) * sum * (0.5 - 0.5 * cos(.pi * edge)))
        }
    }

    /// A bell of three partials that rises along half a cosine.
    static func bell(_ amplitude: Double, rise: Double, seconds: Double = 6) -> [Float] {
        (0..<Int(seconds * Double(rate))).map { frame in
            let time = Double(frame) / Double(rate)
            let share = rise > 0 ? min(1, time / rise) : 1
            let wave =
                sin(2 * .pi * 392 * time) * exp(-0.8 * time) + 0.5 * sin(2 * .pi * 784 * time) * exp(-1.2 * time)
                + 0.25 * sin(2 * .pi * 1100 * time) * exp(-2 * time)
            return Float(amplitude * wave * (0.5 - 0.5 * cos(.pi * share)))
        }
    }

    /// A tone that follows a breath in level and pitch: up along half a cosine, and down.
    static func guide(perMinute: Double, inhale: Double, seconds: Double) -> [Float] {
        var phase = 0.0
        return (0..<Int(seconds * Double(rate))).map { frame in
            let turn = (Double(frame) / Double(rate) * perMinute / 60).truncatingRemainder(dividingBy: 1)
            let volume =
                turn < inhale
                ? 0.5 - 0.5 * cos(.pi * turn / inhale) : 0.5 + 0.5 * cos(.pi * (turn - inhale) / (1 - inhale))
            phase += 2 * .pi * 220 * pow(2, volume * 7 / 12) / Double(rate)
            return Float(pow(10, (-44 + 17 * volume) / 20) * sin(phase))
        }
    }

    static func sum(_ a: [Float], _ b: [Float], at seconds: Double = 0) -> [Float] {
        var result = a
        let start = Int(seconds * Double(rate))
        for (index, value) in b.enumerated() where start + index < result.count { result[start + index] += value }
        return result
    }

    /// What is measured of channels given in pieces of an odd length.
    static func measured(_ channels: [[Float]], rate: Int = rate, piece: Int = 10_007) -> AudioMeasurement? {
        guard let meter = AudioMeter(rate: rate, channels: channels.count), let count = channels.first?.count else {
            return nil
        }
        var start = 0
        while start < count {
            let frames = min(piece, count - start)
            func add(_ index: Int, _ pointers: [UnsafePointer<Float>]) {
                guard index < channels.count else { return meter.add(pointers, count: frames) }
                channels[index].withUnsafeBufferPointer { samples in
                    guard let base = samples.baseAddress else { return }
                    add(index + 1, pointers + [base + start])
                }
            }
            add(0, [])
            start += frames
        }
        return meter.finish()
    }
}
