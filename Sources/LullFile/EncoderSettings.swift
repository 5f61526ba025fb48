import CSndFile

/// How libsndfile's encoders are set.
enum EncoderSettings {
    /// Sets up a file that was opened for writing and has no samples yet.
    ///
    /// - Parameter rate: the frames per second, which decide what a level means to the encoder of MP3.
    static func apply(_ format: AudioFormat, _ encoding: Encoding, rate: Int, to file: OpaquePointer) {
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
            var quality = 0.6
            if case .quality(let wanted) = encoding { quality = wanted }
            set(SFC_SET_VBR_ENCODING_QUALITY, quality, file)
        case .opus:
            // libsndfile gives each channel 6 kb/s + (1 − level) · 250 kb/s: 48 kb/s is 96 kb/s for stereo.
            set(SFC_SET_COMPRESSION_LEVEL, 1 - (encoding.kilobits(96) / 2 - 6) / 250, file)
        case .mp3:
            // The mode comes before the level, which means the bit rate only in the constant mode: from the highest down
            // to the lowest that MPEG-1, MPEG-2 or MPEG-2.5 has.
            var mode = Int32(SF_BITRATE_MODE_CONSTANT)
            sf_command(file, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
            let rates = rate >= 32_000 ? 32.0...320 : rate >= 16_000 ? 8.0...160 : 8.0...64
            let wanted = kilobitsOfMP3(encoding, rate)
            let level = (rates.upperBound - wanted) / (rates.upperBound - rates.lowerBound)
            set(SFC_SET_COMPRESSION_LEVEL, min(max(level, 0), 1), file)
        }
    }

    private static func kilobitsOfMP3(_ encoding: Encoding, _ rate: Int) -> Double {
        encoding.kilobits(rate >= 32_000 ? 128 : 64)
    }

    /// The factor that makes up for what an encoder takes from every sample.
    ///
    /// LAME makes MP3s of low bit rates softer: by 0.95 up to 160 kb/s, 0.97 at 192 and 0.98 at 224. Measured on a sine at
    /// five rates, libsndfile 1.2.0 with LAME 3.100; `FormatTests` holds it.
    static func gain(_ format: AudioFormat, _ encoding: Encoding, rate: Int) -> Float {
        guard format == .mp3 else { return 1 }
        switch kilobitsOfMP3(encoding, rate) {
        case ..<176: return 1 / 0.95
        case ..<208: return 1 / 0.97
        case ..<240: return 1 / 0.98
        default: return 1
        }
    }

    private static func set(_ command: some BinaryInteger, _ value: Double, _ file: OpaquePointer) {
        var value = value
        sf_command(file, Int32(command), &value, Int32(MemoryLayout<Double>.size))
    }
}
