import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Recordings")
struct SamplerTests {
    private static func played(_ recording: [Float], crossfade: Int, _ count: Int) -> [Float] {
        recording.withUnsafeBufferPointer { samples in
            guard let base = samples.baseAddress else { return [] }
            let sampler = Sampler(left: base, right: base, length: recording.count, crossfade: crossfade)
            var right = [Float](repeating: 0, count: count)
            return right.withUnsafeMutableBufferPointer { buffer in
                signal(count) { out, start, n in
                    guard let other = buffer.baseAddress else { return }
                    sampler.write(left: out, right: other + start, from: start, count: n)
                }
            }
        }
    }

    @Test("Once is once, and silence after")
    func once() {
        let recording = (0..<1_000).map { Float($0) / 1_000 }
        let heard = Self.played(recording, crossfade: 0, 1_500)
        #expect(Array(heard.prefix(1_000)) == recording)
        #expect(heard.suffix(500).allSatisfy { $0 == 0 })
    }

    @Test("A loop of noise keeps its level across the seam, to half a decibel")
    func seam() {
        var noise = Noise(.white, seed: 8)
        let recording = signal(48_000) { out, start, n in noise.write(out, from: start, count: n) }
        let heard = Self.played(recording, crossfade: 9_600, 200_000)
        func level(_ start: Int) -> Double {
            Spectrum.decibels(heard[start..<start + 4_800].reduce(0.0) { $0 + Double($1 * $1) } / 4_800)
        }
        // The seam begins where the loop comes round, every 38 400 frames.
        for seam in [38_400, 76_800, 115_200] {
            for offset in [0, 2_400, 4_800] { #expect(abs(level(seam + offset) - level(seam - 9_600)) < 0.5) }
        }
        #expect(Array(heard[50_000..<70_000]) == Array(heard[88_400..<108_400]))
    }

    @Test("A recording of no frames is silence")
    func empty() {
        let nothing = UnsafeMutablePointer<Float>.allocate(capacity: 1)
        defer { nothing.deallocate() }
        let sampler = Sampler(left: nothing, right: nothing, length: 0, crossfade: 10)
        var right = [Float](repeating: 1, count: 64)
        let heard = right.withUnsafeMutableBufferPointer { buffer in
            signal(64) { out, start, n in
                if let other = buffer.baseAddress { sampler.write(left: out, right: other, from: start, count: n) }
            }
        }
        #expect(heard.allSatisfy { $0 == 0 })
    }
}
