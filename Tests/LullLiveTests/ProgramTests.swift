import Foundation
import Testing

/// A folder with a session of some seconds of pink noise in it.
func sessionFolder(seconds: Double) throws -> String {
    let folder = "\(Cardless.folder)/session-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = "---\nmaster: { loudness: off }\n---\n[play pink] [pause \(seconds)s]\n"
    try script.write(toFile: "\(folder)/s.md", atomically: true, encoding: .utf8)
    return folder
}

/// The left side of a session as it is rendered, in floats.
func rendered(in folder: String) throws -> [Float] {
    let outcome = try Program.run(["render", "s.md", "--bits", "float", "-o", "r.wav", "-q"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/r.wav")).dropFirst(88)
    return Data(data).withUnsafeBytes { bytes in
        let samples = bytes.bindMemory(to: Float.self)
        return stride(from: 0, to: samples.count, by: 2).map { samples[$0] }
    }
}

@Suite("lull play on a card")
struct ProgramTests {
    @Test(
        "A card that can't be had is told word for word, with status 69",
        arguments: [
            ("busy", "the sound device “%” is busy: end the program that plays on it, or name another with --device."),
            ("denied", "you may not play on “%”: ask to be let into the group “audio”, or name another with --device."),
        ]
    )
    func refused(opening: String, sentence: String) throws {
        let folder = try sessionFolder(seconds: 1)
        let card = try Card("OPENING=\(opening)")
        let outcome = try Program.run(["play", "s.md", "--device", card.device, "-q"], in: folder)
        #expect(outcome.status == 69)
        #expect(outcome.errors == "lull: \(sentence.replacingOccurrences(of: "%", with: card.device))\n")
    }

    @Test("A program that is held for 300 ms leaves a gap: counted, out of silence, and no frame is lost for it")
    func held() throws {
        let folder = try sessionFolder(seconds: 4)
        let card = try Card()
        let source = try rendered(in: folder)
        let program = try Program(["play", "s.md", "--device", card.device, "--plain"], in: folder)
        #expect(wait { (try? card.places("played").last).map { $0 > 60_000 } ?? false })
        kill(program.number, SIGSTOP)
        usleep(300_000)
        kill(program.number, SIGCONT)
        let outcome = program.end()
        #expect(outcome.status == 0)
        // A busy machine may have made more of them, before or after.
        let gaps = try card.places("dry")
        #expect(gaps.count >= 1)
        #expect(
            outcome.errors.contains("(a gap: the machine was too busy; \(gaps.count) so far)\n"),
            "\(outcome.errors)"
        )
        let played = try card.left
        #expect(played.count >= source.count && played.count < source.count + 480)
        var fading = 0
        var largest: Float = 0
        for (i, sample) in source.enumerated() {
            if gaps.contains(i) {
                fading = 2_400
                #expect(played[i] == 0)
            }
            if fading > 0 {
                fading -= 1
                // Never louder than the session, and soft at first.
                let most = abs(sample) * Float(fading > 2_200 ? 0.03 : 1)
                largest = max(largest, abs(played[i]) - most)
            } else if played[i] != sample {
                Issue.record("frame \(i) is \(played[i]), not \(sample)")
                return
            }
        }
        #expect(largest <= 0)
    }
}
