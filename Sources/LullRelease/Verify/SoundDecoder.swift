import Lull
import LullFile
import LullMeasure
import LullVoice

/// Measures sound files that libsndfile can't read: ffmpeg decodes them, beside Lull.
enum SoundDecoder {
    /// Files decoded at once.
    private static let atOnce = 2

    /// What was measured of those files among some that another program has to decode, by path.
    static func measureForeign(_ paths: [String]) async -> [String: Result<AudioMeasurement, FileError>] {
        let foreign = paths.filter { $0.hasSuffix(".m4a") || $0.hasSuffix(".m4b") }
        guard !foreign.isEmpty else { return [:] }
        var waiting = foreign.makeIterator()
        var found: [String: Result<AudioMeasurement, FileError>] = [:]
        await withTaskGroup(of: (String, Result<AudioMeasurement, FileError>).self) { group in
            func begin() {
                guard let path = waiting.next() else { return }
                group.addTask { await (path, measure(path)) }
            }
            for _ in 0..<atOnce { begin() }
            while let (path, result) = await group.next() {
                found[path] = result
                begin()
            }
        }
        return found
    }

    private static func measure(_ path: String) async -> Result<AudioMeasurement, FileError> {
        let folder: ScratchFolder
        do throws(VoiceError) {
            folder = try ScratchFolder()
        } catch {
            return .failure(failure(path, "can't be decoded: \(error.message)"))
        }
        defer { withExtendedLifetime(folder) {} }
        do throws(FileError) {
            _ = try OrdinaryFile(naming: path, as: "sound file")
            let sound = folder.file("sound.wav")
            let run = ProgramRun(
                program: "/usr/bin/env",
                arguments: [
                    "ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:a", "-c:a", "pcm_f32le", "-rf64",
                    "auto",
                    sound,
                ],
                input: "/dev/null",
                output: folder.file("output"),
                errors: folder.file("errors"),
                written: [sound],
                timeout: .seconds(3600),
                limit: 1 << 36
            )
            switch await run.run() {
            case .exited(0): return .success(try Analyzer.measure(sound))
            case .exited(127): return .failure(failure(path, "ffmpeg is not installed: apt-get install ffmpeg"))
            default: return .failure(failure(path, "ffmpeg can't read it"))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func failure(_ path: String, _ reason: String) -> FileError {
        FileError(.notAudio, path: path, reason: reason)
    }
}
