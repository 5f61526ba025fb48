import Foundation
import LullTag
import Testing

@Suite("What can't be tagged, and why")
struct ErrorTests {
    private static func message(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("a missing file, a folder, and an ending without tags are named")
    func files() throws {
        let scratch = try Scratch()
        #expect(Self.message { _ = try TagFile.read("nowhere.mp3") } == "nowhere.mp3: there is no such file.")
        let folder = scratch.file("folder.flac")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        #expect(Self.message { _ = try TagFile.read(folder) } == "\(folder): is not an ordinary file.")
        for name in ["a.aiff", "flac", ".flac", "a.", "wav/a"] {
            #expect(
                Self.message { _ = try TagFile.read(name) }
                    == "\(name): has an ending that stands for no format with tags; they are mp3, flac, ogg, oga, opus, "
                    + "m4a, m4b and wav."
            )
        }
    }

    @Test(
        "a file of another kind is no file with tags",
        arguments: ["mp3", "flac", "ogg", "opus", "m4a", "m4b", "wav"]
    )
    func otherKind(ending: String) throws {
        let scratch = try Scratch()
        for (index, text) in ["", "A text.", String(repeating: "words and words ", count: 4000)].enumerated() {
            let path = try scratch.write(Array(text.utf8), to: "a\(index).\(ending)")
            let expected = "\(path): is damaged, or not what its name says it is."
            #expect(Self.message { _ = try TagFile.read(path) } == expected)
            #expect(Self.message { try TagFile.write(FileTags(title: "A"), to: path) } == expected)
            #expect(try scratch.bytes("a\(index).\(ending)") == Array(text.utf8))
        }
    }

    @Test("a file cut short anywhere is read or refused, and never more")
    func shortened() throws {
        let scratch = try Scratch()
        for name in ["a.mp3", "a.flac", "a.ogg", "a.opus", "a.wav"] {
            let path = try scratch.sound(name, seconds: 1)
            try TagFile.write(Example.tags(cover: try scratch.picture("cover-\(name).jpg")), to: path)
            let bytes = try scratch.bytes(name)
            var noise = SystemNoise(seed: 11)
            for _ in 0..<40 {
                let count = noise.below(bytes.count)
                var damaged = Array(bytes[..<count])
                for _ in 0..<5 where count > 0 { damaged[noise.below(count)] = UInt8(truncatingIfNeeded: noise.bits()) }
                let other = try scratch.write(damaged, to: "b-\(name)")
                if let message = Self.message({ _ = try TagFile.read(other) }) {
                    #expect(message == "\(other): is damaged, or not what its name says it is.")
                }
            }
        }
    }

    @Test("more chapters than a file can count are too many")
    func chapters() throws {
        let scratch = try Scratch()
        let path = try scratch.sound("a.mp3", seconds: 1)
        func tags(_ count: Int) -> FileTags {
            FileTags(chapters: (0..<count).map { .init(title: "\($0)", start: Double($0) / 1000, end: 1) })
        }
        try TagFile.write(tags(255), to: path)
        #expect(try TagFile.read(path) == tags(255))
        #expect(
            Self.message { try TagFile.write(tags(256), to: path) }
                == "\(path): has 256 chapters, and files hold 255 at most; use fewer headings."
        )
    }

    @Test("pictures are known by their content")
    func pictures() throws {
        let scratch = try Scratch()
        let png = try scratch.picture("a.png", width: 300, height: 200)
        #expect(png.kind == .png && png.width == 300 && png.height == 200 && png.depth == 24)
        let jpeg = try scratch.picture("a.jpg", width: 302, height: 198)
        #expect(jpeg.kind == .jpeg && jpeg.width == 302 && jpeg.height == 198 && jpeg.depth == 24)
        for bytes in [[], Array("GIF89a".utf8), Array(png.bytes.prefix(20)), Array(jpeg.bytes.prefix(20))] {
            #expect(
                Self.message { _ = try Picture(bytes, path: "cover.png") }
                    == "cover.png: is neither a JPEG nor a PNG that can be read; export it anew."
            )
        }
        let large = png.bytes + [UInt8](repeating: 0, count: 12_000_000)
        #expect(
            Self.message { _ = try Picture(large, path: "cover.png") }
                == "cover.png: has 12 MB, which every file would carry; make it smaller than 10 MB."
        )
    }

    @Test("languages have three letters")
    func languages() {
        #expect(LanguageCode.threeLetters("de-AT") == "deu")
        #expect(LanguageCode.threeLetters("EN_us") == "eng")
        #expect(LanguageCode.threeLetters("ar") == "ara")
        #expect(LanguageCode.threeLetters("haw") == "haw")
        #expect(LanguageCode.threeLetters("") == "und")
        #expect(LanguageCode.threeLetters(nil) == "und")
        #expect(LanguageCode.threeLetters("12") == "und")
    }
}
