import Lull
import LullFile
import LullScore
import LullSession
import LullTag

/// Makes a release of a program: every track that isn't up to date, then what concerns the program as a whole.
public struct Batch: Sendable {
    /// What is wanted of a run.
    public struct Options: Sendable {
        /// Tracks that are made at once.
        public var jobs = 1
        /// The share of this run; nil for all tracks and the program's own files.
        public var shard: Shard?
        /// Whether nothing is rendered, and only the program's own files are made.
        public var gathersOnly = false
        /// Whether what the program no longer has is removed.
        public var prunes = false

        /// Everything, one track at a time.
        public init() {}
    }

    /// Something that happens during a run.
    public enum Event: Sendable {
        /// A track is begun.
        case began(TrackPlan)
        /// How far it has come, 0…1.
        case progress(id: String, share: Double)
        /// It is whole, after so many seconds.
        case finished(Track, seconds: Double)
        /// It can't be made.
        case failed(TrackPlan, BatchError)
    }

    /// What came of a run.
    public struct Result: Sendable {
        /// Tracks that are up to date or were made, in order.
        public var tracks: [Track] = []
        /// Which of them were made by this run.
        public var made: Set<String> = []
        /// Tracks that could not be made, in order.
        public var failures: [(track: TrackPlan, error: BatchError)] = []
        /// Tracks that were not begun, because the folder takes no more.
        public var skipped: [TrackPlan] = []
        /// What the program no longer has, and is still there.
        public var leftovers: [BatchPlan.Leftover] = []
        /// What was removed.
        public var pruned: [BatchPlan.Leftover] = []
        /// The program's own files that were written; nil where they were not to be made.
        public var programFiles: Int?
        /// Why the program's own files could not be made.
        public var programError: BatchError?
    }

    let program: Program
    let folder: ReleaseFolder
    let options: Options
    let context: BatchContext

    /// A run of a program into a folder.
    ///
    /// - Parameter environment: the environment's variables: the cache, voices, `SOURCE_DATE_EPOCH`.
    public init(
        _ program: Program,
        into folder: ReleaseFolder,
        options: Options,
        environment: [String: String]
    ) throws(BatchError) {
        self.program = program
        self.folder = folder
        self.options = options
        context = try BatchContext(folder, environment: environment)
    }

    /// What a run would do. Nothing in the folder is changed.
    public func plan() async -> BatchPlan {
        await BatchPlan.make(program, folder, shard: options.shard, context)
    }

    /// Seconds of audio that a track will have, by laying it out with lines estimated; nil where it can't be.
    public func estimate(_ item: BatchPlan.Item) async -> Double? {
        guard let session = item.sources?.session else { return nil }
        let product = try? await context.studio.produce(
            session,
            rate: 48_000,
            length: item.track.length.map { .init($0) },
            voices: .estimate
        )
        return product.map { $0.production.score.seconds($0.production.score.duration) }
    }

    /// Makes what isn't up to date.
    ///
    /// - Parameter tell: told what happens, from any thread.
    public func run(_ tell: @escaping @Sendable (Event) -> Void) async throws(BatchError) -> Result {
        do throws(FileError) { try folder.prepare() } catch { throw .file(error) }
        let locks = try folder.lock(options.shard)
        defer { withExtendedLifetime(locks) {} }
        let partial = options.shard.map { "\(folder.partial)/\($0.name)" } ?? folder.partial
        do throws(FileError) {
            // What an interrupted run left behind.
            try ReleaseFolder.remove(partial)
            try ReleaseFolder.make(partial)
        } catch { throw .file(error) }
        let plan = await plan()
        var result = Result()
        var tracks: [String: Track] = [:]
        for item in plan.items {
            switch item.standing {
            case .upToDate(let track): tracks[track.id] = track
            case .failed(let error):
                result.failures.append((item.track, error))
                tell(.failed(item.track, error))
            case .due: break
            }
        }
        if !options.gathersOnly {
            await make(plan.due, partial, tell, &result, &tracks)
        }
        defer { try? ReleaseFolder.remove(partial) }
        context.inputs.save()
        result.tracks = plan.items.compactMap { tracks[$0.track.id] }
        let places = Dictionary(program.tracks.map { ($0.id, $0.order) }) { first, _ in first }
        result.failures.sort { places[$0.track.id] ?? 0 < places[$1.track.id] ?? 0 }
        if options.shard == nil { try gather(plan, partial, &result) }
        return result
    }

    // MARK: Tracks

    private func make(
        _ due: [BatchPlan.Item],
        _ partial: String,
        _ tell: @escaping @Sendable (Event) -> Void,
        _ result: inout Result,
        _ tracks: inout [String: Track]
    ) async {
        let maker = TrackMaker(program: program, folder: folder, partial: partial, context: context)
        // The longest first, so that no core is left with one long track at the end.
        let order = due.sorted { ($1.seconds, $0.track.order) < ($0.seconds, $1.track.order) }
        var waiting = order.makeIterator()
        var isStopped = false
        // Giving a track its place waits for the disk; the cores go on with the next one meanwhile.
        var (rendering, finishing) = (0, 0)
        await withTaskGroup(of: Step.self) { group in
            func begin() {
                while !isStopped, max(rendering, finishing) < max(1, options.jobs), let item = waiting.next() {
                    rendering += 1
                    group.addTask { .rendered(await Job.begin(item, maker, tell)) }
                }
            }
            begin()
            while let step = await group.next() {
                switch step {
                case .rendered(let job):
                    rendering -= 1
                    finishing += 1
                    group.addTask { .finished(job.item, await job.finish(maker, tell)) }
                case .finished(_, .success(let track)):
                    finishing -= 1
                    tracks[track.id] = track
                    result.made.insert(track.id)
                case .finished(let item, .failure(let error)):
                    finishing -= 1
                    result.failures.append((item.track, error))
                    isStopped = isStopped || error.meansFolderIsDone
                }
                begin()
            }
        }
        while let item = waiting.next() { result.skipped.append(item.track) }
    }

    /// What a task of a run ends with.
    private enum Step {
        case rendered(Job)
        case finished(BatchPlan.Item, Swift.Result<Track, BatchError>)
    }

    /// A track in the making.
    private struct Job: Sendable {
        var item: BatchPlan.Item
        var start: ContinuousClock.Instant
        var draft: Swift.Result<TrackMaker.Draft, BatchError>

        static func begin(
            _ item: BatchPlan.Item,
            _ maker: TrackMaker,
            _ tell: @escaping @Sendable (Event) -> Void
        ) async -> Job {
            tell(.began(item.track))
            let start = ContinuousClock.now
            guard let sources = item.sources else {
                let error = BatchError.incomplete("\(item.track.id) has no sources.")
                return Job(item: item, start: start, draft: .failure(error))
            }
            do throws(BatchError) {
                let draft = try await maker.render(item.track, sources) {
                    tell(.progress(id: item.track.id, share: $0))
                }
                return Job(item: item, start: start, draft: .success(draft))
            } catch {
                return Job(item: item, start: start, draft: .failure(error))
            }
        }

        func finish(
            _ maker: TrackMaker,
            _ tell: @escaping @Sendable (Event) -> Void
        ) async -> Swift.Result<Track, BatchError> {
            do throws(BatchError) {
                let track = try await maker.finish(draft.get())
                tell(.finished(track, seconds: (ContinuousClock.now - start) / .seconds(1)))
                return .success(track)
            } catch {
                tell(.failed(item.track, error))
                return .failure(error)
            }
        }
    }

    // MARK: The program as a whole

    private func gather(_ plan: BatchPlan, _ partial: String, _ result: inout Result) throws(BatchError) {
        let files = ProgramFiles(program: program, folder: folder, context: context)
        if result.tracks.count == program.tracks.count {
            do throws(BatchError) {
                result.programFiles = try files.write(result.tracks, by: partial)
            } catch {
                result.programError = error
            }
        } else if options.gathersOnly {
            let have = Set(result.tracks.map(\.id))
            let missing = program.tracks.filter { !have.contains($0.id) }.map { "“\($0.id)”" }
            result.programError = .incomplete(
                "\(folder.path): \(missing.count) of \(program.tracks.count) tracks are missing or out of date: "
                    + "\(missing.prefix(8).joined(separator: ", "))\(missing.count > 8 ? ", …" : ""). Make them with lull batch, "
                    + "then gather again."
            )
        }
        var leftovers = BatchPlan.leftovers(program, folder)
        let own = files.leftovers
        if !own.isEmpty { leftovers.append(.init(track: nil, files: own)) }
        guard options.prunes else {
            result.leftovers = leftovers
            return
        }
        do throws(FileError) {
            let wanted = Set(program.tracks.map(\.id))
            for leftover in leftovers {
                if let id = leftover.track {
                    try TrackState(folder, id).prune(leftover.files, isGone: !wanted.contains(id))
                } else {
                    try files.prune(leftover.files)
                }
            }
            try pruneRecords()
        } catch { throw .file(error) }
        result.pruned = leftovers
    }

    /// Records of tracks that the program doesn't have and that have no file left.
    private func pruneRecords() throws(FileError) {
        let wanted = Set(program.tracks.map(\.id))
        for name in ReleaseFolder.names(in: folder.tracks) where name.hasSuffix(".json") {
            let id = String(name.dropLast(5))
            if !wanted.contains(id) { try TrackState(folder, id).prune([], isGone: true) }
        }
    }
}

extension BatchError {
    /// Whether no other track could be written either.
    var meansFolderIsDone: Bool {
        switch self {
        case .file(let error): error.kind == .cannotCreate || error.kind == .failed
        case .tags(let error): error.kind == .failed
        case .busy, .inTheWay, .script, .studio, .encoder, .incomplete: false
        }
    }
}
