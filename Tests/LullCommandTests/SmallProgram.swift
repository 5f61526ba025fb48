import Foundation

/// A small program: two sessions without voice, done in a moment.
func program(in folder: Folder, formats: String = "[flac, opus]", more: String = "") throws {
    let session = "---\ntitle: Rest %\n---\n# Arriving\n[play brown]\n[pause 6s]\n# Leaving\n[pause 5s]\n"
    for name in ["a", "b"] {
        try folder.write(session.replacingOccurrences(of: "%", with: name), to: "\(name).md")
    }
    try folder.write(
        "title: Quiet\nauthor: Ada\nformats: \(formats)\ndate: 2026-11-21\nsessions:\n  - a.md\n  - b.md\n\(more)",
        to: "program.yaml"
    )
}

/// Every file of a release with its content, the hidden ones left out.
func contents(_ folder: Folder, _ release: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let root = folder.file(release)
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() where !name.hasPrefix(".") {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder), !isFolder.boolValue {
            found[name] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)"))
        }
    }
    return found
}

/// Makes it.
let batch = ["batch", "program.yaml", "-o", "out", "-q"]
