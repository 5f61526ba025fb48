import CSndFile

/// How libsndfile's encoders are set.
enum EncoderSettings {
    /// Sets up a file that was opened for writing and has no samples yet.
    static func apply(_ format: AudioFormat, to file: OpaquePointer) {
        switch format {
        case .wav16, .wav24:
            sf_command(file, Int32(SFC_RF64_AUTO_DOWNGRADE), nil, 1)
        case .wavFloat:
            sf_command(file, Int32(SFC_RF64_AUTO_DOWNGRADE), nil, 1)
            // The PEAK chunk holds the time of day.
            sf_command(file, Int32(SFC_SET_ADD_PEAK_CHUNK), nil, 0)
        case .flac16, .flac24:
            break
        case .vorbis:
            set(SFC_SET_VBR_ENCODING_QUALITY, 0.6, file)
        case .opus:
            // libsndfile gives each channel 6 kb/s + (1 − level) · 250 kb/s: 48 kb/s is 96 kb/s for stereo.
            set(SFC_SET_COMPRESSION_LEVEL, 1 - (48.0 - 6.0) / 250.0, file)
        case .mp3:
            // The mode comes before the level, which means the bit rate only in the constant mode; at 32…48 kHz 0.68 is
            // 128 kb/s, and the lower rates of MPEG-2 get the half.
            var mode = Int32(SF_BITRATE_MODE_CONSTANT)
            sf_command(file, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
            set(SFC_SET_COMPRESSION_LEVEL, 0.68, file)
        }
    }

    private static func set(_ command: some BinaryInteger, _ value: Double, _ file: OpaquePointer) {
        var value = value
        sf_command(file, Int32(command), &value, Int32(MemoryLayout<Double>.size))
    }
}
