import CSndFile

/// A format a session can be written in.
public enum AudioFormat: Equatable, Hashable, Sendable, CaseIterable {
    /// WAV, 16 bit, with dither.
    case wav16
    /// WAV, 24 bit.
    case wav24
    /// WAV, 32 bit floating point.
    case wavFloat
    /// FLAC, 16 bit, with dither.
    case flac16
    /// FLAC, 24 bit.
    case flac24
    /// Ogg Vorbis at quality 0.6.
    case vorbis
    /// Ogg Opus at 96 kb/s for stereo.
    case opus
    /// MP3 at a constant 128 kb/s.
    case mp3

    /// The bits of a sample, where the format lets one choose.
    public enum Bits: String, Equatable, Sendable, CaseIterable {
        /// 16 bit with dither.
        case sixteen = "16"
        /// 24 bit.
        case twentyFour = "24"
        /// 32 bit floating point.
        case float
    }

    /// The format a file name's extension stands for.
    ///
    /// - Parameters:
    ///   - pathExtension: `wav`, `flac`, `ogg` or `oga`, `opus`, `mp3`, in any case, without the dot.
    ///   - bits: the bits of a sample; the lossy formats have no use for it, and FLAC, which knows no floating point, takes
    ///     24 bit for `float`.
    /// - Returns: nil for an extension no format has.
    public static func named(pathExtension: String, bits: Bits) -> AudioFormat? {
        switch (pathExtension.lowercased(), bits) {
        case ("wav", .sixteen): .wav16
        case ("wav", .twentyFour): .wav24
        case ("wav", .float): .wavFloat
        case ("flac", .sixteen): .flac16
        case ("flac", _): .flac24
        case ("ogg", _), ("oga", _): .vorbis
        case ("opus", _): .opus
        case ("mp3", _): .mp3
        default: nil
        }
    }

    /// The bits of an integer sample; nil for floating point and for the lossy formats.
    var integerBits: Int? {
        switch self {
        case .wav16, .flac16: 16
        case .wav24, .flac24: 24
        case .wavFloat, .vorbis, .opus, .mp3: nil
        }
    }

    /// The bytes of a sample in a WAV; nil for other formats.
    var wavBytes: Int? {
        switch self {
        case .wav16: 2
        case .wav24: 3
        case .wavFloat: 4
        case .flac16, .flac24, .vorbis, .opus, .mp3: nil
        }
    }

    /// libsndfile's number for the format.
    ///
    /// - Parameter isLong: whether the sizes in a WAV may not fit 32 bit, which RF64 (EBU Tech 3306) is for.
    func sndfile(isLong: Bool) -> Int32 {
        let wav = isLong ? SF_FORMAT_RF64 : SF_FORMAT_WAV
        let (container, coding) =
            switch self {
            case .wav16: (wav, SF_FORMAT_PCM_16)
            case .wav24: (wav, SF_FORMAT_PCM_24)
            case .wavFloat: (wav, SF_FORMAT_FLOAT)
            case .flac16: (SF_FORMAT_FLAC, SF_FORMAT_PCM_16)
            case .flac24: (SF_FORMAT_FLAC, SF_FORMAT_PCM_24)
            case .vorbis: (SF_FORMAT_OGG, SF_FORMAT_VORBIS)
            case .opus: (SF_FORMAT_OGG, SF_FORMAT_OPUS)
            case .mp3: (SF_FORMAT_MPEG, SF_FORMAT_MPEG_LAYER_III)
            }
        return Int32(container | coding)
    }

    /// The only sample rates the format can hold, in Hz; nil when it can hold any.
    public var rates: [Int]? {
        switch self {
        case .opus: [8000, 12_000, 16_000, 24_000, 48_000]
        case .mp3: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
        case .wav16, .wav24, .wavFloat, .flac16, .flac24, .vorbis: nil
        }
    }
}
