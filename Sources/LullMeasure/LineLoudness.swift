extension LoudnessMeter {
    /// The shortest sound the meter measures as it is, in seconds: the short-term window of EBU Tech 3341.
    public static let shortestLine = 3.0

    /// The loudness of a single spoken line.
    ///
    /// A line shorter than 3 s is repeated until 3 s are filled, so that the blocks of 400 ms and the gate of BS.1770 have
    /// enough to go by and a line's loudness does not depend on where its blocks happen to fall.
    ///
    /// - Parameters:
    ///   - line: the samples.
    ///   - rate: frames per second.
    /// - Returns: LUFS, or nil when the line is silent (below −70 LUFS) or empty.
    public static func loudness(of line: [Float], rate: Int) -> Double? {
        loudness(of: [line], rate: rate)
    }

    /// The loudness of a single spoken line of one or two channels; see ``loudness(of:rate:)-(_,Int)``.
    ///
    /// - Parameters:
    ///   - channels: one or two arrays of the same count.
    ///   - rate: frames per second.
    /// - Returns: LUFS, or nil when the line is silent (below −70 LUFS) or empty.
    public static func loudness(of channels: [[Float]], rate: Int) -> Double? {
        guard let left = channels.first, let right = channels.last, !left.isEmpty else { return nil }
        guard let meter = LoudnessMeter(rate: rate, channels: channels.count) else { return nil }
        let wanted = Int(shortestLine * Double(rate))
        var filled = 0
        repeat {
            meter.add(left: left, right: right, count: left.count)
            filled += left.count
        } while filled < wanted
        return meter.integrated
    }
}
