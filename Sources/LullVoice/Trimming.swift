import Glibc
import LullFile

/// Where speech begins and ends in a sound.
struct Trimming {
    /// What is kept before the first sound and after the last, in seconds, so that soft consonants and the fall of a voice
    /// stay; longer fades keep their own length, so that they fall on what is not speech.
    private static let before = 0.02
    private static let after = 0.06
    /// The windows whose greatest samples are compared, in windows per second.
    private static let windowsPerSecond = 100
    /// What counts as sound, in dB below the greatest sample: −50, raised for a noisy voice to 14 dB above the windows that
    /// are quieter than nineteen of twenty, but not above −38. The hiss of flite's awb lies at −46 dB, that of slt at −55.
    private static let threshold = -50.0
    private static let highestThreshold = -38.0
    private static let aboveNoise = 14.0

    /// The frames from the first sound to the last, with what is kept around them; none when all is silent.
    ///
    /// - Parameters:
    ///   - raw: one or two channels.
    ///   - edge: the length of the fades to come, in seconds.
    static func range(_ raw: MappedAudio, edge: Double) -> Range<Int> {
        let size = max(1, raw.rate / windowsPerSecond)
        let windows = peaks(raw, size: size)
        guard let peak = windows.max(), peak > 0 else { return 0..<0 }
        let noise = windows.sorted()[windows.count / 20]
        let floor = 20 * log10(max(Double(noise / peak), 1e-9)) + aboveNoise
        let level = peak * Float(pow(10, min(max(floor, threshold), highestThreshold) / 20))
        let first = windows.firstIndex { $0 > level } ?? 0
        let last = windows.lastIndex { $0 > level } ?? 0
        let lead = Int(max(before, edge) * Double(raw.rate))
        let tail = Int(max(after, edge) * Double(raw.rate))
        return max(0, first * size - lead)..<min(raw.frames, (last + 1) * size + tail)
    }

    /// The greatest sample of each window, of any channel.
    private static func peaks(_ raw: MappedAudio, size: Int) -> [Float] {
        var peaks: [Float] = []
        peaks.reserveCapacity(raw.frames / size + 1)
        for start in stride(from: 0, to: raw.frames, by: size) {
            var peak: Float = 0
            for channel in 0..<raw.channels {
                let samples = raw.samples(channel: channel)
                for frame in start..<min(start + size, raw.frames) { peak = max(peak, abs(samples[frame])) }
            }
            peaks.append(peak)
        }
        return peaks
    }
}
