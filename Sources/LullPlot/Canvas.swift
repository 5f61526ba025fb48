import CCairo

/// What pictures are drawn on: pixels by cairo, or SVG written out here.
///
/// Both come from the same calls and measure text with the same font. SVG is not left to cairo, which would turn words
/// into outlines: words that stay words can be searched, read aloud and shown in scripts for which the drawing machine
/// has no font, the file is small, and it is the same each time.
///
/// Not for use by two threads at once.
final class Canvas {
    /// In points.
    let width: Double
    /// In points.
    let height: Double
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private var svg: SVGDocument?

    /// How thick halos are, in points, both sides together.
    static let haloWidth = 3.0

    enum Anchor { case start, middle, end }

    /// A canvas of pixels.
    init(pixels size: PictureSize) throws(PlotError) {
        try size.check()
        width = Double(size.width)
        height = Double(size.height)
        (surface, context) = try Canvas.surface(size.width * size.scale, size.height * size.scale)
        cairo_scale(context, Double(size.scale), Double(size.scale))
        fill(Rect(x: 0, y: 0, width: width, height: height), Palette.paper)
    }

    /// A canvas of SVG.
    ///
    /// - Parameters:
    ///   - title: what the picture is, for screen readers.
    ///   - summary: what it shows, in sentences.
    init(svg size: PictureSize, title: String, summary: String) throws(PlotError) {
        try size.check()
        width = Double(size.width)
        height = Double(size.height)
        (surface, context) = try Canvas.surface(1, 1)
        svg = SVGDocument(width: size.width, height: size.height, title: title, summary: summary)
        fill(Rect(x: 0, y: 0, width: width, height: height), Palette.paper)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    private static func surface(
        _ width: Int,
        _ height: Int
    ) throws(PlotError) -> (OpaquePointer, OpaquePointer) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
            let context = cairo_create(surface)
        else { throw .memory }
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
            throw status == CAIRO_STATUS_NO_MEMORY ? .memory : .drawing(reason(status))
        }
        // Text keeps its shape at any scale, and its width between PNG and SVG.
        if let options = cairo_font_options_create() {
            cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT)
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            cairo_set_font_options(context, options)
            cairo_font_options_destroy(options)
        }
        return (surface, context)
    }

    fileprivate static func reason(_ status: cairo_status_t) -> String {
        String(cString: cairo_status_to_string(status))
    }

    // MARK: Shapes

    /// Fills a rectangle.
    ///
    /// - Parameter hint: what an SVG shows when a pointer rests on it.
    func fill(_ rect: Rect, _ color: Color, hint: String? = nil) {
        guard rect.width > 0, rect.height > 0 else { return }
        if svg != nil {
            svg?.rectangle(rect, color, hint: hint)
            return
        }
        set(color)
        cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
        cairo_fill(context)
    }

    /// Fills a polygon.
    func fill(_ points: [Point], _ color: Color, hint: String? = nil) {
        guard points.count > 2 else { return }
        if svg != nil {
            svg?.path(points, closed: true, fill: color, stroke: nil, hint: hint)
            return
        }
        trace(points)
        cairo_close_path(context)
        set(color)
        cairo_fill(context)
    }

    /// Draws a line through points.
    func stroke(_ points: [Point], _ color: Color, width: Double = 1, dash: Double? = nil) {
        guard points.count > 1 else { return }
        if svg != nil {
            svg?.path(points, closed: false, fill: nil, stroke: (color, width, dash), hint: nil)
            return
        }
        trace(points)
        set(color)
        cairo_set_line_width(context, width)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        var pattern = [dash ?? 0, dash ?? 0]
        cairo_set_dash(context, &pattern, dash == nil ? 0 : 2, 0)
        cairo_stroke(context)
    }

    /// The outline of a rectangle, a point wide, on its inner edge.
    func outline(_ rect: Rect, _ color: Color) {
        let (left, top) = (rect.x + 0.5, rect.y + 0.5)
        let (right, bottom) = (rect.maxX - 0.5, rect.maxY - 0.5)
        stroke(
            [
                Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom), Point(x: left, y: bottom),
                Point(x: left, y: top - 0.5),
            ],
            color
        )
    }

    /// A level or upright line, kept sharp by lying in the middle of a row or column of pixels.
    func rule(x: Double, from top: Double, to bottom: Double, _ color: Color, width: Double = 1, dash: Double? = nil) {
        let middle = x.rounded(.down) + 0.5
        stroke([Point(x: middle, y: top), Point(x: middle, y: bottom)], color, width: width, dash: dash)
    }

    /// A level line.
    func rule(y: Double, from left: Double, to right: Double, _ color: Color, width: Double = 1, dash: Double? = nil) {
        let middle = y.rounded(.down) + 0.5
        stroke([Point(x: left, y: middle), Point(x: right, y: middle)], color, width: width, dash: dash)
    }

    private func set(_ color: Color) {
        cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    }

    private func trace(_ points: [Point]) {
        cairo_new_path(context)
        for point in points { cairo_line_to(context, point.x, point.y) }
    }

    /// Fills a circle, its colour going from the middle to the rim. Only a canvas of pixels can.
    func disc(at middle: Point, radius: Double, from inner: Color, to outer: Color) {
        guard svg == nil, radius > 0,
            let pattern = cairo_pattern_create_radial(middle.x, middle.y, 0, middle.x, middle.y, radius)
        else { return }
        defer { cairo_pattern_destroy(pattern) }
        for (place, color) in [(0.0, inner), (1.0, outer)] {
            cairo_pattern_add_color_stop_rgba(pattern, place, color.red, color.green, color.blue, color.alpha)
        }
        cairo_new_path(context)
        cairo_arc(context, middle.x, middle.y, radius, 0, 2 * Double.pi)
        cairo_set_source(context, pattern)
        cairo_fill(context)
    }

    // MARK: Text

    /// Draws a line of text at its baseline.
    ///
    /// - Parameter halo: a colour around the letters, which keeps them legible across lines.
    func text(
        _ words: String,
        at point: Point,
        size: Double = TextSize.label,
        bold: Bool = false,
        color: Color = Palette.ink,
        anchor: Anchor = .start,
        halo: Color? = nil
    ) {
        let words = words.onOneLine
        if words.isEmpty { return }
        if svg != nil {
            svg?.text(words, at: point, size: size, bold: bold, color: color, anchor: anchor, halo: halo)
            return
        }
        var x = point.x
        switch anchor {
        case .start: break
        case .middle: x -= measure(words, size: size, bold: bold) / 2
        case .end: x -= measure(words, size: size, bold: bold)
        }
        select(size: size, bold: bold)
        if let halo {
            cairo_new_path(context)
            cairo_move_to(context, x, point.y)
            cairo_text_path(context, words)
            set(halo)
            cairo_set_line_width(context, Canvas.haloWidth)
            cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
            cairo_set_dash(context, nil, 0, 0)
            cairo_stroke(context)
        }
        set(color)
        cairo_move_to(context, x, point.y)
        cairo_show_text(context, words)
    }

    /// How wide a line of text is.
    func measure(_ words: String, size: Double = TextSize.label, bold: Bool = false) -> Double {
        let words = words.onOneLine
        select(size: size, bold: bold)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, words, &extents)
        // Where the font of this machine lacks Chinese, Japanese or Korean, another one that shows the SVG may have it.
        let wide = words.unicodeScalars.reduce(0) { $0 + ($1.isWide ? 1 : 0) }
        if wide == 0 { return extents.x_advance }
        return max(extents.x_advance, (Double(wide) + 0.6 * Double(words.unicodeScalars.count - wide)) * size)
    }

    /// The text, or as much of its beginning as there is room for, and an ellipsis; nil when not even a letter fits.
    func fitted(_ words: String, width: Double, size: Double = TextSize.label, bold: Bool = false) -> String? {
        // Nothing longer is ever drawn, and measuring a whole book would take its time.
        let words = String(words.unicodeScalars.prefix(2000)).onOneLine
        let letters = Array(words.prefix(400))
        if letters.count < 400, measure(words, size: size, bold: bold) <= width { return words }
        var (fits, tooMany) = (0, letters.count)
        while tooMany - fits > 1 {
            let half = (fits + tooMany) / 2
            if measure(String(letters[..<half]) + "…", size: size, bold: bold) <= width {
                fits = half
            } else {
                tooMany = half
            }
        }
        if fits == 0 { return nil }
        while fits > 1, letters[fits - 1].isWhitespace { fits -= 1 }
        return String(letters[..<fits]) + "…"
    }

    private func select(size: Double, bold: Bool) {
        let weight = bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL
        cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, weight)
        cairo_set_font_size(context, size)
    }

    // MARK: Pixels

    /// Draws a picture of its own, stretched over a rectangle. Only a canvas of pixels can.
    ///
    /// - Parameter pixels: 0x00RRGGBB, row by row from the top.
    func image(_ pixels: [UInt32], columns: Int, rows: Int, in rect: Rect) {
        precondition(pixels.count == columns * rows, "a pixel for each row and column")
        guard svg == nil, columns > 0, rows > 0,
            let image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
        else { return }
        defer { cairo_surface_destroy(image) }
        cairo_surface_flush(image)
        guard let data = cairo_image_surface_get_data(image) else { return }
        let stride = Int(cairo_image_surface_get_stride(image))
        pixels.withUnsafeBytes { source in
            for row in 0..<rows {
                let line = UnsafeRawBufferPointer(rebasing: source[(row * columns * 4)..<((row + 1) * columns * 4)])
                UnsafeMutableRawBufferPointer(start: data + row * stride, count: columns * 4).copyMemory(from: line)
            }
        }
        cairo_surface_mark_dirty(image)
        cairo_save(context)
        cairo_translate(context, rect.x, rect.y)
        cairo_scale(context, rect.width / Double(columns), rect.height / Double(rows))
        cairo_set_source_surface(context, image, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD)
        // Edges are stretched rather than blended with nothing.
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
        cairo_rectangle(context, 0, 0, Double(columns), Double(rows))
        cairo_fill(context)
        cairo_restore(context)
    }

    // MARK: Results

    /// The bytes of a PNG.
    func png() throws(PlotError) -> [UInt8] {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(Canvas.reason(status)) }
        var bytes: [UInt8] = []
        let written = withUnsafeMutablePointer(to: &bytes) { target in
            cairo_surface_write_to_png_stream(
                surface,
                { target, data, count in
                    guard let data, let target else { return CAIRO_STATUS_WRITE_ERROR }
                    target.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                },
                target
            )
        }
        guard written == CAIRO_STATUS_SUCCESS else { throw .drawing(Canvas.reason(written)) }
        return bytes
    }

    /// The bytes of an SVG, in UTF-8.
    func svgBytes() throws(PlotError) -> [UInt8] {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(Canvas.reason(status)) }
        return svg?.bytes ?? []
    }
}

/// The sizes of letters. Nothing is smaller than 11 points, which is legible at scale 1.
enum TextSize {
    static let title = 16.0
    static let heading = 12.0
    static let label = 11.0
}
