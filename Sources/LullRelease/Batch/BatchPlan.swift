import LullFile
import LullSession

/// What a run has to do: which tracks are up to date, which will be made and why, and what no longer belongs.
public struct BatchPlan: Sendable {
    /// A track, and how it stands.
    public struct Item: Sendable {
        /// What is wanted.
        public var track: TrackPlan
        /// How it stands.
        public var standing: Standing
        /// Its length in seconds: as it is, or guessed.
        public var seconds: Double
        var sources: TrackSources?
    }

    /// How a track stands.
    public enum Standing: Sendable {
        /// Its files are there, made from just what they would be made from now.
        case upToDate(Track)
        /// It will be made.
        case due(Reason)
        /// It can't be made.
        case failed(BatchError)
    }

    /// Why a track will be made.
    public enum Reason: Sendable {
        /// It was never made.
        case new
        /// What it is made from has changed; in what, where that is known.
        case changed([Making])
        /// Some of its files are gone, or aren't as they were written.
        case damaged
    }

    /// What a track is made from, in kinds.
    public enum Making: String, Sendable, CaseIterable {
        /// The script, or what it includes.
        case script
        /// Values of parameters.
        case parameters
        /// The length, the loudness or the voice that the program asks for.
        case settings
        /// Its place in the program: order, week, day, time of day, part, name.
        case place
        /// What is said of it: title and summary.
        case title
        /// Formats, captions and stems.
        case formats
        /// What the program says of itself: title, author, licence, cover.
        case program
        /// The voice that speaks.
        case voice
        /// Recordings.
        case recordings
        /// Lull itself.
        case lull
    }

    /// Something in the folder that the program no longer has.
    public struct Leftover: Sendable, Hashable {
        /// The track it belonged to; nil for the program's own files.
        public var track: String?
        /// Its files.
        public var files: [String]
    }

    /// The tracks of this run, in order.
    public internal(set) var items: [Item]
    /// What no longer belongs.
    public internal(set) var leftovers: [Leftover]
    /// What lies in the way of tracks that would be made and of the program's own files, as paths.
    public internal(set) var inTheWay: [String]

    /// The items that will be made.
    public var due: [Item] { items.filter { if case .due = $0.standing { true } else { false } } }

    /// The items that will be made, those of the same sound together: it is rendered once.
    public var groups: [[Item]] {
        var groups: [[Item]] = []
        var places: [String: Int] = [:]
        for item in due {
            guard let key = item.sources?.audioKey else { continue }
            if let place = places[key] {
                groups[place].append(item)
            } else {
                places[key] = groups.count
                groups.append([item])
            }
        }
        return groups
    }
}

extension BatchPlan {
    /// Looks at a folder; nothing in it changes but the times that are remembered of its files.
    static func make(
        _ program: Program,
        _ folder: ReleaseFolder,
        shard: Shard?,
        _ context: BatchContext,
        inputs: OutputGuard
    ) async -> BatchPlan {
        var own: Set<String>?
        if let shard {
            own = shard.own(
                program.tracks.map { track in
                    (track.id, track.reading.session.map { TrackCost.seconds($0, length: track.length) } ?? 1)
                }
            )
        }
        let obstacles = Obstacles(program, folder)
        var inTheWay: [String] = []
        var hasWork = false
        var items: [Item] = []
        for track in program.tracks where own?.contains(track.id) ?? true {
            let guess = track.reading.session.map { TrackCost.seconds($0, length: track.length) } ?? 1
            do throws(BatchError) {
                let sources = try await TrackSources(track, program, context)
                var standing = TrackState(folder, track.id).standing(sources, in: program)
                if case .due = standing {
                    hasWork = true
                    let found = obstacles.of(track)
                    inTheWay += found
                    if !found.isEmpty { standing = .failed(.inTheWay(found)) }
                }
                let seconds = if case .upToDate(let record) = standing { record.duration } else { guess }
                items.append(Item(track: track, standing: standing, seconds: seconds, sources: sources))
            } catch {
                items.append(Item(track: track, standing: .failed(error), seconds: guess))
            }
        }
        let isWhole = ProgramFiles(program: program, folder: folder, context: context).areWhole
        // A share of a program writes none of its own files.
        if shard == nil, hasWork || !isWhole { inTheWay += obstacles.ofProgram() }
        let leftovers = leftovers(program, folder, inputs: inputs)
        return BatchPlan(items: items, leftovers: leftovers, inTheWay: Set(inTheWay).sorted())
    }

    /// What earlier runs wrote and no record of the program names any more. A file that the program is made from stays.
    static func leftovers(_ program: Program, _ folder: ReleaseFolder, inputs: OutputGuard) -> [Leftover] {
        let wanted = Set(program.tracks.map(\.id))
        var leftovers: [Leftover] = []
        for name in ReleaseFolder.names(in: "\(folder.work)/owned") where name.hasSuffix(".json") {
            let id = String(name.dropLast(5))
            guard Slug.make(id) == id else { continue }
            let state = TrackState(folder, id)
            var current: Set<String> = []
            if wanted.contains(id) {
                // Without its record nobody knows which of its files are old.
                guard let record = state.record else { continue }
                current = Set(record.files.map(\.path))
            }
            let old = state.owned.subtracting(current).filter {
                FileStamp(folder.file($0)) != nil && !inputs.isInput(folder.file($0))
            }.sorted()
            if !old.isEmpty { leftovers.append(Leftover(track: id, files: old)) }
        }
        return leftovers
    }
}
