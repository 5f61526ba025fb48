import Glibc
import Lull
import LullFile
import LullPlot
import LullRelease
import LullScript
import LullSession
import LullTag
import LullVoice

/// Exit statuses after sysexits(3).
enum Status: Int32 {
    /// The script, program or audio is wrong.
    case data = 65
    /// An input is missing.
    case noInput = 66
    /// A voice engine or a device is not there.
    case unavailable = 69
    /// An output can't be made.
    case cannotCreate = 73
    /// Reading or writing failed.
    case inputOutput = 74
    /// The command line is wrong.
    case usage = 64
}

/// What ends a command early: sentences for a person, and a status for a shell.
struct Failure: Error {
    var status: Status
    var text: String

    /// A failure that says one thing.
    init(_ status: Status, _ sentence: String) {
        self.status = status
        text = "lull: \(CleanText.shownOnOneLine(sentence))"
    }

    /// Problems of a script.
    init(_ problems: [Problem]) {
        status = .data
        text = problems.map(Diagnostics.text).joined(separator: "\n")
    }

    /// Problems as they are shown.
    init(_ status: Status, lines: [String]) {
        self.status = status
        text = lines.joined(separator: "\n")
    }

    /// Throws what would keep a file from being written, before the work that goes into it; nil is no file.
    ///
    /// - Parameters:
    ///   - option: the option that names the file.
    ///   - files: what the command reads, and what else it writes.
    static func check(placeOf path: String?, by option: String, _ files: inout OutputGuard) throws {
        guard let path else { return }
        do throws(FileError) {
            try files.writes(path, by: option)
            try WholeContents.check(path)
        } catch { throw Failure(error) }
    }

    init(_ error: FileError) {
        let status: Status =
            switch error.kind {
            case .missing: .noInput
            case .unreadable: .noInput
            case .notAudio: .data
            case .cannotCreate: .cannotCreate
            case .failed: .inputOutput
            }
        self.init(status, error.description)
    }

    /// A picture that can't be drawn.
    init(_ error: PlotError) { self.init(.cannotCreate, error.description) }

    func show() { Terminal.message(text) }
}

/// Ends the process with a status; all that is in the making is given up.
func endProcess(_ status: Status) -> Never {
    UnfinishedWork.abandon { Glibc.exit(status.rawValue) }
}

extension Failure {
    init(_ error: BatchError) {
        switch error {
        case .busy(let sentence): self.init(.cannotCreate, sentence)
        case .inTheWay(let paths): self.init(.cannotCreate, lines: ["lull: \(Self.inTheWay(paths))"])
        case .file(let error): self.init(error)
        case .script(let problems): self.init(problems)
        case .studio(let error): self.init(error)
        case .tags(let error): self.init(error)
        case .encoder(let error):
            self.init(error.kind == .notInstalled ? .unavailable : .inputOutput, error.description)
        case .environment(let sentence): self.init(.usage, sentence)
        case .incomplete(let sentence): self.init(.data, sentence)
        }
    }

    private static func inTheWay(_ paths: [String]) -> String {
        let paths = paths.map(CleanText.shownOnOneLine)
        guard paths.count > 1 else {
            return "\(paths.first ?? "something") is in the way: it wasn't made by this release, and is not replaced. "
                + "Move it elsewhere, then start again."
        }
        return "\(paths.count) files are in the way: they weren't made by this release, and are not replaced. "
            + "Move them elsewhere, then start again:\n" + paths.map { "  \($0)" }.joined(separator: "\n")
    }

    private init(_ error: TagError) {
        let status: Status =
            switch error.kind {
            case .failed: .inputOutput
            case .closed: .cannotCreate
            case .missing, .wrongFormat, .unknownFormat, .picture, .tooMuch: .data
            }
        self.init(status, error.description)
    }

    init(_ error: StudioError) {
        switch error {
        case .problems(let problems, _): self.init(problems)
        case .recording(let error, let location):
            self.init(error)
            let problem = Problem(at: location, error.description, mend: "look at the file")
            text = Diagnostics.text(problem)
        case .file(let error): self.init(error)
        case .voice(let error, let location): self.init(error, location)
        }
    }

    private init(_ error: VoiceError, _ location: Location?) {
        let status: Status =
            switch error.kind {
            case .unknownEngine, .unknownVoice, .configuration, .notAudio: .data
            case .notInstalled, .failed, .timedOut, .cancelled: .unavailable
            case .noTakes: .noInput
            case .file: .inputOutput
            }
        self.init(status, "\(error.message).")
        if let location { text = Diagnostics.text(Problem(at: location, error.message)) }
    }
}
