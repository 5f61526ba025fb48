import FoundationEssentials
import LullRelease
import Testing

@Suite("Records of a release")
struct TrackTests {
    @Test("a record is read back as it was written")
    func coding() throws {
        let track = Track(
            id: "w1-d1-morning-coherent",
            key: "abc",
            title: "Coherent breathing",
            language: "en",
            order: 1,
            week: 1,
            session: "coherent",
            duration: 600,
            chapters: [.init(title: "Arriving", start: 0, end: 60)],
            breaths: [.init(start: 60, inhale: 5, hold: 0, exhale: 5, rest: 0)],
            provenance: .init(script: "breathing/coherent.md", scriptHash: "def", parameters: ["pace": "6"]),
            measure: .init(
                integrated: -23.4,
                target: -23.5,
                range: 5,
                momentaryMax: -18,
                truePeak: -6,
                ceiling: -3,
                isGentle: true
            ),
            files: [
                .init(
                    role: .audio,
                    format: "flac",
                    path: "a.flac",
                    mediaType: "audio/flac",
                    bytes: 1,
                    sha256: "00"
                )
            ]
        )
        let catalogue = Catalogue(
            title: "Quiet weeks",
            languages: ["en"],
            identifier: "00000000-0000-4000-8000-000000000000",
            modified: "2026-11-21T00:00:00Z",
            tracks: [track]
        )
        let bytes = try JSONEncoder().encode(catalogue)
        #expect(try JSONDecoder().decode(Catalogue.self, from: bytes) == catalogue)
    }
}
