import LullSession

/// One rendering of a session in a release: everything that lists, describes or checks it reads this record.
///
/// It is written beside the audio when that is whole, so that what concerns the program as a whole can be made from
/// records alone, on any machine. Times are in seconds, levels in dB, paths relative to the release's folder.
public struct Track: Codable, Sendable, Equatable {
    /// Its name in files and addresses: unique in a release, of a–z, 0–9 and hyphens.
    public var id: String
    /// What makes it: a hash of everything that its files depend on.
    public var key: String
    /// Its title, in its own language.
    public var title: String
    /// What it is about in a sentence or two, where the script says so.
    public var summary: String?
    /// The part of the program it belongs to, such as breathing.
    public var part: String?
    /// Its language, as BCP 47 has it.
    public var language: String
    /// Its place among all, from 1.
    public var order: Int
    /// The week, from 1.
    public var week: Int?
    /// The day of its week, from 1.
    public var day: Int?
    /// The time of day, such as morning.
    public var slot: String?
    /// The session it is a variant of: what differs only in language, length or parameters has the same.
    public var session: String
    /// What sets it apart from its variants, such as “pace 5.5”.
    public var variant: String?
    /// Who wrote it.
    public var author: String?
    /// Its length.
    public var duration: Double
    /// Its sections; empty where it has no headings.
    public var chapters: [Chapter]
    /// What is spoken, and when.
    public var lines: [Line]
    /// Every guided breath.
    public var breaths: [Breath]
    /// The pattern of each stretch of guided breathing, as written.
    public var patterns: [String]
    /// The pattern and the pace of each stretch of guided breathing; nil in records that are older than this.
    public var guidances: [Guidance]?
    /// What it was made from.
    public var provenance: Provenance
    /// What was measured of it.
    public var measure: Measure
    /// Its files.
    public var files: [File]

    /// A section.
    public struct Chapter: Codable, Sendable, Equatable {
        /// Its heading.
        public var title: String
        /// Where it begins.
        public var start: Double
        /// Where it ends.
        public var end: Double

        /// A section.
        public init(title: String, start: Double, end: Double) {
            (self.title, self.start, self.end) = (title, start, end)
        }
    }

    /// A spoken line.
    public struct Line: Codable, Sendable, Equatable {
        /// Its stable name.
        public var id: String
        /// Its words; empty for a recording without any.
        public var text: String
        /// Where it begins.
        public var start: Double
        /// Where it ends.
        public var end: Double

        /// A spoken line.
        public init(id: String, text: String, start: Double, end: Double) {
            (self.id, self.text, self.start, self.end) = (id, text, start, end)
        }
    }

    /// A guided breath: where it begins, and the lengths of its phases.
    public struct Breath: Codable, Sendable, Equatable {
        /// Where it begins.
        public var start: Double
        /// The length of the inhale.
        public var inhale: Double
        /// The length of the hold at full lungs.
        public var hold: Double
        /// The length of the exhale.
        public var exhale: Double
        /// The length of the rest at empty lungs.
        public var rest: Double
        /// How much of the inhale, at its end, is a second one on top; nil or 0 in most patterns.
        public var topUp: Double?

        /// A guided breath.
        public init(
            start: Double,
            inhale: Double,
            hold: Double,
            exhale: Double,
            rest: Double,
            topUp: Double? = nil
        ) {
            (self.start, self.inhale, self.hold, self.exhale, self.rest) = (start, inhale, hold, exhale, rest)
            self.topUp = topUp
        }
    }

    /// A stretch of guided breathing, as it is written.
    public struct Guidance: Codable, Sendable, Equatable {
        /// The pattern: 4-6.
        public var pattern: String
        /// Breaths a minute, at first; nil where it is the pattern's own pace throughout.
        public var from: Double?
        /// Breaths a minute, in the end, where the pace changes.
        public var to: Double?

        /// A stretch of guided breathing.
        public init(pattern: String, from: Double? = nil, to: Double? = nil) {
            (self.pattern, self.from, self.to) = (pattern, from, to)
        }
    }

    /// What a track was made from.
    public struct Provenance: Codable, Sendable, Equatable {
        /// The script, as the program names it.
        public var script: String
        /// The SHA-256 of the script and all it includes.
        public var scriptHash: String
        /// The values of its parameters.
        public var parameters: [String: String]
        /// The length that was asked for.
        public var length: Double?
        /// The voices that speak, such as “espeak-ng en”.
        public var voices: [String]
        /// The seeds of what is random, by sound.
        public var seeds: [String: UInt64]
        /// Versions of what made it, by name.
        public var versions: [String: String]

        /// What a track was made from.
        public init(
            script: String,
            scriptHash: String,
            parameters: [String: String] = [:],
            length: Double? = nil,
            voices: [String] = [],
            seeds: [String: UInt64] = [:],
            versions: [String: String] = [:]
        ) {
            self.script = script
            self.scriptHash = scriptHash
            self.parameters = parameters
            self.length = length
            self.voices = voices
            self.seeds = seeds
            self.versions = versions
        }
    }

    /// What was measured of a track before it was encoded.
    public struct Measure: Codable, Sendable, Equatable {
        /// Its integrated loudness in LUFS; nil where nothing was loud enough.
        public var integrated: Double?
        /// The loudness that was asked for; nil where levels stay as written.
        public var target: Double?
        /// Its loudness range in LU.
        public var range: Double?
        /// Its loudest moment in LUFS.
        public var momentaryMax: Double?
        /// Its true peak in dBTP.
        public var truePeak: Double?
        /// The ceiling of its true peak.
        public var ceiling: Double
        /// Whether it is gentle in its profile.
        public var isGentle: Bool

        /// What was measured.
        public init(
            integrated: Double?,
            target: Double?,
            range: Double?,
            momentaryMax: Double?,
            truePeak: Double?,
            ceiling: Double,
            isGentle: Bool
        ) {
            self.integrated = integrated
            self.target = target
            self.range = range
            self.momentaryMax = momentaryMax
            self.truePeak = truePeak
            self.ceiling = ceiling
            self.isGentle = isGentle
        }
    }

    /// A file of a track.
    public struct File: Codable, Sendable, Equatable {
        /// What it is for.
        public var role: Role
        /// Its format, as its name ends: flac, opus, vtt, json.
        public var format: String
        /// Its place in the release's folder.
        public var path: String
        /// Its media type.
        public var mediaType: String
        /// Its length in bytes.
        public var bytes: Int
        /// Its SHA-256 in hexadecimal.
        public var sha256: String

        /// A file.
        public init(role: Role, format: String, path: String, mediaType: String, bytes: Int, sha256: String) {
            self.role = role
            self.format = format
            self.path = path
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// What a file is for.
    public enum Role: String, Codable, Sendable, CaseIterable {
        /// It is listened to.
        case audio
        /// A stem.
        case stem
        /// Captions.
        case captions
        /// A transcript.
        case transcript
        /// Chapters.
        case chapters
        /// What was measured.
        case report
    }

    /// A track.
    public init(
        id: String,
        key: String,
        title: String,
        summary: String? = nil,
        part: String? = nil,
        language: String,
        order: Int,
        week: Int? = nil,
        day: Int? = nil,
        slot: String? = nil,
        session: String,
        variant: String? = nil,
        author: String? = nil,
        duration: Double,
        chapters: [Chapter] = [],
        lines: [Line] = [],
        breaths: [Breath] = [],
        patterns: [String] = [],
        guidances: [Guidance]? = nil,
        provenance: Provenance,
        measure: Measure,
        files: [File] = []
    ) {
        self.id = id
        self.key = key
        self.title = title
        self.summary = summary
        self.part = part
        self.language = language
        self.order = order
        self.week = week
        self.day = day
        self.slot = slot
        self.session = session
        self.variant = variant
        self.author = author
        self.duration = duration
        self.chapters = chapters
        self.lines = lines
        self.breaths = breaths
        self.patterns = patterns
        self.guidances = guidances
        self.provenance = provenance
        self.measure = measure
        self.files = files
    }
}

extension Track {
    /// The most seconds that a track of a release lasts: a session's longest, with room for rounding.
    private static let longest = Seconds.longest.value + 60

    /// Whether a record's numbers can be a track's. A record is read from a file that anybody may have changed, and what is
    /// made of it reckons with them.
    var isPlausible: Bool {
        func isTime(_ seconds: Double) -> Bool { (0...Self.longest).contains(seconds) }
        func isLevel(_ level: Double?) -> Bool { level.map { (-1000...1000).contains($0) } ?? true }
        func isCount(_ number: Int?) -> Bool { number.map { (1...1_000_000).contains($0) } ?? true }
        let measured = [measure.integrated, measure.target, measure.range, measure.momentaryMax, measure.truePeak]
        let spans = chapters.map { [$0.start, $0.end] } + lines.map { [$0.start, $0.end] }
        let phases = breaths.map { [$0.start, $0.inhale, $0.hold, $0.exhale, $0.rest, $0.topUp ?? 0] }
        let paces = (guidances ?? []).flatMap { [$0.from, $0.to] }
        return isTime(duration) && (spans + phases).allSatisfy { $0.allSatisfy(isTime) }
            && (measured + [measure.ceiling] + paces).allSatisfy(isLevel)
            && [order, week, day].allSatisfy(isCount) && files.allSatisfy { $0.bytes >= 0 }
    }
}
