/// A release as a whole: what its program says of it, and its tracks in order.
public struct Catalogue: Codable, Sendable, Equatable {
    /// Its title, in the first language.
    public var title: String
    /// Its title by language; nil where it is said in one.
    public var titles: [String: String]?
    /// What it is, in a few sentences, in the first language.
    public var summary: String?
    /// The same by language; nil where it is said in one.
    public var summaries: [String: String]?
    /// Who made it.
    public var author: String?
    /// Its licence: a name such as “CC BY 4.0”, or an SPDX identifier.
    public var license: String?
    /// Where the licence can be read.
    public var licenseURL: String?
    /// Who holds the rights, and since when.
    public var copyright: String?
    /// Who else is to be named, a line each.
    public var credits: [String]
    /// The languages, the first one first.
    public var languages: [String]
    /// The cover in the release's folder, with its media type and its size in pixels.
    public var cover: Cover?
    /// Where the release will be found on the web, without a slash at the end; nil for one that works from a folder.
    public var address: String?
    /// An address for questions.
    public var contact: String?
    /// A name for the release that never changes, as a UUID.
    public var identifier: String
    /// When what it holds last changed: ISO 8601, in UTC.
    public var modified: String
    /// When it was first published: ISO 8601, in UTC; nil where nobody said. Podcast apps sort by it.
    public var published: String?
    /// Its tracks, in order.
    public var tracks: [Track]

    /// A picture.
    public struct Cover: Codable, Sendable, Equatable {
        /// Its place in the release's folder.
        public var path: String
        /// Its media type.
        public var mediaType: String
        /// Its width in pixels.
        public var width: Int
        /// Its height in pixels.
        public var height: Int

        /// A picture.
        public init(path: String, mediaType: String, width: Int, height: Int) {
            self.path = path
            self.mediaType = mediaType
            self.width = width
            self.height = height
        }
    }

    /// A release.
    public init(
        title: String,
        titles: [String: String]? = nil,
        summary: String? = nil,
        summaries: [String: String]? = nil,
        author: String? = nil,
        license: String? = nil,
        licenseURL: String? = nil,
        copyright: String? = nil,
        credits: [String] = [],
        languages: [String],
        cover: Cover? = nil,
        address: String? = nil,
        contact: String? = nil,
        identifier: String,
        modified: String,
        published: String? = nil,
        tracks: [Track]
    ) {
        self.title = title
        self.titles = titles
        self.summary = summary
        self.summaries = summaries
        self.author = author
        self.license = license
        self.licenseURL = licenseURL
        self.copyright = copyright
        self.credits = credits
        self.languages = languages
        self.cover = cover
        self.address = address
        self.contact = contact
        self.identifier = identifier
        self.modified = modified
        self.published = published
        self.tracks = tracks
    }
}
