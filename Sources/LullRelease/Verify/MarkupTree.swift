import CXML

/// The elements of an XML or HTML text, read by libxml2.
struct MarkupTree {
    /// An element, in the order of the text.
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The text right inside it.
        var text: String
        /// The names of the elements around it, the outermost first.
        var path: [String]
    }

    /// Why a text can't be read.
    struct Malformed: Error {
        /// A clause, with the line.
        var reason: String
    }

    let elements: [Element]

    /// A well-formed XML text.
    init(xml bytes: [UInt8]) throws(Malformed) {
        let options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
        let document = bytes.withUnsafeBytes { raw in
            xmlReadMemory(raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil, nil, Int32(options))
        }
        guard let document else { throw Malformed(reason: Self.reason) }
        defer { xmlFreeDoc(document) }
        elements = Self.elements(document)
    }

    /// An HTML text; what is unusual in it is passed over, as browsers do.
    init(html bytes: [UInt8]) throws(Malformed) {
        let options = HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        let document = bytes.withUnsafeBytes { raw in
            htmlReadMemory(raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil, "utf-8", Int32(options))
        }
        guard let document else { throw Malformed(reason: Self.reason) }
        defer { xmlFreeDoc(document) }
        elements = Self.elements(document)
    }

    private static var reason: String {
        guard let error = xmlGetLastError(), let message = error.pointee.message else { return "nothing can be read" }
        var words = String(cString: message)
        while let last = words.last, last.isWhitespace { words.removeLast() }
        return "line \(error.pointee.line): \(words)"
    }

    private static func elements(_ document: xmlDocPtr) -> [Element] {
        var found: [Element] = []
        // Depth first, without recursion: a hostile text may be nested deeply.
        var waiting: [(node: xmlNodePtr, path: [String])] = []
        if let root = xmlDocGetRootElement(document) { waiting.append((root, [])) }
        while let (node, path) = waiting.popLast() {
            if let next = node.pointee.next, !path.isEmpty { waiting.append((next, path)) }
            guard node.pointee.type == XML_ELEMENT_NODE else { continue }
            let name = self.name(node)
            var attributes: [String: String] = [:]
            var attribute = node.pointee.properties
            while let current = attribute {
                attributes[text(current.pointee.name)] = content(current.pointee.children)
                attribute = current.pointee.next
            }
            found.append(Element(name: name, attributes: attributes, text: content(node.pointee.children), path: path))
            if let child = node.pointee.children { waiting.append((child, path + [name])) }
        }
        return found
    }

    /// A name with its prefix: `itunes:author`.
    private static func name(_ node: xmlNodePtr) -> String {
        let prefix = node.pointee.ns?.pointee.prefix.map { "\(text($0)):" } ?? ""
        return prefix + text(node.pointee.name)
    }

    private static func content(_ first: xmlNodePtr?) -> String {
        var result = ""
        var node = first
        while let current = node {
            let type = current.pointee.type
            if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE { result += text(current.pointee.content) }
            node = current.pointee.next
        }
        return result
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    private static func text(_ pointer: UnsafeMutablePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
