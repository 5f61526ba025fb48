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
        /// What lies in the way and is nobody's to replace, as paths.
        public var inTheWay: [String] = []
    }

    let program: Program
    let folder: ReleaseFolder
    let options: Options
    let context: BatchContext
    /// What the program is made from.
    private let inputs: OutputGuard

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
        inputs = Self.inputs(of: program, context.studio)
        do throws(FileError) {
            try folder.checkRecords()
            try checkInputs()
        } catch { throw .file(error) }
    }

    private static func inputs(of program: Program, _ studio: Studio) -> OutputGuard {
        var files = OutputGuard()
        files.reads(program.path, as: .program)
        if let cover = program.cover { files.reads(cover.path, as: .cover) }
        for track in program.tracks {
            files.reads(track.reading.sources)
            if let session = track.reading.session { studio.noteInputs(of: session, in: &files) }
        }
        return files
    }

    /// Throws where an input lies at the place of a file of the release.
    private func checkInputs() throws(FileError) {
        // A file of the release replaces what lies in its folder, never what a link leads to.
        guard !inputs.inputs(in: folder.path).isEmpty else { return }
        if let input = inputs.inputs(in: folder.work).first {
            throw FileError(
                .cannotCreate,
                path: input.path,
                reason: "\(input.role.rawValue) lies in “\(folder.work)”, which Lull clears",
                mend: "move it elsewhere"
            )
        }
        var places = Set(ProgramFiles.places(of: program))
        for track in program.tracks {
            places.formUnion(TrackFiles.places(track.id, of: program))
            guard program.stems != nil else { continue }
            let stems = TrackFiles.stems(track.id)
            places.formUnion(ReleaseFolder.names(in: folder.file(stems)).map { "\(stems)/\($0)" })
        }
        var files = inputs
        for place in places.sorted() { try files.writes(folder.file(place), by: "-o", naming: .folder) }
    }

    /// What a run would do. Nothing in the folder is changed.
    public func plan() async -> BatchPlan {
        await BatchPlan.make(program, folder, shard: options.shard, context, inputs: inputs)
    }

    /// Seconds of audio that a track will have, by laying it out with lines estimated; nil where its sources can't be had.
    ///
    /// - Throws: ``BatchError`` where it can't be made; where lines are unspoken, perhaps can't.
    public func estimate(_ item: BatchPlan.Item) async throws(BatchError) -> Double? {
        guard let session = item.sources?.session else { return nil }
        do throws(StudioError) {
            let product = try await context.studio.produce(
                session,
                rate: session.master.rate ?? 48_000,
                length: item.track.length.map { .init($0) },
                voices: .estimate
            )
            return product.production.score.seconds(product.production.score.duration)
        } catch { throw ProgramPlace.located(error, of: item.track, in: program) }
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
            _ = try UnfinishedWork.makeFolder { () throws(FileError) in
                try Folders.make(partial)
                return partial
            }
            if options.shard == nil { try folder.clear() }
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
        defer { UnfinishedWork.remove(folder: partial) }
        if !options.gathersOnly {
            try checkEncoder(plan)
            await make(plan.groups, partial, tell, &result, &tracks)
        }
        context.inputs.save()
        result.tracks = plan.items.compactMap { tracks[$0.track.id] }
        let places = Dictionary(program.tracks.map { ($0.id, $0.order) }) { first, _ in first }
        result.failures.sort { places[$0.track.id] ?? 0 < places[$1.track.id] ?? 0 }
        if options.shard == nil { try gather(plan, partial, &result) }
        let errors = result.failures.map(\.error) + (result.programError.map { [$0] } ?? [])
        // What was in the way of files that were written after all was the same as they.
        var inTheWay = Set(result.programFiles == nil ? plan.inTheWay : [])
        for case .inTheWay(let paths) in errors { inTheWay.formUnion(paths) }
        result.inTheWay = inTheWay.sorted()
        return result
    }

    // One sentence, not one for each track behind its voice.
    private func checkEncoder(_ plan: BatchPlan) throws(BatchError) {
        guard !plan.due.isEmpty, program.formats.contains(where: { $0.audio == nil }) else { return }
        do throws(MPEG4Error) {
            try MPEG4Encoder.check(context.environment, for: folder.path)
        } catch { throw .encoder(error) }
    }

    // MARK: Tracks

    /// A track that was to be made, and what came of it.
    private typealias Made = (item: BatchPlan.Item, result: Swift.Result<Track, BatchError>)

    private func make(
        _ groups: [[BatchPlan.Item]],
        _ partial: String,
        _ tell: @escaping @Sendable (Event) -> Void,
        _ result: inout Result,
        _ tracks: inout [String: Track]
    ) async {
        let maker = TrackMaker(program: program, folder: folder, partial: partial, context: context)
        func cost(_ group: [BatchPlan.Item]) -> Double { group.first?.seconds ?? 0 }
        // The longest first, so that no core is left with one long track at the end.
        let order = groups.enumerated().sorted { (cost($1.element), $0.offset) < (cost($0.element), $1.offset) }
        var waiting = order.map(\.element).makeIterator()
        var isStopped = false
        // Giving tracks their places waits for the disk; the cores go on with the next sound meanwhile.
        var (rendering, finishing) = (0, 0)
        await withTaskGroup(of: Step.self) { tasks in
            func begin() {
                while !isStopped, max(rendering, finishing) < max(1, options.jobs), let group = waiting.next() {
                    rendering += 1
                    tasks.addTask { .rendered(await Job.begin(group, maker, tell)) }
                }
            }
            begin()
            while let step = await tasks.next() {
                switch step {
                case .rendered(let job):
                    rendering -= 1
                    finishing += 1
                    tasks.addTask { .finished(await job.finish(maker, tell)) }
                case .finished(let made):
                    finishing -= 1
                    for (item, outcome) in made {
                        switch outcome {
                        case .success(let track):
                            tracks[track.id] = track
                            result.made.insert(track.id)
                        case .failure(let error):
                            result.failures.append((item.track, error))
                            isStopped = isStopped || error.meansFolderIsDone
                        }
                    }
                }
                begin()
            }
        }
        while let group = waiting.next() { result.skipped += group.map(\.track) }
    }

    /// What a task of a run ends with.
    private enum Step {
        case rendered(Job)
        case finished([Made])
    }

    /// Tracks of the same sound in the making.
    private struct Job: Sendable {
        var group: [BatchPlan.Item]
        var start: ContinuousClock.Instant
        var sound: Swift.Result<TrackMaker.Sound, BatchError>

        static func begin(
            _ group: [BatchPlan.Item],
            _ maker: TrackMaker,
            _ tell: @escaping @Sendable (Event) -> Void
        ) async -> Job {
            let start = ContinuousClock.now
            guard let first = group.first, let sources = first.sources else {
                return Job(group: group, start: start, sound: .failure(.incomplete("A track has no sources.")))
            }
            tell(.began(first.track))
            do throws(BatchError) {
                let sound = try await maker.sound(of: first.track, sources) {
                    tell(.progress(id: first.track.id, share: $0))
                }
                return Job(group: group, start: start, sound: .success(sound))
            } catch {
                return Job(group: group, start: start, sound: .failure(error))
            }
        }

        func finish(_ maker: TrackMaker, _ tell: @escaping @Sendable (Event) -> Void) async -> [Made] {
            defer { if case .success(let sound) = sound { maker.remove(sound) } }
            var made: [Made] = []
            var start = start
            for (number, item) in group.enumerated() {
                if number > 0 { tell(.began(item.track)) }
                do throws(BatchError) {
                    let track = try await maker.track(item, of: sound.get(), isLast: number == group.count - 1)
                    let now = ContinuousClock.now
                    tell(.finished(track, seconds: (now - start) / .seconds(1)))
                    start = now
                    made.append((item, .success(track)))
                } catch {
                    tell(.failed(item.track, error))
                    made.append((item, .failure(error)))
                }
            }
            return made
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
        let whole = Set(result.tracks.map(\.id))
        let wanted = Set(program.tracks.map(\.id))
        var leftovers = BatchPlan.leftovers(program, folder, inputs: inputs).filter { leftover in
            // What belongs to a track that couldn't be made is known when it is.
            leftover.track.map { whole.contains($0) || !wanted.contains($0) } ?? true
        }
        let own = files.leftovers.filter { !inputs.isInput(folder.file($0)) }
        if !own.isEmpty { leftovers.append(.init(track: nil, files: own)) }
        guard options.prunes else {
            result.leftovers = leftovers
            return
        }
        do throws(FileError) {
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
            guard Slug.make(id) == id else { continue }
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
        case .busy, .inTheWay, .script, .studio, .encoder, .environment, .incomplete: false
        }
    }
}
