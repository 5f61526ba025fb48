public import LullFile
public import LullMeasure

/// Measures sound files.
public enum Analyzer {
    /// How far a measurement has come.
    public struct Progress: Sendable {
        /// Seconds that are measured.
        public var done: Double
        /// Seconds in all, as far as the file says.
        public var total: Double?
    }

    /// Measures a file of any format and length, in bounded memory.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - progress: called about every ten seconds of audio.
    /// - Throws: ``FileError`` for what can't be read or is no sound.
    public static func measure(
        _ path: String,
        progress: (Progress) -> Void = { _ in }
    ) throws(FileError) -> AudioMeasurement {
        let reader = try AudioReader(path)
        guard let meter = AudioMeter(rate: reader.rate, channels: reader.channels) else {
            throw FileError(
                .notAudio,
                path: path,
                reason: "has \(reader.channels) channel\(reader.channels == 1 ? "" : "s") at \(reader.rate) Hz; "
                    + "1 to \(LoudnessMeter.mostChannels) channels from 1000 Hz up can be measured"
            )
        }
        let total = reader.expectedFrames.map { Double($0) / Double(reader.rate) }
        var shown = 0
        while true {
            let piece = try reader.read(16_384)
            guard let count = piece.first?.count, count > 0 else { break }
            withPointers(piece) { meter.add($0, count: count) }
            if reader.position - shown >= 10 * reader.rate {
                shown = reader.position
                progress(Progress(done: Double(reader.position) / Double(reader.rate), total: total))
            }
        }
        guard reader.position > 0 else {
            throw FileError(
                .notAudio,
                path: path,
                reason: "holds no sound: not one frame could be read from it",
                mend: "export it again"
            )
        }
        try checkWhole(reader, path)
        return meter.finish()
    }

    /// Half a session that measures well is no good session: what is cut short is told so.
    private static func checkWhole(_ reader: AudioReader, _ path: String) throws(FileError) {
        let expected = reader.expectedFrames ?? reader.position
        // The lengths that lossy formats promise may be estimates.
        let read = expected > 0 ? Double(reader.position) / Double(expected) : 1
        let share = reader.remainingShare ?? (read < 0.95 ? read : 1)
        guard share < 1 else { return }
        let percent = "\(min(99, Int(share * 100))) %"
        throw FileError(
            .notAudio,
            path: path,
            reason: "is cut short or damaged: only \(percent) of the sound its header promises is there; "
                + "copy or export it again"
        )
    }

    private static func withPointers(_ channels: [[Float]], _ body: ([UnsafePointer<Float>]) -> Void) {
        func next(_ index: Int, _ pointers: [UnsafePointer<Float>]) {
            guard index < channels.count else { return body(pointers) }
            channels[index].withUnsafeBufferPointer { samples in
                guard let base = samples.baseAddress else { return }
                next(index + 1, pointers + [base])
            }
        }
        next(0, [])
    }
}
