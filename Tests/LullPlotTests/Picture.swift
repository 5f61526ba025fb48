import CCairo
import Testing

/// A PNG as cairo reads it back.
struct Picture {
    let width: Int
    let height: Int
    /// 0x00RRGGBB, row by row.
    let pixels: [UInt32]

    init(png: [UInt8]) throws {
        final class Source {
            var rest: ArraySlice<UInt8>
            init(_ bytes: [UInt8]) { rest = bytes[...] }
        }
        let source = Source(png)
        let read: cairo_read_func_t = { closure, target, count in
            guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
            let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
            guard source.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
            for (index, byte) in source.rest.prefix(Int(count)).enumerated() { target[index] = byte }
            source.rest = source.rest.dropFirst(Int(count))
            return CAIRO_STATUS_SUCCESS
        }
        let decoded = withExtendedLifetime(source) {
            cairo_image_surface_create_from_png_stream(read, Unmanaged.passUnretained(source).toOpaque())
        }
        let surface = try #require(decoded)
        defer { cairo_surface_destroy(surface) }
        try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        let data = try #require(cairo_image_surface_get_data(surface))
        var pixels: [UInt32] = []
        for row in 0..<height {
            for column in 0..<width {
                let place = UnsafeRawPointer(data + row * stride + 4 * column)
                pixels.append(place.loadUnaligned(as: UInt32.self) & 0xFFFFFF)
            }
        }
        self.pixels = pixels
    }

    subscript(x: Int, y: Int) -> UInt32 { pixels[y * width + x] }

    /// The sum of the three colours, 0…765.
    func brightness(_ x: Int, _ y: Int) -> Int {
        let pixel = self[x, y]
        return Int(pixel >> 16 & 255) + Int(pixel >> 8 & 255) + Int(pixel & 255)
    }
}

/// The elements of an XML, checked for being well formed; just enough of XML for what is written here.
struct Elements {
    /// The words between tags, with entities resolved.
    private(set) var words: [String] = []
    private(set) var names: [String] = []

    init(_ bytes: [UInt8]) throws {
        let text = try #require(String(validating: bytes, as: UTF8.self))
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            let between = rest[..<start]
            #expect(!between.contains(">"))
            let plain = try Self.resolved(between)
            if !plain.allSatisfy(\.isWhitespace) { words.append(plain) }
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            #expect(!tag.contains("<"))
            #expect(tag.count(where: { $0 == "\"" }) % 2 == 0)
            let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
            if tag.hasPrefix("?") {
                // The declaration.
            } else if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
            } else {
                names.append(String(name))
                if !tag.hasSuffix("/") { open.append(name) }
            }
            rest = rest[rest.index(after: end)...]
        }
        #expect(open.isEmpty)
        #expect(!rest.contains { !$0.isWhitespace })
    }

    private static func resolved(_ text: Substring) throws -> String {
        var result = ""
        var rest = text
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            let end = try #require(rest[ampersand...].firstIndex(of: ";"))
            let entities: [Substring: String] = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\""]
            result += try #require(entities[rest[ampersand..<end]])
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
