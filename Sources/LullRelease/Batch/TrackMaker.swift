import Dispatch
import Lull
import LullFile
import LullMeasure
import LullScore
import LullScript
import LullSession
import LullTag

/// Makes tracks: speaks, renders and encodes a sound; then tags it for each track that has it, writes what goes with the
/// track, and gives all of it its place.
struct TrackMaker: Sendable {
    let program: Program
    let folder: ReleaseFolder
    /// The folder for what is being made; its own.
    let partial: String
    let context: BatchContext

    /// How far a track has come, 0…1.
    typealias Progress = @Sendable (_ share: Double) -> Void

    /// The share of the work that measuring is, about.
    private static let measuring = 0.25

    /// Sound files that have no tags yet, and what is known of them.
    struct Sound: Sendable {
        fileprivate var folder: String
        fileprivate var score: Score
        fileprivate var measurement: AudioMeasurement
        fileprivate var stems: [(name: String, file: String)]

        fileprivate static func file(_ format: ReleaseFormat) -> String { "sound.\(format.name.rawValue)" }
    }

    /// Makes the sound of a track, which is also that of any other with the same ``TrackSources/audioKey``.
    ///
    /// The caller gives it to ``remove(_:)`` in the end.
    func sound(
        of plan: TrackPlan,
        _ sources: TrackSources,
        progress: @escaping Progress
    ) async throws(BatchError) -> Sound {
        let rate = rate(of: sources.session)
        let product: Studio.Product
        do throws(StudioError) {
            product = try await context.studio.produce(
                sources.session,
                rate: rate,
                length: plan.length.map { Seconds($0) },
                voices: .speak
            )
        } catch { throw ProgramPlace.located(error, of: plan, in: program) }
        let production = product.production
        let folder = "\(partial)/\(plan.id)"
        do throws(FileError) {
            try ReleaseFolder.remove(folder)
            try Folders.make(folder)
        } catch { throw .file(error) }
        var encoders: [Encoder] = []
        do throws(BatchError) {
            try await begin(&encoders, plan, production.score, in: folder)
            let begun = encoders
            let sound = try await Self.working { () throws(BatchError) in
                try render(plan, sources, production, begun, in: folder, progress)
            }
            for encoder in encoders { try await encoder.finish() }
            return sound
        } catch {
            for encoder in encoders { await encoder.cancel() }
            try? ReleaseFolder.remove(folder)
            throw error
        }
    }

    /// Makes a track of its sound: tags it, writes everything that goes with it, and gives all of it its place.
    ///
    /// - Parameter isLast: whether no other track wants the sound.
    func track(
        _ item: BatchPlan.Item,
        of sound: Sound,
        isLast: Bool
    ) async throws(BatchError) -> Track {
        guard let sources = item.sources else { throw .incomplete("\(item.track.id) has no sources.") }
        return try await Self.working { () throws(BatchError) in
            try complete(item.track, sources, sound, isLast: isLast)
        }
    }

    /// Removes what is left of a sound.
    func remove(_ sound: Sound) { try? ReleaseFolder.remove(sound.folder) }

    /// Work that takes its thread for minutes, on one of its own: tasks that wait for voices keep theirs.
    private static func working<Value: Sendable>(
        _ body: @escaping @Sendable () throws(BatchError) -> Value
    ) async throws(BatchError) -> Value {
        let result = await withCheckedContinuation { continuation in
            DispatchQueue(label: "lull.track").async {
                continuation.resume(returning: Result(catching: body))
            }
        }
        return try result.get()
    }

    /// The script's own rate, where every format can hold it.
    private func rate(of session: Session) -> Int {
        let rate = session.master.rate ?? 48_000
        let fits = program.formats.allSatisfy { $0.audio?.rates?.contains(rate) ?? true }
        return fits ? rate : 48_000
    }

    private func complete(
        _ plan: TrackPlan,
        _ sources: TrackSources,
        _ sound: Sound,
        isLast: Bool
    ) throws(BatchError) -> Track {
        let folder = "\(sound.folder)/\(plan.id)"
        defer { try? ReleaseFolder.remove(folder) }
        func own(_ name: String) throws(FileError) -> String {
            let (source, file) = ("\(sound.folder)/\(name)", "\(folder)/\(name)")
            if isLast {
                try ReleaseFolder.move(source, to: file)
            } else {
                try WholeContents.copy(source, to: file)
            }
            return file
        }
        do {
            try Folders.make(folder)
            let gentleness = Gentleness(
                sound.measurement,
                profile: sources.session.profile,
                plan: GentlenessPlan(score: sound.score)
                    .relative(to: ScriptPath.folder(of: program.path))
            )
            var track = TrackRecorder.record(
                plan,
                sources,
                score: sound.score,
                measurement: sound.measurement,
                isGentle: gentleness.holds
            )
            let tags = TrackFiles.tags(track, of: program.catalogue([]), cover: program.cover?.picture)
            var made: [Made] = []
            for format in program.formats {
                let file = try own(Sound.file(format))
                try TagFile.write(tags, to: file)
                made.append(
                    Made(.audio, format.name.rawValue, TrackFiles.audio(plan.id, format), format.mediaType, file)
                )
            }
            for stem in sound.stems {
                let format = program.stems ?? .flac
                let place = TrackFiles.stem(plan.id, stem.name, format)
                made.append(Made(.stem, format.rawValue, place, "audio/\(format.rawValue)", try own(stem.file)))
            }
            let report = AnalysisDocument(sound.measurement, gentleness)
            let text = try Ledger.bytes(report, TrackFiles.report(plan.id))
            var documents = try TrackDocuments.documents(
                for: track,
                captions: program.captions,
                audio: TrackFiles.forListening(plan.id, program.formats),
                release: program.title(in: plan.language)
            )
            documents.append(.init(.report, "json", TrackFiles.report(plan.id), "application/json", text))
            for document in documents {
                let name = document.path.split(separator: "/").joined(separator: "-")
                try WholeContents.write(document.bytes, to: "\(folder)/\(name)")
                made.append(
                    Made(document.role, document.format, document.path, document.mediaType, "\(folder)/\(name)")
                )
            }
            track.files = try made.map { try $0.file() }
            let places = Dictionary(made.map { ($0.place, $0.path) }) { first, _ in first }
            try TrackState(self.folder, plan.id).publish(track, sources.makings) { places[$0.path] ?? "" }
            return track
        } catch let error as BatchError {
            throw error
        } catch let error as FileError {
            throw .file(error)
        } catch let error as TagError {
            throw .tags(error)
        } catch {
            throw .incomplete("\(plan.id) can't be made: \(error).")
        }
    }

    // MARK: Sound

    /// An encoder that is another program, fed while the track is rendered.
    private struct Encoder: Sendable {
        var encoder: MPEG4Encoder
        var path: String

        /// Ends the sound and waits for the file.
        func finish() async throws(BatchError) {
            do throws(MPEG4Error) { try await encoder.finish() } catch { throw .encoder(error) }
        }

        func cancel() async { await encoder.cancel() }
    }

    private func begin(
        _ encoders: inout [Encoder],
        _ plan: TrackPlan,
        _ score: Score,
        in folder: String
    ) async throws(BatchError) {
        for format in program.formats where format.audio == nil {
            let path = "\(folder)/\(Sound.file(format))"
            let chapters = score.sections.filter { !$0.title.isEmpty }.prefix(FileTags.mostChapters)
            let settings = MPEG4Encoder.Settings(
                bitRate: format.bitRate,
                language: plan.language,
                chapters: chapters.map {
                    .init(
                        title: CleanText.line($0.title),
                        start: score.seconds($0.start),
                        end: score.seconds($0.end)
                    )
                }
            )
            do throws(MPEG4Error) {
                encoders.append(Encoder(encoder: try await MPEG4Encoder(path, settings), path: path))
            } catch { throw .encoder(error) }
        }
    }

    private func render(
        _ plan: TrackPlan,
        _ sources: TrackSources,
        _ production: Production,
        _ encoders: [Encoder],
        in folder: String,
        _ progress: Progress
    ) throws(BatchError) -> Sound {
        do {
            let renderer = Renderer(production)
            var outputs: [Output] = program.formats.compactMap { format in
                format.audio.map { .file(path: "\(folder)/\(Sound.file(format))", $0, format.encoding) }
            }
            outputs += encoders.map { .stream(descriptor: $0.encoder.descriptor, name: $0.path, .wavFloat) }
            let store = MasteringStore(production, made: ["track", sources.soundKey], environment: context.environment)
            let known = store.load()
            let measuring = known == nil ? Self.measuring : 0
            let result = try renderer.render(
                to: outputs,
                mastering: known,
                measure: true,
                progress: { step in
                    let done = Double(step.done) / Double(max(step.total, 1))
                    switch step.stage {
                    case .measuring: progress(measuring * done)
                    case .rendering: progress(measuring + (1 - measuring) * done)
                    }
                }
            )
            if known == nil { store.save(result.mastering) }
            guard let measurement = result.measurement else {
                throw BatchError.incomplete("\(plan.id) can't be measured at \(production.score.rate) Hz.")
            }
            let stems = try stems(renderer, result.mastering, in: folder)
            return Sound(folder: folder, score: production.score, measurement: measurement, stems: stems)
        } catch let error as FileError {
            throw .file(error)
        } catch let error as BatchError {
            throw error
        } catch {
            throw .incomplete("\(plan.id) can't be rendered: \(error).")
        }
    }

    private func stems(
        _ renderer: Renderer,
        _ mastering: Mastering,
        in folder: String
    ) throws -> [(name: String, file: String)] {
        guard let format = program.stems else { return [] }
        let sounds = renderer.production.score.stems
        let names = TrackFiles.stemNames(sounds)
        let file = { (sound: String) in "stem-\(names[sound] ?? sound).\(format.rawValue)" }
        _ = try renderer.renderStems(format == .flac ? .flac24 : .wav24, mastering: mastering) {
            "\(folder)/\(file($0))"
        }
        return sounds.map { (names[$0] ?? $0, file($0)) }
    }

    // MARK: Files

    /// A finished file that has no place yet.
    private struct Made {
        var role: Track.Role
        var format: String
        var place: String
        var mediaType: String
        var path: String

        init(_ role: Track.Role, _ format: String, _ place: String, _ mediaType: String, _ path: String) {
            (self.role, self.format, self.place) = (role, format, place)
            (self.mediaType, self.path) = (mediaType, path)
        }

        /// Its record; its bytes are on the disk by then.
        func file() throws(FileError) -> Track.File {
            try ReleaseFolder.sync(file: path)
            guard let stamp = FileStamp(path) else {
                throw FileError(.failed, path: path, reason: "is gone; is another program clearing this folder?")
            }
            return Track.File(
                role: role,
                format: format,
                path: place,
                mediaType: mediaType,
                bytes: stamp.size,
                sha256: try Digest.sha256(ofFile: path)
            )
        }
    }
}

extension ReleaseFormat {
    /// Bits a second of a format that another program encodes.
    var bitRate: Int { if case .bitRate(let rate) = encoding { rate } else { Self.mpeg4BitRate } }
}
