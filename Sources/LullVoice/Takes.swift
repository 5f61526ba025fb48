import FoundationEssentials

/// The recorded lines of a folder, each a file named by its line's id.
struct Takes: Sendable {
    private let folder: String
    private let files: [String: String]

    /// The extensions looked for, the first of two for the same line first.
    static let extensions = [
        "wav", "flac", "aiff", "aif", "w64", "rf64", "caf", "au", "snd", "ogg", "oga", "opus", "mp3",
    ]

    /// - Parameter folder: the folder; it must exist.
    init(folder: String) throws(VoiceError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw VoiceError(.noTakes, "\(folder): there is no such folder of takes; make it or leave “takes” out")
        }
        self.folder = folder
        var files: [String: (rank: Int, name: String)] = [:]
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let dot = name.lastIndex(of: "."),
                let rank = Self.extensions.firstIndex(of: name[name.index(after: dot)...].lowercased())
            else { continue }
            let stem = String(name[..<dot])
            if let other = files[stem], other.rank <= rank { continue }
            files[stem] = (rank, name)
        }
        self.files = files.mapValues(\.name)
    }

    /// Every recording that is the take of some line.
    var paths: [String] { files.values.sorted().map { "\(folder)/\($0)" } }

    /// The take of a line; that of `breathe-in-3f2a.2`, the second time a line comes, may be that of `breathe-in-3f2a`.
    ///
    /// - Returns: the file and what listings call it, or nil when there is none.
    func take(_ id: String) -> (path: String, source: String)? {
        guard let name = files[id] ?? Self.first(id).flatMap({ files[$0] }) else { return nil }
        let parent = folder.split(separator: "/").last.map { "\($0)/" } ?? ""
        return ("\(folder)/\(name)", "take \(parent)\(name)")
    }

    private static func first(_ id: String) -> String? {
        guard let dot = id.lastIndex(of: "."), dot > id.startIndex else { return nil }
        let number = id[id.index(after: dot)...]
        return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber } ? String(id[..<dot]) : nil
    }
}
