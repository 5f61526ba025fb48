public import LullScript
public import LullSession

/// A script as it was read for a track.
public struct TrackScript: Sendable {
    /// The session; nil where something is wrong with the script.
    public var session: Session?
    /// Everything wrong with it, or worth a look.
    public var problems: [Problem]
    /// Its texts, for showing problems.
    public var sources: SourceMap
    /// The files behind it: the script, and what it includes.
    public var files: [String] { sources.files.map(\.name) }
}
