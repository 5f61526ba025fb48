/// Whole sound files in memory.
public enum AudioFile {
    /// Reads a sound file of any format libsndfile knows (WAV, FLAC, Ogg Vorbis and Opus, MP3, AIFF, …).
    ///
    /// - Parameter path: the file.
    /// - Returns: its samples at the file's own rate.
    /// - Throws: ``FileError`` when the file is missing, can't be read, holds no sound, or holds a sample that is not a
    ///   number.
    public static func read(_ path: String) throws(FileError) -> AudioBuffer {
        let reader = try AudioReader(path)
        var channels = [[Float]](repeating: [], count: reader.channels)
        for channel in channels.indices {
            channels[channel].reserveCapacity(reader.expectedFrames ?? 0)
        }
        while case let block = try reader.read(16_384), let first = block.first, !first.isEmpty {
            for channel in channels.indices {
                channels[channel].append(contentsOf: block[channel])
            }
        }
        return AudioBuffer(channels: channels, rate: reader.rate)
    }
}
