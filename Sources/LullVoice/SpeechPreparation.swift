import CFloatingPoint
import Glibc
import LullFile
import LullMeasure

/// Makes a raw sound ready to be placed in a session: trimmed, at the session's rate, matched in loudness, faded at both
/// ends. Memory stays bounded however long the sound is.
struct SpeechPreparation: Sendable {
    /// Frames per second of the result.
    var rate: Int
    /// The loudness of the result as it is heard, in LUFS: a single channel on both sides.
    var level: Double
    /// The length of the raised-cosine fades, in seconds.
    var edge: Double

    /// Counted up when prepared sounds of older versions no longer do.
    private static let version = 4
    /// The greatest sample of the result: −1 dBFS.
    private static let ceiling = 0.891_250_938
    private static let block = 16_384

    /// What the prepared sound is kept under.
    ///
    /// - Parameter raw: what names the raw sound.
    func key(raw: String) -> String {
        "prepared \(Self.version) \(rate) \(level) \(edge) \(raw)"
    }

    /// Prepares a sound and keeps it.
    ///
    /// - Parameters:
    ///   - raw: one or two channels.
    ///   - name: what names the raw sound in the key.
    ///   - cache: where the result goes.
    /// - Returns: nil when the sound is silent.
    func prepare(_ raw: MappedAudio, named name: String, in cache: AudioCache) throws(VoiceError) -> MappedAudio? {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        let range = Trimming.range(raw, edge: edge)
        guard !range.isEmpty else { return nil }
        let leveling = try leveling(raw, range)
        guard let gain = try gain(raw, range, leveling) else { return nil }
        do {
            let writer = try cache.writer(key(raw: name), channels: raw.channels, rate: rate)
            try pass(raw, range, leveling) { block throws(FileError) in
                try writer.append(block.map { samples in samples.map { $0 * gain } })
            }
            return try writer.finish()
        } catch let error as FileError {
            throw VoiceError(.file, error.description.droppingStop)
        } catch {
            throw VoiceError(.failed, "\(error)".droppingStop)
        }
    }

    private func leveling(_ raw: MappedAudio, _ range: Range<Int>) throws(VoiceError) -> Leveling {
        var leveling = Leveling(rate: rate)
        do {
            try pass(raw, range, nil) { leveling.listen(to: $0) }
        } catch {
            throw VoiceError(.failed, "\(error)".droppingStop)
        }
        leveling.draw()
        return leveling
    }

    /// What brings the sound to its level without its samples passing the ceiling; nil when it is too quiet to measure.
    private func gain(
        _ raw: MappedAudio,
        _ range: Range<Int>,
        _ leveling: Leveling
    ) throws(VoiceError) -> Float? {
        let isShort = Double(range.count) / Double(raw.rate) < LoudnessMeter.shortestLine + 0.1
        guard let meter = LoudnessMeter(rate: rate, channels: raw.channels) else {
            throw VoiceError(.failed, "loudness can't be measured at \(rate) Hz")
        }
        var peak: Float = 0
        var whole = [[Float]](repeating: [], count: raw.channels)
        do {
            try pass(raw, range, leveling) { block in
                for samples in block { peak = samples.reduce(peak) { max($0, abs($1)) } }
                if isShort {
                    for channel in block.indices { whole[channel] += block[channel] }
                } else if let left = block.first, let right = block.last {
                    meter.add(left: left, right: right, count: left.count)
                }
            }
        } catch {
            throw VoiceError(.failed, "\(error)".droppingStop)
        }
        let loudness = isShort ? LoudnessMeter.loudness(of: whole, rate: rate) : meter.integrated
        guard let loudness, peak > 0 else { return nil }
        // A single channel is heard on both sides, which counts as twice the power.
        let heard = raw.channels == 1 ? loudness + 3.0103 : loudness
        return Float(min(pow(10, (level - heard) / 20), Self.ceiling / Double(peak)))
    }

    /// Hands the trimmed, resampled, levelled and faded sound on block by block.
    private func pass(
        _ raw: MappedAudio,
        _ range: Range<Int>,
        _ leveling: Leveling?,
        _ use: ([[Float]]) throws -> Void
    ) throws {
        let resampler = try StreamingResampler(channels: raw.channels, from: raw.rate, to: rate)
        let total = StreamingResampler.frames(range.count, from: raw.rate, to: rate)
        var position = 0
        func handOn(_ block: [[Float]]) throws {
            var block = block
            let count = block[0].count
            guard count > 0 else { return }
            leveling?.apply(to: &block, at: position)
            for channel in block.indices { fade(&block[channel], at: position, of: total) }
            position += count
            try use(block)
        }
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + Self.block, range.upperBound)
            let block = (0..<raw.channels).map { channel in
                Array(UnsafeBufferPointer(start: raw.samples(channel: channel) + start, count: end - start))
            }
            try handOn(try resampler.process(block))
            start = end
        }
        try handOn(try resampler.finish())
    }

    /// Applies the raised-cosine fades to a block that stands at `position` in a sound of `total` frames.
    private func fade(_ samples: inout [Float], at position: Int, of total: Int) {
        let length = min(Int(max(0, edge) * Double(rate)), total / 2)
        guard length > 0 else { return }
        for index in samples.indices {
            let frame = position + index
            let distance = min(frame, total - 1 - frame)
            if distance < length {
                samples[index] *= Float(0.5 - 0.5 * cos(.pi * (Double(distance) + 0.5) / Double(length)))
            }
        }
    }
}
