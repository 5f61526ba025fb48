public import LullSession

/// What a release is made of, as a program file says it, with every track it comes to.
public struct Program: Sendable {
    /// Its title, in the first language.
    public var title = ""
    /// Its title by language, where it is said in several.
    public var titles: [String: String] = [:]
    /// What it is, in a few sentences, in the first language.
    public var summary: String?
    /// The same by language, where it is said in several.
    public var summaries: [String: String] = [:]
    /// Who made it.
    public var author: String?
    /// An address for questions.
    public var contact: String?
    /// Where the release will be found on the web, without a slash at the end.
    public var address: String?
    /// The licence.
    public var license: License?
    /// Who holds the rights, and since when.
    public var copyright: String?
    /// Who else is to be named.
    public var credits: [String] = []
    /// The languages, the first one first.
    public var languages: [String] = []
    /// The cover.
    public var cover: CoverImage?
    /// A name that never changes, as a UUID; nil leaves it to the title and the author.
    public var identifier: String?
    /// When what it holds last changed, as ISO 8601 has it; nil leaves it to the files.
    public var date: String?
    /// When it was first published, as ISO 8601 has it.
    public var published: String?
    /// The formats of every track.
    public var formats: [ReleaseFormat] = ReleaseFormat.usual
    /// The kinds of captions.
    public var captions: [CaptionFormat] = [.webVTT]
    /// The format of stems; nil for none.
    public var stems: StemFormat?
    /// The rules of care over its days that it acknowledges.
    public var acknowledged: [Acknowledgement] = []
    /// The file it was read from.
    public var path = ""
    /// That file's text.
    public var beginning = Location.builtIn
    /// The SHA-256 of that file.
    public var digest = ""
    /// Its tracks, in order.
    public var tracks: [TrackPlan] = []

    /// A licence.
    public struct License: Hashable, Sendable {
        /// A name such as “CC BY 4.0”, or an SPDX identifier.
        public var name: String
        /// Where it can be read.
        public var url: String?
    }
}

/// One track as it is wanted: a session in one language, with one set of values.
public struct TrackPlan: Sendable {
    /// Its name in files: of a–z, 0–9 and hyphens.
    public var id: String
    /// The session it is a variant of.
    public var session: String
    /// A title in place of the script's.
    public var title: String?
    /// What it is about, by the program or else by the script; nil where neither says so in its language.
    public var summary: String?
    /// The part of the program it belongs to.
    public var part: String?
    /// Its language.
    public var language: String
    /// Its place among all, from 1.
    public var order = 0
    /// The week, from 1.
    public var week: Int?
    /// The day, from 1.
    public var day: Int?
    /// The time of day.
    public var slot: String?
    /// What sets it apart from its variants, such as “pace 5.5”.
    public var variant: String?
    /// The script, as seen from the program's folder.
    public var script: String
    /// Values of its parameters, by name.
    public var parameters: [String: String]
    /// A length in place of the script's, in seconds.
    public var length: Double?
    /// A loudness in place of the script's.
    public var loudness: MasterSettings.Target?
    /// A voice in place of the script's.
    public var voice: VoiceName?
    /// What came of reading its script.
    public var reading: TrackScript
    /// Where the program asks for it.
    public var location: Location

    /// An engine, and one of its voices.
    public struct VoiceName: Hashable, Sendable {
        /// The engine.
        public var engine: String
        /// The voice; nil leaves it to the engine.
        public var name: String?
    }
}

/// The format of stems.
public enum StemFormat: String, Sendable, CaseIterable {
    /// FLAC, 24 bit.
    case flac
    /// WAV, 24 bit.
    case wav
}
