import CFloatingPoint
import CSoxr

/// Brings a sound of any length to another sample rate block by block, in bounded memory.
///
/// The blocks' sizes do not change the result. Not for use by two threads at once.
public final class StreamingResampler {
    private let channels: Int
    private let source: Int
    private let target: Int
    private let resampler: soxr_t?
    private var consumed = 0
    private var produced = 0

    /// - Parameters:
    ///   - channels: the count of channels, at least 1.
    ///   - source: the frames per second that come in, above 0.
    ///   - target: the frames per second that go out, above 0.
    /// - Throws: ``ResampleError`` when the rates can't be converted.
    public init(channels: Int, from source: Int, to target: Int) throws(ResampleError) {
        guard channels > 0, source > 0, target > 0 else {
            throw ResampleError("A sound of \(channels) channels can't be converted from \(source) Hz to \(target) Hz.")
        }
        self.channels = channels
        self.source = source
        self.target = target
        if source == target {
            resampler = nil
            return
        }
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        var failure: soxr_error_t?
        var format = soxr_io_spec(SOXR_FLOAT32_S, SOXR_FLOAT32_S)
        var quality = soxr_quality_spec(UInt(SOXR_VHQ), 0)
        var runtime = soxr_runtime_spec(1)
        resampler = soxr_create(
            Double(source),
            Double(target),
            UInt32(channels),
            &failure,
            &format,
            &quality,
            &runtime
        )
        if resampler == nil {
            let words = failure.map { String(cString: $0) } ?? "out of memory"
            throw ResampleError("A sound can't be converted from \(source) Hz to \(target) Hz: \(words).")
        }
    }

    deinit {
        soxr_delete(resampler)
    }

    /// The count of frames `count` frames become: `count · target / source`, rounded to nearest.
    public static func frames(_ count: Int, from source: Int, to target: Int) -> Int {
        let (whole, rest) = count.quotientAndRemainder(dividingBy: source)
        return whole * target + (rest * target * 2 + source) / (2 * source)
    }

    /// Takes the next block and gives what is ready.
    ///
    /// - Parameter block: one array per channel, all of the same count.
    /// - Returns: one array per channel; often shorter or longer than the rates would say, as the filter holds some back.
    /// - Throws: ``ResampleError`` when libsoxr fails.
    public func process(_ block: [[Float]]) throws(ResampleError) -> [[Float]] {
        precondition(block.count == channels, "one array per channel")
        let count = block[0].count
        consumed += count
        guard let resampler else { return block }
        if count == 0 { return [[Float]](repeating: [], count: channels) }
        let capacity = Self.frames(count, from: source, to: target) + 1024
        var result = [[Float]](repeating: [], count: channels)
        var offset = 0
        repeat {
            let step = try run(resampler, block, offset: offset, capacity: capacity)
            offset += step.used
            append(step.samples, to: &result)
            if step.used == 0, step.samples[0].isEmpty { break }
        } while offset < count
        return result
    }

    /// Ends the sound and gives the rest of it.
    ///
    /// - Throws: ``ResampleError`` when libsoxr fails.
    public func finish() throws(ResampleError) -> [[Float]] {
        var result = [[Float]](repeating: [], count: channels)
        guard let resampler else { return result }
        let total = Self.frames(consumed, from: source, to: target)
        while produced < total {
            let step = try run(resampler, nil, offset: 0, capacity: 8192)
            if step.samples[0].isEmpty { break }
            append(step.samples, to: &result, upTo: total)
        }
        // Should libsoxr round otherwise, the missing frame is the fading end of its filter.
        if produced < total {
            let missing = total - produced
            for channel in 0..<channels { result[channel].append(contentsOf: repeatElement(0, count: missing)) }
            produced = total
        }
        return result
    }

    private func append(_ samples: [[Float]], to result: inout [[Float]], upTo total: Int = .max) {
        let count = min(samples[0].count, total - produced)
        for channel in 0..<channels { result[channel].append(contentsOf: samples[channel].prefix(count)) }
        produced += count
    }

    private func run(
        _ resampler: soxr_t,
        _ input: [[Float]]?,
        offset: Int,
        capacity: Int
    ) throws(ResampleError) -> (used: Int, samples: [[Float]]) {
        let sources = UnsafeMutableBufferPointer<UnsafeRawPointer?>.allocate(capacity: channels)
        let targets = UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>.allocate(capacity: channels)
        let space = UnsafeMutablePointer<Float>.allocate(capacity: capacity * channels)
        let count = (input?[0].count ?? 0) - offset
        let held = UnsafeMutablePointer<Float>.allocate(capacity: max(1, count * channels))
        defer {
            sources.deallocate()
            targets.deallocate()
            space.deallocate()
            held.deallocate()
        }
        for channel in 0..<channels {
            targets[channel] = UnsafeMutableRawPointer(space + channel * capacity)
            sources[channel] = UnsafeRawPointer(held + channel * max(0, count))
            if let input {
                input[channel].withUnsafeBufferPointer { samples in
                    guard let base = samples.baseAddress else { return }
                    (held + channel * count).update(from: base + offset, count: count)
                }
            }
        }
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        var used = 0
        var made = 0
        let failure =
            input == nil
            ? soxr_process(resampler, nil, 0, nil, targets.baseAddress, capacity, &made)
            : soxr_process(resampler, sources.baseAddress, count, &used, targets.baseAddress, capacity, &made)
        if let failure {
            throw ResampleError("A sound can't be converted to \(target) Hz: \(String(cString: failure)).")
        }
        return (used, (0..<channels).map { Array(UnsafeBufferPointer(start: space + $0 * capacity, count: made)) })
    }
}
