import Foundation
import LullRelease
import Testing

/// `Scripts/browser-test` names a folder in `LULL_SITE`, has the release written there, and drives a browser over it.
@Suite("A release with real sound")
struct SiteReleaseTests {
    @Test("every link in its pages, feeds and playlists leads to something in its folder")
    func links() throws {
        let scratch = try Scratch()
        let named = ProcessInfo.processInfo.environment["LULL_SITE"]
        let release = try SiteRelease(in: named.map { URL(fileURLWithPath: $0) } ?? scratch.url)
        #expect(release.catalogue.tracks.count == 6)
        #expect(release.catalogue.tracks.allSatisfy { !$0.breaths.isEmpty })
        // Python's own parsers find the links: they share nothing with what wrote them.
        let script = Program.tools.appendingPathComponent("check_links.py").path
        let said = String(
            decoding: try Program.output(Program.python, [script, release.folder.path]),
            as: UTF8.self
        )
        let words = said.split(separator: " ")
        #expect(words.count == 2 && words.last?.hasPrefix("links") == true, "\(said)")
        #expect(words.first.flatMap { Int($0) }.map { $0 > 150 } == true, "\(said)")
    }
}
