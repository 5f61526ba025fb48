import Foundation
import LullLive

/// A sound card that isn't there: it plays in real time to a file, and can be unplugged, put to sleep, and be of another
/// mind than its user (`Tests/TestCard`).
struct Card {
    /// Something that happened to it.
    struct Event {
        /// Nanoseconds of the monotonic clock.
        var moment: Int
        /// Frames played until then, since it was opened.
        var frame: Int
        var word: String
    }

    let folder: String
    /// The PCM name that it is asked for by.
    let device: String

    /// - Parameter settings: its keys in capital letters, as in `UNPLUGGED=48000`.
    init(_ settings: String...) throws {
        folder = "\(Cardless.folder)/card-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        device = "card:" + (["FOLDER='\(folder)'"] + settings).joined(separator: ",")
    }

    /// A request that a busy machine can meet: nothing here is about a small buffer.
    func request(rate: Int = 48_000, buffer: Double = 2) -> PlaybackDevice.Request {
        var request = PlaybackDevice.Request(name: device, rate: rate)
        request.buffer = buffer
        request.period = buffer / 8
        return request
    }

    /// All that it played, as bytes.
    var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/played.raw")) } }

    /// What it played on the left, where it was given floats.
    var left: [Float] { get throws { try Cardless.left("\(folder)/played.raw") } }

    var events: [Event] {
        get throws {
            try String(contentsOfFile: "\(folder)/log", encoding: .utf8).split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard words.count == 3, let moment = Int(words[0]), let frame = Int(words[1]) else { return nil }
                return Event(moment: moment, frame: frame, word: String(words[2]))
            }
        }
    }

    /// The frames of its file at which something happened.
    func places(_ word: String) throws -> [Int] {
        var (before, last) = (0, 0)
        var places: [Int] = []
        for event in try events {
            if event.word == "opens" { before += last }
            last = event.frame
            if event.word == word { places.append(before + event.frame) }
        }
        return places
    }
}

/// The monotonic clock in nanoseconds.
func clock() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// What was played, held against a source's frames from one of them on.
struct Likeness {
    /// Whether every frame is the source's, or the source's at less than its level.
    var isFaithful = true
    /// Frames until it is the source's to the bit.
    var fade = 0
    /// The largest change of level from one frame to the next.
    var largestStep: Float = 0

    init(_ played: ArraySlice<Float>, _ source: Sine, from frame: Int) {
        var level: Float?
        for (i, sample) in played.enumerated() {
            let whole = source.sample(frame + i)
            if sample != whole { fade = i + 1 }
            // Near its zeros a level can't be told.
            guard abs(whole) > 0.1 else { continue }
            let here = sample / whole
            isFaithful = isFaithful && here >= -1e-6 && here <= 1
            if let level { largestStep = max(largestStep, abs(here - level)) }
            level = here
        }
    }
}
