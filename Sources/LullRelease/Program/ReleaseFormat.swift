public import LullFile

/// A format of a release's audio files, with its settings.
public struct ReleaseFormat: Hashable, Sendable {
    /// What a program calls a format.
    public enum Name: String, Sendable, CaseIterable {
        case flac, wav, opus, mp3, ogg, m4a, m4b

        /// Bit rates it can have, in bits a second; nil where there is none to choose.
        var bitRates: ClosedRange<Int>? {
            switch self {
            case .opus: 24_000...510_000
            case .mp3: 32_000...320_000
            case .m4a, .m4b: 32_000...320_000
            case .flac, .wav, .ogg: nil
            }
        }
    }

    /// What a program calls it; also how its files end.
    public var name: Name
    /// The bits of a sample, where the format lets one choose.
    public var bits = AudioFormat.Bits.twentyFour
    /// How closely a lossy format keeps to the sound.
    public var encoding = Encoding.usual

    /// A format with its usual settings.
    public init(_ name: Name) { self.name = name }

    /// The formats of a program that names none.
    public static let usual: [ReleaseFormat] = [.init(.flac), .init(.opus), .init(.mp3)]

    /// The format as the renderer writes it; nil for those another program encodes from a finished file.
    public var audio: AudioFormat? { AudioFormat.named(pathExtension: name.rawValue, bits: bits) }

    /// The media type of its files.
    public var mediaType: String {
        switch name {
        case .flac: "audio/flac"
        case .wav: "audio/wav"
        case .opus, .ogg: "audio/ogg"
        case .mp3: "audio/mpeg"
        case .m4a, .m4b: "audio/mp4"
        }
    }

    /// Bits a second of MPEG-4, where nothing else is asked for.
    public static let mpeg4BitRate = 128_000

    /// All that its bytes depend on, for telling it from others.
    var signature: String { "\(name.rawValue) \(bits.rawValue) \(encoding)" }

    /// The only bit rates that MP3 knows at 32 kHz and above.
    static let mp3BitRates = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320].map { $0 * 1000 }
}
