import Foundation
import Testing

@testable import LullRelease

@Suite("Documents of a release")
struct DocumentTests {
    private static func plain(_ change: (inout Catalogue) -> Void = { _ in }) -> Catalogue {
        let file = Track.File(
            role: .audio,
            format: "mp3",
            path: "audio/a.mp3",
            mediaType: "audio/mpeg",
            bytes: 1000,
            sha256: String(repeating: "00", count: 32)
        )
        let track = Track(
            id: "a",
            key: "",
            title: "A quiet minute",
            language: "en",
            order: 1,
            week: 2,
            day: 3,
            slot: "morning",
            session: "a",
            duration: 61.4,
            provenance: .init(script: "a.md", scriptHash: ""),
            measure: .init(
                integrated: -24.04,
                target: -24,
                range: nil,
                momentaryMax: -17.9,
                truePeak: -6,
                ceiling: -3,
                isGentle: true
            ),
            files: [file]
        )
        var catalogue = Catalogue(
            title: "Quiet weeks",
            languages: ["en"],
            identifier: "6c1f3a52-7f0e-4f53-9d0c-0b7a6a1f2e3d",
            modified: "2026-11-21T08:00:00Z",
            tracks: [track]
        )
        change(&catalogue)
        return catalogue
    }

    private static func text(_ path: String, of catalogue: Catalogue) throws -> String {
        let file = try #require(try ReleaseDocuments.files(for: catalogue).first { $0.path == path })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test("hold for parsers that nobody here wrote, whatever stands in titles")
    func nasty() throws {
        let scratch = try Scratch()
        let script = Program.tools.appendingPathComponent("check_documents.py").path
        for seed in UInt64(1)...60 {
            var source = NastyCatalogue(seed: seed)
            let folder = scratch.url.appendingPathComponent("seed-\(seed)")
            for file in try ReleaseDocuments.files(for: source.catalogue()) {
                try SiteRelease.write(Data(file.bytes), to: file.path, in: folder)
            }
        }
        let said = try Program.output(Program.python, [script, scratch.url.path])
        #expect(String(decoding: said, as: UTF8.self) == "60 releases hold\n")
    }

    @Test("are the same bytes each time")
    func same() throws {
        var source = NastyCatalogue(seed: 7)
        let catalogue = source.catalogue()
        let first = try ReleaseDocuments.files(for: catalogue)
        #expect(try ReleaseDocuments.files(for: catalogue) == first)
        #expect(first.map(\.path) == first.map(\.path).sorted())
        let drawn = Self.plain()
        #expect(try ReleaseDocuments.cover(for: drawn) == ReleaseDocuments.cover(for: drawn))
    }

    @Test("a cover that is drawn is a square that podcast directories take")
    func cover() throws {
        let files = try ReleaseDocuments.files(for: Self.plain())
        let cover = try #require(files.first { $0.path == "cover.png" })
        let header = [UInt8](cover.bytes.prefix(26))
        #expect(header.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        func number(_ place: Int) -> Int { header[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(16) == 1400 && number(20) == 1400)
        // Eight bits of red, green and blue, without transparency.
        #expect(header[24] == 8 && header[25] == 2)
        #expect(try Self.text("feed.xml", of: Self.plain()).contains("<itunes:image href=\"cover.png\"/>"))
    }

    @Test("links are absolute where the address is known, and relative where it isn't")
    func addresses() throws {
        let relative = try Self.text("feed.xml", of: Self.plain())
        #expect(relative.contains("<enclosure url=\"audio/a.mp3\" length=\"1000\" type=\"audio/mpeg\"/>"))
        #expect(!relative.contains("atom:link"))
        let absolute = try Self.text("feed.xml", of: Self.plain { $0.address = "https://example.org/quiet/" })
        #expect(absolute.contains("<enclosure url=\"https://example.org/quiet/audio/a.mp3\" length=\"1000\""))
        #expect(absolute.contains("<atom:link href=\"https://example.org/quiet/feed.xml\" rel=\"self\""))
        #expect(absolute.contains("<link>https://example.org/quiet/listen/a.html</link>"))
    }

    @Test("a week is a season, and its tracks are numbered by day and time of day")
    func episodes() throws {
        let catalogue = Self.plain { catalogue in
            let first = catalogue.tracks[0]
            catalogue.tracks = [(1, "evening"), (1, "morning"), (2, "night"), (2, "midday")].enumerated().map {
                index,
                place in
                var track = first
                (track.id, track.order, track.session) = ("t\(index)", index + 1, "s\(index)")
                (track.day, track.slot) = place
                track.files[0].path = "audio/\(index).mp3"
                return track
            }
        }
        let feed = try Self.text("feed.xml", of: catalogue)
        let episodes = feed.matches(of: /<podcast:episode display="(.+?)">(\d)<\/podcast:episode>/)
            .map { "\($0.output.2) \($0.output.1)" }
        #expect(episodes == ["1 Day 1 · Morning", "2 Day 1 · Evening", "3 Day 2 · Midday", "4 Day 2 · Night"])
        // One order everywhere.
        let order = ["1", "0", "3", "2"]
        for path in ["feed.xml", "playlists/all.m3u8", "playlists/week-2.m3u8", "contents.html", "publication.json"] {
            let links = try Self.text(path, of: catalogue).matches(of: /audio\/(\d).mp3/).map { String($0.output.1) }
            #expect(links.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } } == order, "\(path)")
        }
        for path in ["index.html", "catalogue.csv"] {
            let names = try Self.text(path, of: catalogue).matches(of: /listen\/t(\d).html/).map { String($0.output.1) }
            #expect(names == order, "\(path)")
        }
        #expect(feed.contains("<podcast:season name=\"Week 2\">2</podcast:season>"))
    }

    @Test("a name in a space is the UUID that RFC 9562 gives as its example")
    func names() throws {
        let space = try #require(UUID(uuidString: "6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
        #expect(Feed.name("www.example.com", in: space) == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test("dates are written as mail writes them")
    func dates() throws {
        let leap = try Date("2028-02-29T23:05:09Z", strategy: .iso8601)
        #expect(Feed.date(leap) == "Tue, 29 Feb 2028 23:05:09 +0000")
    }

    @Test("the page says how loud a track is in plain words, in its language")
    func loudness() throws {
        let page = try Self.text("listen/a.html", of: Self.plain())
        #expect(page.contains("<p>On average it is −24.0 LUFS loud. Music from streaming services lies near −14,"))
        #expect(page.contains("<p>Its loudest moment lies 6.1 dB above the average.</p>"))
        let german = try Self.text("listen/a.html", of: Self.plain { $0.tracks[0].language = "de-AT" })
        #expect(german.contains("<html lang=\"de\">"))
        #expect(german.contains("<p>Der lauteste Augenblick liegt 6,1 dB über dem Mittel.</p>"))
        #expect(german.contains("<h1 lang=\"de-AT\">A quiet minute</h1>"))
        let french = try Self.text("listen/a.html", of: Self.plain { $0.tracks[0].language = "fr" })
        #expect(french.contains("<html lang=\"en\">"))
    }

    @Test("lengths are said once, and are the same wherever they stand")
    func lengths() throws {
        let catalogue = Self.plain { catalogue in
            var tracks = [169.51, 240, 150].enumerated().map { index, seconds in
                var track = catalogue.tracks[0]
                track.order = index + 1
                track.id = "t\(Int(seconds))"
                (track.variant, track.duration) = ("\(Int(seconds)) s", seconds)
                track.files[0].path = "audio/\(track.id).mp3"
                return track
            }
            tracks[1].variant = "pace 5.5, 4 min"
            tracks[0].chapters = [.init(title: "A quiet minute", start: 0, end: 160)]
            catalogue.tracks = tracks
        }
        let index = try Self.text("index.html", of: catalogue)
        let others = "pace 5.5 (4 min)</a>, <a href=\"listen/t150.html\" lang=\"en\">2:30 min</a></p>"
        #expect(index.contains(others))
        #expect(index.contains("<time datetime=\"PT169.51S\">2:50 min</time>"))
        let page = try Self.text("listen/t169.html", of: catalogue)
        #expect(page.contains("<time datetime=\"PT169.51S\">2:50 min</time></p>"))
        #expect(page.contains("<span data-now>0:00</span><span>2:50</span>"))
        #expect(try Self.text("playlists/all.m3u8", of: catalogue).contains("#EXTINF:170,"))
        // A lone chapter that is called like the session says nothing.
        #expect(!page.contains("class=\"chapters\""))
        let contents = try Self.text("contents.html", of: catalogue)
        #expect(contents.matches(of: /A quiet minute/).count == 1)
        let other = try Self.text("listen/t240.html", of: catalogue)
        #expect(other.contains("<time datetime=\"PT240S\">4 min</time> · <span lang=\"en\">pace 5.5</span></p>"))
    }

    @Test("a pace that isn't the pattern's own is shown, and so is one that changes")
    func paces() throws {
        func page(_ language: String) throws -> String {
            try Self.text(
                "listen/a.html",
                of: Self.plain {
                    $0.tracks[0].language = language
                    $0.tracks[0].patterns = ["4-6"]
                    $0.tracks[0].guidances = [
                        .init(pattern: "4-6", from: 9, to: 6), .init(pattern: "4-7-8"),
                        .init(pattern: "5-5", from: 5.5),
                    ]
                }
            )
        }
        #expect(try page("en").contains("<p>Breath: 4-6, 9 → 6 a minute; 4-7-8; 5-5, 5.5 a minute</p>"))
        #expect(try page("de").contains("<p>Atem: 4-6, 9 → 6 je Minute; 4-7-8; 5-5, 5,5 je Minute</p>"))
    }

    @Test("what is said in several languages stands in each language's documents, with its own tag")
    func languages() throws {
        let catalogue = Self.plain { catalogue in
            var other = catalogue.tracks[0]
            (other.id, other.language, other.files[0].path) = ("b", "es", "audio/b.mp3")
            catalogue.tracks.append(other)
            catalogue.languages = ["en", "es"]
            catalogue.titles = ["en": "Quiet weeks", "es": "Semanas tranquilas"]
            catalogue.summary = "For evenings"
        }
        #expect(try Self.text("feed.es.xml", of: catalogue).contains("<title>Semanas tranquilas</title>"))
        #expect(try Self.text("feed.xml", of: catalogue).contains("<title>Quiet weeks</title>"))
        let page = try Self.text("index.es.html", of: catalogue)
        #expect(page.contains("<h1 lang=\"es\">Semanas tranquilas</h1>"))
        #expect(page.contains("<p class=\"summary\" lang=\"en\">For evenings</p>"))
        #expect(try Self.text("publication.es.json", of: catalogue).contains("\"name\" : \"Semanas tranquilas\""))
        #expect(try Self.text("playlists/es.m3u8", of: catalogue).contains("#PLAYLIST:Semanas tranquilas (es)\n"))
        #expect(try Self.text("playlists/all.m3u8", of: catalogue).contains("#PLAYLIST:Quiet weeks\n"))
    }

    @Test("what can't be made says why, and what to do")
    func errors() {
        func message(_ change: (inout Catalogue) -> Void) -> String? {
            do {
                _ = try ReleaseDocuments.files(for: Self.plain(change))
                return nil
            } catch {
                return error.description
            }
        }
        #expect(message { _ in } == nil)
        #expect(
            message { $0.address = "example.org" }
                == "“example.org” is no address of a website. It begins with https:// or http://, such as "
                + "https://example.org/quiet-weeks."
        )
        #expect(
            message { $0.identifier = "quiet" }
                == "“quiet” is no UUID. `uuidgen` makes one; it stays with the release for good."
        )
        #expect(
            message { $0.modified = "today" }
                == "“today” is no time that can be read. Please write it like 2026-11-21T08:00:00Z."
        )
        #expect(
            message { $0.tracks[0].language = "../x" }
                == "“../x” is no language tag. Please write it like en, de or pt-BR."
        )
        #expect(
            message { $0.tracks[0].files[0].path = "../a.mp3" }
                == "“../a.mp3” doesn't lie in the release's folder. A path there has no “..”, no empty part and no "
                + "slash in front."
        )
        #expect(
            message { $0.tracks.append($0.tracks[0]) }
                == "Two tracks have the name “a”. Please give one of them another."
        )
        #expect(
            message { $0.tracks[0].id = "A b" }
                == "“A b” can't be the name of a track. It may have a–z, 0–9 and hyphens."
        )
        #expect(
            message { $0.tracks[0].files[0].path = "feed.xml" }
                == "Two files of the release would lie at “feed.xml”. Please give one of them another name."
        )
        #expect(
            message { $0.tracks[0].files = [] }
                == "The track “a” has no audio file, so there is nothing to list."
        )
    }
}
