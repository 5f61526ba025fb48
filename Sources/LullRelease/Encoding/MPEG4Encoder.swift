import FoundationEssentials
import Glibc
import LullFile
public import LullTag
import LullVoice
import Synchronization

/// Makes an M4A or M4B: AAC in MPEG-4 with chapters. ffmpeg does it, beside Lull; tags and cover are for
/// ``LullTag/TagFile`` to add.
///
/// A WAV goes to ``descriptor``, such as by an output of kind `stream` in 32 bit floating point, then ``finish()`` is called.
/// The same frames give the same bytes. What fails or is cancelled leaves no file behind.
public final class MPEG4Encoder: Sendable {
    /// Where the WAV goes; it blocks while the encoder is busy, and belongs to it.
    public let descriptor: Int32

    private let encoding: Task<MPEG4Error?, Never>
    private let isOpen = Mutex(true)

    /// How a file is to be.
    public struct Settings: Sendable, Equatable {
        /// Bits a second, of all channels together.
        public var bitRate: Int
        /// Its language, as BCP 47 has it.
        public var language: String?
        /// Its chapters.
        public var chapters: [FileTags.Chapter]

        /// How a file is to be.
        public init(bitRate: Int = 128_000, language: String? = nil, chapters: [FileTags.Chapter] = []) {
            self.bitRate = bitRate
            self.language = language
            self.chapters = chapters
        }
    }

    /// Starts to make a file.
    ///
    /// - Parameters:
    ///   - path: the file; one that is there is replaced from the beginning on. `.m4b` makes an audiobook.
    ///   - settings: how it is to be.
    /// - Throws: ``MPEG4Error``.
    public convenience init(_ path: String, _ settings: Settings = Settings()) async throws(MPEG4Error) {
        try await self.init(path, settings, program: Self.program)
    }

    private static let program = "ffmpeg"

    /// Throws where ffmpeg isn't on this machine, so that it is known before the work that leads to it.
    ///
    /// - Parameters:
    ///   - environment: the environment's variables.
    ///   - path: what is to be made, for the message.
    static func check(_ environment: [String: String], for path: String) throws(MPEG4Error) {
        if Programs.find(program, searchPath: Programs.searchPath(environment)) == nil { throw notInstalled(path) }
    }

    private static func notInstalled(_ path: String) -> MPEG4Error {
        MPEG4Error(
            .notInstalled,
            path: path,
            reason: "M4A and M4B are made by ffmpeg, which is not on this machine: apt-get install ffmpeg"
        )
    }

    init(_ path: String, _ settings: Settings, program: String) async throws(MPEG4Error) {
        var ends: [Int32] = [-1, -1]
        // Another program that inherits the writing end would keep ffmpeg waiting for more.
        let made = UnfinishedWork.uninterrupted {
            let result = pipe(&ends)
            for end in ends where result == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return result
        }
        guard made == 0 else {
            throw MPEG4Error(.failed, path: path, reason: "no pipe to ffmpeg can be made: too many files are open")
        }
        let (input, output) = (ends[0], ends[1])
        let arguments = Self.arguments(path, settings)
        let (started, signal) = AsyncStream.makeStream(of: Void.self)
        descriptor = output
        encoding = Task {
            defer { signal.finish() }
            let error = await Self.encode(program, arguments, input, path) { signal.finish() }
            if error != nil { unlink(path) }
            return error
        }
        // Frames must not come before somebody reads them, or they could keep that from ever happening.
        for await _ in started {}
        if Task.isCancelled {
            await cancel()
            throw MPEG4Error(.cancelled, path: path, reason: "was cancelled")
        }
    }

    deinit {
        encoding.cancel()
        closePipe()
    }

    /// Ends the sound and waits for the file.
    ///
    /// - Throws: ``MPEG4Error``; also where writing to ``descriptor`` failed, which this tells the reason of.
    public func finish() async throws(MPEG4Error) {
        closePipe()
        let error = await withTaskCancellationHandler {
            await encoding.value
        } onCancel: {
            encoding.cancel()
        }
        if let error { throw error }
    }

    /// Gives the file up, if it isn't finished; no part of it is left.
    public func cancel() async {
        encoding.cancel()
        closePipe()
        _ = await encoding.value
    }

    /// Makes a file of a finished sound file.
    ///
    /// - Parameters:
    ///   - source: a sound file of one or two channels, such as a WAV or FLAC.
    ///   - path: the file that is made.
    ///   - settings: how it is to be.
    /// - Throws: ``MPEG4Error``.
    public static func encode(
        _ source: String,
        to path: String,
        _ settings: Settings = Settings()
    ) async throws(MPEG4Error) {
        let reader: AudioReader
        do throws(FileError) {
            reader = try AudioReader(source)
        } catch {
            throw MPEG4Error(.source, path: path, reason: "can't be made: \(error.path) \(error.reason)")
        }
        guard let frames = reader.expectedFrames, reader.channels <= 2 else {
            throw MPEG4Error(
                .source,
                path: path,
                reason: "can't be made: \(source) has more than two channels, or no length"
            )
        }
        let encoder = try await MPEG4Encoder(path, settings)
        do throws(FileError) {
            try feed(reader, frames, to: encoder.descriptor)
        } catch {
            // Where ffmpeg ended early it knows why.
            if error.path == Self.stream { try await encoder.finish() } else { await encoder.cancel() }
            throw MPEG4Error(.source, path: path, reason: "can't be made: \(error.path) \(error.reason)")
        }
        if Task.isCancelled { await encoder.cancel() }
        try await encoder.finish()
    }

    /// What messages of the stream to ffmpeg call it.
    private static let stream = "ffmpeg"

    private static func feed(_ reader: AudioReader, _ frames: Int, to descriptor: Int32) throws(FileError) {
        let writer = try StreamWriter(
            descriptor: descriptor,
            name: stream,
            format: .wavFloat,
            rate: reader.rate,
            channels: reader.channels,
            frames: frames
        )
        while !Task.isCancelled {
            let block = try reader.read(1 << 14)
            guard let left = block.first, let right = block.last, !left.isEmpty else { return try writer.finish() }
            try writer.write(left: left, right: right, count: left.count)
        }
    }

    private func closePipe() {
        isOpen.withLock { isOpen in
            if isOpen { close(descriptor) }
            isOpen = false
        }
    }

    /// Runs ffmpeg; says what went wrong.
    private static func encode(
        _ program: String,
        _ arguments: [String],
        _ input: Int32,
        _ path: String,
        started: () -> Void
    ) async -> MPEG4Error? {
        let searchPath = Programs.searchPath(ProcessInfo.processInfo.environment)
        var isInputOpen = true
        defer { if isInputOpen { close(input) } }
        guard let found = Programs.find(program, searchPath: searchPath) else { return notInstalled(path) }
        do {
            let folder = try ScratchFolder()
            defer { withExtendedLifetime(folder) {} }
            let (output, words) = (open("/dev/null", O_WRONLY | O_CLOEXEC), folder.file("errors"))
            let errors = open(words, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            defer { for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) } }
            let child = try ChildProcess(found, arguments, input: input, output: output, errors: errors)
            // Where ffmpeg has gone, nobody holds the reading end of the pipe, and writing to it fails.
            close(input)
            isInputOpen = false
            started()
            let ending = await child.ending()
            if Task.isCancelled { return MPEG4Error(.cancelled, path: path, reason: "was cancelled") }
            if ending == .exited(0) { return nil }
            let bytes = (try? OrdinaryFile.contents(of: words)) ?? []
            let last = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last.map { ": \($0)" } ?? ""
            return MPEG4Error(.failed, path: path, reason: "ffmpeg can't make it\(last)")
        } catch {
            let reason = (error as? ChildProcess.NotStarted).map { SystemError.text($0.code) } ?? "\(error)"
            return MPEG4Error(.failed, path: path, reason: "ffmpeg can't be run: \(reason)")
        }
    }

    static func arguments(_ path: String, _ settings: Settings) -> [String] {
        let isBook = path.lowercased().hasSuffix(".m4b")
        let metadata = MPEG4Chapters.metadata(settings.chapters)
        let chapters = "data:text/plain;base64," + Data(metadata.utf8).base64EncodedString()
        return [
            "-nostdin", "-hide_banner", "-loglevel", "error", "-y",
            "-f", "wav", "-i", "pipe:0",
            "-f", "ffmetadata", "-i", chapters,
            "-map", "0:a", "-map_metadata:g", "-1", "-map_chapters", "1",
            "-metadata:s:a:0", "language=\(LanguageCode.threeLetters(settings.language))",
            "-codec:a", "aac", "-b:a", "\(settings.bitRate)", "-threads", "1",
            // Neither a date nor the encoder's version: the same frames give the same bytes.
            "-fflags", "+bitexact", "-flags:a", "+bitexact",
            "-movflags", "+faststart", "-brand", isBook ? "M4B " : "M4A ",
            "-f", "ipod", "file:\(path)",
        ]
    }
}
