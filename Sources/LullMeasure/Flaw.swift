/// An unnatural discontinuity in a sound.
public struct Flaw: Hashable, Sendable {
    /// What kind of discontinuity.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A jump of the wave that neither the sound before nor the sound after explains: a lone sample, a splice.
        case click
        /// The sound breaks off to nothing and comes back, both at once.
        case gap
        /// The tops of the wave are cut flat.
        case clipped
        /// A steady level turns into another one from one moment to the next.
        case step
    }

    /// Seconds from the beginning.
    public var time: Double
    /// What kind.
    public var kind: Kind

    /// A flaw.
    public init(time: Double, kind: Kind) {
        self.time = time
        self.kind = kind
    }
}

/// Flaws as they are found, in bounded memory: neighbours of one kind are one, and past a count they are only counted.
struct FlawList {
    /// Flaws that are kept with their times.
    static let most = 1_000
    /// Seconds within which flaws of one kind are one.
    private static let reach = 0.03

    private(set) var flaws: [Flaw] = []
    private(set) var isFull = false
    private var last: [Flaw.Kind: Double] = [:]

    mutating func add(_ flaw: Flaw) {
        let before = last[flaw.kind]
        last[flaw.kind] = flaw.time
        if let before, abs(flaw.time - before) < FlawList.reach { return }
        if flaws.count < FlawList.most { flaws.append(flaw) } else { isFull = true }
    }
}
