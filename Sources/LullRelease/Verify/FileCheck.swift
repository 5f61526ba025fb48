import FoundationEssentials
import Lull
import LullFile
import LullMeasure
import LullSession
import LullTag

/// Looks into a file of a track: what it sounds like, and what it says.
struct FileCheck {
    let folder: String
    let catalogue: Catalogue
    /// The cover that sound files are to carry.
    let cover: Picture?
    /// What was measured of files that another program decodes.
    let sounds: [String: Result<AudioMeasurement, FileError>]

    /// Seconds by which a lossy format may be longer or shorter: encoders fill their last block.
    private static let lossyLeave = 0.1
    /// Decibels by which a lossy format's peaks may pass those of its sound.
    private static let lossyPeak = 1.5
    /// Decibels by which a lossy format may be softer or louder: it leaves the highest frequencies out.
    private static let lossyLoudness = 1.0
    /// Decibels for measuring.
    private static let leave = 0.2

    /// Checks a file that has the bytes it is to have.
    func check(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        switch file.role {
        case .audio:
            checkSound(file, track, &result)
            checkTags(file, track, &result)
        case .stem: checkLength(file, track, &result)
        case .captions: checkCaptions(file, track, &result)
        case .chapters: checkChapters(file, track, &result)
        case .report:
            if !isJSON(file.path) { result.add(file.path, "is not JSON") }
        case .transcript, nil: break
        }
    }

    // MARK: Sound

    private func checkSound(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        let isLossless = ["flac", "wav"].contains(Self.ending(file.path))
        let measurement: AudioMeasurement
        do throws(FileError) {
            let path = "\(folder)/\(file.path)"
            measurement = if let foreign = sounds[path] { try foreign.get() } else { try Analyzer.measure(path) }
        } catch { return result.add(file.path, "can't be decoded: \(error.reason)") }
        result.seconds += measurement.duration
        checkDuration(measurement.duration, file, track, isLossless, &result)
        if let wanted = track.measure.integrated {
            let found = measurement.integrated ?? -70
            let leave = isLossless ? Self.leave : Self.lossyLoudness
            if abs(found - wanted) > leave {
                result.add(
                    file.path,
                    "has \(Numerals.tenths(found)) LUFS, and \(Numerals.tenths(wanted)) were rendered"
                )
            }
            if let target = track.measure.target, found > target + 0.5 + leave {
                result.add(
                    file.path,
                    "has \(Numerals.tenths(found)) LUFS, and \(Numerals.tenths(target)) were asked for"
                )
            }
        }
        let ceiling = track.measure.ceiling + (isLossless ? Self.leave : Self.lossyPeak)
        if let peak = measurement.truePeak, peak > ceiling {
            result.add(
                file.path,
                "has peaks of \(Numerals.tenths(peak)) dBTP, over its ceiling of \(Numerals.tenths(track.measure.ceiling))"
            )
        }
    }

    private func checkLength(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        do throws(FileError) {
            let reader = try AudioReader("\(folder)/\(file.path)")
            let length = reader.expectedFrames.map { Double($0) / Double(reader.rate) } ?? 0
            checkDuration(length, file, track, true, &result)
        } catch { result.add(file.path, "can't be decoded: \(error.reason)") }
    }

    private func checkDuration(
        _ found: Double,
        _ file: ReleaseManifest.File,
        _ track: Track,
        _ isLossless: Bool,
        _ result: inout Verification
    ) {
        let leave = isLossless ? 0.001 : Self.lossyLeave
        guard abs(found - track.duration) > leave else { return }
        result.add(file.path, "lasts \(Numerals.tenths(found)) s, and \(Numerals.tenths(track.duration)) were rendered")
    }

    // MARK: Words

    private func checkTags(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        let found: FileTags
        do throws(TagError) {
            found = try TagFile.read("\(folder)/\(file.path)")
        } catch { return result.add(file.path, "has tags that can't be read: \(error.reason)") }
        let wanted = TrackFiles.tags(track, of: catalogue, cover: cover)
        func check(_ name: String, _ value: KeyPath<FileTags, String?>) {
            let (a, b) = (wanted[keyPath: value] ?? "", found[keyPath: value] ?? "")
            if a != b { result.add(file.path, "has the \(name) “\(b)”, and “\(a)” is meant") }
        }
        check("title", \.title)
        check("artist", \.artist)
        check("album", \.album)
        check("language", \.language)
        check("licence", \.license)
        check("copyright", \.copyright)
        if found.track?.number != wanted.track?.number { result.add(file.path, "has another place among all tracks") }
        if let cover = wanted.cover, found.cover?.bytes != cover.bytes { result.add(file.path, "has not the cover") }
        let chapters = zip(wanted.chapters, found.chapters)
        let areKept =
            wanted.chapters.count == found.chapters.count
            && chapters.allSatisfy { $0.title == $1.title && abs($0.start - $1.start) < 0.002 }
        if !areKept { result.add(file.path, "has other chapters than its track") }
    }

    private func checkCaptions(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        guard let format = CaptionFormat(rawValue: Self.ending(file.path)), let bytes = contents(file.path) else {
            return
        }
        for problem in CaptionCheck.problems(in: bytes, format, duration: track.duration) {
            let words = problem.hasSuffix(".") ? String(problem.dropLast()) : problem
            result.add(file.path, "is not well formed: \(words)")
        }
    }

    private func checkChapters(_ file: ReleaseManifest.File, _ track: Track, _ result: inout Verification) {
        guard let bytes = contents(file.path),
            let document = try? JSONDecoder().decode(ChapterDocument.self, from: Data(bytes))
        else { return result.add(file.path, "is not a list of chapters") }
        if document.chapters.map(\.title) != track.chapters.map(\.title) {
            result.add(file.path, "has other chapters than its track")
        }
        if document.chapters.contains(where: { $0.startTime < 0 || $0.endTime > track.duration + 0.01 }) {
            result.add(file.path, "has chapters outside the sound")
        }
    }

    // MARK: Files

    private func contents(_ place: String) -> [UInt8]? {
        try? OrdinaryFile.contents(of: "\(folder)/\(place)")
    }

    private func isJSON(_ place: String) -> Bool {
        contents(place).map { (try? JSONDecoder().decode(AnyJSON.self, from: Data($0))) != nil } ?? false
    }

    private static func ending(_ path: String) -> String {
        path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? ""
    }
}

/// Any JSON value, for knowing that a text is one.
struct AnyJSON: Decodable {
    init(from decoder: any Decoder) throws {
        // A container of any kind, or a single value: the text has been parsed by then.
        _ = try decoder.singleValueContainer()
    }
}
