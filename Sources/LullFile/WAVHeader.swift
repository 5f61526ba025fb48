/// The header of a WAV of known length: RIFF, or RF64 (EBU Tech 3306) where 32 bit sizes do not do.
struct WAVHeader {
    var format: AudioFormat
    /// Bytes per sample.
    var width: Int
    var rate: Int
    var channels: Int
    var frames: Int

    /// The bytes up to the first sample.
    var bytes: [UInt8] {
        let isFloat = format == .wavFloat
        let data = frames * channels * width
        let formatSize = isFloat ? 18 : 16
        // A format other than PCM wants its size field and a count of frames in a chunk of its own.
        let headerSize = 4 + 8 + formatSize + (isFloat ? 12 : 0) + 8
        let riff = headerSize + data + data % 2
        let isLong = riff > Int(UInt32.max)
        var bytes: [UInt8] = []
        func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
        func put(_ value: Int, _ count: Int) {
            for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        put(isLong ? "RF64" : "RIFF")
        put(isLong ? Int(UInt32.max) : riff, 4)
        put("WAVE")
        if isLong {
            put("ds64")
            put(28, 4)
            put(riff + 36, 8)
            put(data, 8)
            put(frames, 8)
            put(0, 4)
        }
        put("fmt ")
        put(formatSize, 4)
        put(isFloat ? 3 : 1, 2)
        put(channels, 2)
        put(rate, 4)
        put(rate * channels * width, 4)
        put(channels * width, 2)
        put(8 * width, 2)
        if isFloat {
            put(0, 2)
            put("fact")
            put(4, 4)
            put(min(frames, Int(UInt32.max)), 4)
        }
        put("data")
        put(isLong ? Int(UInt32.max) : data, 4)
        return bytes
    }
}
