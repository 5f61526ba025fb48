import Dispatch
import FoundationEssentials
public import LullFile
import LullTag
import Synchronization

/// Holds a release against its manifest: every file, and what the files say.
public struct Verifier: Sendable {
    let folder: String
    let manifest: ReleaseManifest
    private let bytes: [UInt8]

    /// Reads the manifest of a release.
    ///
    /// - Throws: ``FileError`` of kind `missing` where there is none, `notAudio` where it is none.
    public init(_ folder: String) throws(FileError) {
        self.folder = ReleaseFolder(folder).path
        let path = "\(self.folder)/\(ProgramFiles.manifest)"
        guard let contents = try? OrdinaryFile.contents(of: path) else {
            var isFolder = false
            let isThere = FileManager.default.fileExists(atPath: self.folder, isDirectory: &isFolder)
            let reason =
                isFolder
                ? "there is no manifest; lull batch makes one with a release"
                : isThere
                    ? "this is a file; name the folder that lull batch made"
                    : "there is no such folder; look at its name"
            throw FileError(.missing, path: isFolder ? path : folder, reason: reason)
        }
        bytes = contents
        let changed = FileError(.notAudio, path: path, reason: "this is not a manifest, or it was changed")
        do {
            manifest = try JSONDecoder().decode(ReleaseManifest.self, from: Data(contents))
        } catch { throw changed }
        guard manifest.catalogue.tracks.allSatisfy(\.isPlausible) else { throw changed }
    }

    /// Looks at everything.
    ///
    /// - Parameter progress: told how many of all files are done, from any thread.
    public func verify(
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Verification {
        var result = Verification()
        checkSums(&result)
        checkExtra(&result)
        let tracks = Dictionary(manifest.catalogue.tracks.map { ($0.id, $0) }) { first, _ in first }
        let files = places(&result)
        let cover = cover
        let sounds = await SoundDecoder.measureForeign(files.map { "\(folder)/\($0.path)" })
        let state = Mutex((findings: [Verification.Finding](), done: 0, seconds: [String: Double]()))
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let file = files[index]
            var part = Verification()
            if isAsWritten(file, &part), let track = file.track.flatMap({ tracks[$0] }) {
                FileCheck(folder: folder, catalogue: manifest.catalogue, cover: cover, sounds: sounds)
                    .check(file, track, &part)
            }
            let done = state.withLock { state in
                state.findings += part.findings
                // A track in several formats is as long as one of them.
                if let id = file.track, part.seconds > 0 {
                    state.seconds[id] = max(state.seconds[id] ?? 0, part.seconds)
                }
                state.done += 1
                return state.done
            }
            progress(done, files.count)
        }
        DocumentCheck(folder: folder, manifest: manifest, files: files).check(&result)
        state.withLock {
            result.findings += $0.findings
            result.seconds = $0.seconds.values.reduce(0, +)
        }
        result.findings = Set(result.findings).sorted { ($0.path, $0.message) < ($1.path, $1.message) }
        result.files = files.count
        result.tracks = tracks.count
        return result
    }

    /// The files that lie in the release. What a manifest names elsewhere is none of it, and is never opened.
    private func places(_ result: inout Verification) -> [ReleaseManifest.File] {
        let release = ReleaseFolder(folder)
        return manifest.files.filter { file in
            if release.holds(file.path) { return true }
            result.add(file.path, "lies outside the release")
            return false
        }
    }

    /// The cover that every sound file is to carry; nil where the program brought none.
    private var cover: Picture? {
        guard let place = manifest.catalogue.cover?.path, ReleaseFolder(folder).holds(place),
            let bytes = try? OrdinaryFile.contents(of: "\(folder)/\(place)")
        else { return nil }
        return try? Picture(bytes, path: place)
    }

    private func isAsWritten(_ file: ReleaseManifest.File, _ result: inout Verification) -> Bool {
        let path = "\(folder)/\(file.path)"
        guard let stamp = FileStamp(path) else {
            result.add(file.path, "is missing")
            return false
        }
        guard stamp.size == file.bytes else {
            result.add(file.path, "was changed: it has \(stamp.size) bytes, and \(file.bytes) were written")
            return false
        }
        do throws(FileError) {
            if try Digest.sha256(ofFile: path) == file.sha256 { return true }
            result.add(file.path, "was changed: its SHA-256 is not the manifest's")
        } catch {
            result.add(file.path, error.reason)
        }
        return false
    }

    private func checkSums(_ result: inout Verification) {
        guard let contents = try? OrdinaryFile.contents(of: "\(folder)/\(ProgramFiles.sums)") else {
            return result.add(ProgramFiles.sums, "is missing")
        }
        func rows(_ text: String) -> [String: Substring] {
            var rows: [String: Substring] = [:]
            for line in text.split(separator: "\n") { rows[String(line.dropFirst(66))] = line.prefix(64) }
            return rows
        }
        let wanted = manifest.sums(manifest: bytes)
        let text = String(decoding: contents, as: UTF8.self)
        guard text != wanted else { return }
        let (expected, found) = (rows(wanted), rows(text))
        let own = ProgramFiles.manifest
        if let sum = found[own], sum != expected[own] {
            result.add(own, "was changed: its SHA-256 is not the one in \(ProgramFiles.sums)")
        }
        let differing = Set(expected.keys).union(found.keys).subtracting([own]).filter { expected[$0] != found[$0] }
        if !differing.isEmpty || found[own] == nil {
            let names = differing.sorted().prefix(3).joined(separator: ", ")
            result.add(
                ProgramFiles.sums,
                "was changed: it is not what the manifest has\(names.isEmpty ? "" : " of \(names)")"
            )
        }
    }

    /// Whatever nobody listed, hidden or not; only `.lull` at the top is Lull's own. A folder that holds nothing of the
    /// release is told as one.
    private func checkExtra(_ result: inout Verification) {
        let known = Set(manifest.files.map(\.path) + [ProgramFiles.manifest, ProgramFiles.sums])
        var folders: Set<Substring> = []
        for place in known {
            var above = place[...]
            while let slash = above.lastIndex(of: "/") {
                above = above[..<slash]
                guard folders.insert(above).inserted else { break }
            }
        }
        var waiting = ReleaseFolder.names(in: folder).filter { $0 != ReleaseFolder.hidden }
        while let place = waiting.popLast() {
            if folders.contains(place[...]) {
                waiting += ReleaseFolder.names(in: "\(folder)/\(place)").map { "\(place)/\($0)" }
            } else if !known.contains(place) {
                var isFolder = false
                _ = FileManager.default.fileExists(atPath: "\(folder)/\(place)", isDirectory: &isFolder)
                result.add(
                    isFolder ? "\(place)/" : place,
                    "is not in the manifest: it is no part of the release"
                )
            }
        }
    }
}
