import Analysis
import Foundation
import LullSession
import Testing

@testable import LullEngine

/// Sounds are what they were: features of each are kept in `Golden/features.json`, and a change that is meant is
/// written there by running the tests with `LULL_GOLDEN=write`.
@Suite("What sounds are like", .serialized)
struct GoldenTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Golden/features.json"
    )

    private static func features(_ sound: SoundCase) throws -> [String: Double] {
        // Some way into it, where what goes on has swelled in; strokes from their beginning.
        let start = sound.generator.isStruck ? 0 : 96_000
        let heard = Rendering.render(try sound.score(seconds: 14), start..<start + Features.count)
        return Features.of(heard).mapValues { ($0 * 100).rounded() / 100 }
    }

    @Test("Nobody changed a sound unawares")
    func unchanged() throws {
        let sounds = SoundCase.all + SoundCase.faces
        if ProcessInfo.processInfo.environment["LULL_GOLDEN"] == "write" {
            var all: [String: [String: Double]] = [:]
            for sound in sounds { all[sound.name] = try Self.features(sound) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(all).write(to: Self.file)
            return
        }
        let known = try JSONDecoder().decode([String: [String: Double]].self, from: Data(contentsOf: Self.file))
        for sound in sounds {
            let was = try #require(known[sound.name], "\(sound.name) is new: run the tests with LULL_GOLDEN=write")
            let changes = try Self.features(sound).sorted { $0.key < $1.key }.compactMap { name, value -> String? in
                guard let old = was[name] else { return "\(name): \(value), new" }
                let tolerance = Features.tolerance(name, isRandom: sound.isRandom)
                return abs(value - old) > tolerance ? "\(name): \(value), was \(old)" : nil
            }
            let text = changes.joined(separator: "; ")
            #expect(text.isEmpty, "\(sound.name) changed: \(text). If it is meant: LULL_GOLDEN=write")
        }
    }
}
