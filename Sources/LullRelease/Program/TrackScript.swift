public import LullSession

/// A script as it was read for a track.
public struct TrackScript: Sendable {
    /// The session; nil where something is wrong with the script.
    public var session: Session?
    /// Everything wrong with it, or worth a look.
    public var problems: [Problem]
    /// The texts it was read from: the script, the one that it translates, and what it includes.
    public var sources: [SourceText]
    /// The files behind it.
    public var files: [String] { sources.map(\.name) }
}
