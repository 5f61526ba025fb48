import Glibc

/// Which file a path leads to, however it is spelled.
///
/// A file that exists is its device and inode, so that links, `./a/../x` and another way to the same folder are seen. A
/// file that doesn't exist yet is the nearest folder above it that does, and the names below.
package struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let missing: [Substring]

    /// The identity of what a path leads to; nil where not even a folder above it can be reached.
    package init?(_ path: String) {
        var status = stat()
        var existing = path[...]
        var missing: [Substring] = []
        while stat(existing.isEmpty ? "." : String(existing), &status) != 0 {
            guard errno == ENOENT, !existing.isEmpty, existing != "/" else { return nil }
            let name = existing.split(separator: "/").last ?? ""
            if name != "." { missing.insert(name, at: 0) }
            while existing.last == "/" { existing.removeLast() }
            existing = existing.lastIndex(of: "/").map { existing[...$0] } ?? ""
        }
        self.init(status, missing: missing)
    }

    /// The identity of the ordinary file behind an open descriptor; nil for a terminal, a pipe or a device.
    package init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status, missing: [])
    }

    private init(_ status: stat, missing: [Substring]) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        self.missing = missing
    }

    /// Whether the file exists.
    var exists: Bool { missing.isEmpty }
}

/// Keeps a command from writing over what it reads, and over its own other outputs.
///
/// ```swift
/// var files = OutputGuard()
/// files.reads("intro.wav", as: .recording)
/// try files.writes("./intro.wav", by: "-o")  // throws: writing it would replace the recording “intro.wav”
/// ```
package struct OutputGuard: Sendable {
    /// What an input is, as a message calls it.
    package enum Role: String, Sendable {
        case script = "the script"
        case recording = "the recording"
        case audio = "the audio file"
        case program = "the program"
        case cover = "the cover"
        case configuration = "the voice configuration"
        case model = "the voice model"
    }

    /// What an option names.
    package enum Kind: String, Sendable {
        case file
        case folder
    }

    private var inputs: [FileIdentity: (role: Role, path: String)] = [:]
    private var outputs: [FileIdentity: String] = [:]

    /// A command that reads and writes nothing yet.
    package init() {}

    /// Notes an input; one that doesn't exist can't be lost.
    package mutating func reads(_ path: String, as role: Role) {
        guard let identity = FileIdentity(path), identity.exists, inputs[identity] == nil else { return }
        inputs[identity] = (role, path)
    }

    /// Notes the file that standard input comes from, where it is one.
    package mutating func readsStandardInput(as role: Role) {
        guard let identity = FileIdentity(descriptor: 0), inputs[identity] == nil else { return }
        inputs[identity] = (role, "standard input")
    }

    /// Notes an output.
    ///
    /// - Parameters:
    ///   - option: the option that names it: `-o`.
    ///   - kind: whether the option names the file, or the folder that it lies in.
    /// - Throws: ``FileError`` of kind `cannotCreate` where the file is an input or an output already.
    package mutating func writes(_ path: String, by option: String, naming kind: Kind = .file) throws(FileError) {
        guard let identity = FileIdentity(path) else { return }
        try note(identity, path, option, kind)
    }

    /// Notes the file that standard output goes to, where it is one.
    package mutating func writesStandardOutput(by option: String) throws(FileError) {
        guard let identity = FileIdentity(descriptor: 1) else { return }
        try note(identity, "standard output", option, .file)
    }

    private mutating func note(
        _ identity: FileIdentity,
        _ path: String,
        _ option: String,
        _ kind: Kind
    ) throws(FileError) {
        if let input = inputs[identity] {
            throw FileError(
                .cannotCreate,
                path: path,
                reason: "writing it would replace \(input.role.rawValue) “\(input.path)”",
                mend: "name another \(kind.rawValue) with \(option)"
            )
        }
        if let other = outputs[identity] {
            throw FileError(
                .cannotCreate,
                path: path,
                reason: other == option
                    ? "\(option) names this file twice" : "\(other) and \(option) name the same file",
                mend: "give each output a file of its own"
            )
        }
        outputs[identity] = option
    }

    /// Whether a path leads to an input.
    package func isInput(_ path: String) -> Bool { FileIdentity(path).map { inputs[$0] != nil } ?? false }

    /// The inputs that lie in a folder or below it, as they are named, with what they are.
    package func inputs(in folder: String) -> [(role: Role, path: String)] {
        guard let root = FileIdentity(folder), root.exists else { return [] }
        return inputs.values.filter { input in
            guard let resolved = realpath(input.path, nil) else { return false }
            defer { free(resolved) }
            var path = String(cString: resolved)[...]
            while let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                path = path[..<slash]
                if FileIdentity(String(path)) == root { return true }
            }
            return false
        }.sorted { $0.path < $1.path }
    }
}
