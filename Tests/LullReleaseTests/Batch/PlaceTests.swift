import Testing

@testable import LullRelease

/// Which places records may name: what a release is made of, and nothing else.
@Suite("Places that records may name")
struct PlaceTests {
    @Test("are those of every document of a program")
    func documents() throws {
        for seed in UInt64(1)...20 {
            var source = NastyCatalogue(seed: seed)
            for file in try ReleaseDocuments.files(for: source.catalogue()) {
                #expect(ProgramFiles.isPlace(file.path), "\(file.path)")
            }
        }
        for place in ["manifest.json", "SHA256SUMS", "cover.jpg", "feed.pt-BR.xml", "playlists/de-week-2.m3u8"] {
            #expect(ProgramFiles.isPlace(place), "\(place)")
        }
        let others = [
            "", "notes.txt", "index.htm", "a.index.html", "feed.a.b.xml", "assets/mine.css", "listen/a.txt",
            "audio/a.wav",
            "listen/x/a.html", "cover.gif", "catalogue.de.csv", "program.yaml",
        ]
        for place in others { #expect(!ProgramFiles.isPlace(place), "\(place)") }
    }

    @Test("are those of every file of a track, and of no other track's")
    func tracks() {
        var program = LullRelease.Program()
        program.formats = ReleaseFormat.Name.allCases.map { ReleaseFormat($0) }
        program.captions = CaptionFormat.allCases
        let stems = [StemFormat.flac, .wav].map { TrackFiles.stem("a-b", "sound-1", $0) }
        for place in TrackFiles.places("a-b", of: program) + stems {
            #expect(TrackFiles.isPlace(place, of: "a-b"), "\(place)")
            for other in ["a", "b", "a-b-c", ""] {
                #expect(!TrackFiles.isPlace(place, of: other), "\(place) of \(other)")
            }
        }
        let others = [
            "audio/a-b.txt", "audio/a-b", "stems/a-b/../x.flac", "stems/a-b/.flac", "stems/a-b/X Y.flac",
            "stems/a-b/notes.txt", "stems/a-b/a/b.flac", "../audio/a-b.wav", "/audio/a-b.wav", "audio//a-b.wav",
        ]
        for place in others { #expect(!TrackFiles.isPlace(place, of: "a-b"), "\(place)") }
    }
}
