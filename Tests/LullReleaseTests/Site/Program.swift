import Foundation

/// Runs programs that the tests lean on.
enum Program {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// The executable built beside the tests.
    static let lull: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (own as NSString).deletingLastPathComponent + "/lull"
    }()

    /// The Python with what `Scripts/venv` installed.
    static let python: String = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appendingPathComponent(".build-test/venv/bin/python").path
    }()

    /// The folder of what Python runs.
    static let tools: URL = {
        var tests = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { tests.deleteLastPathComponent() }
        return tests.appendingPathComponent("Browser")
    }()

    /// What a program writes to standard output; throws what it says where it fails.
    static func output(_ path: String, _ arguments: [String]) throws -> Data {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lull-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let (out, errors) = (scratch.appendingPathComponent("out"), scratch.appendingPathComponent("errors"))
        for file in [out, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let data = try Data(contentsOf: out)
        guard process.terminationStatus == 0 else {
            let said = String(decoding: try Data(contentsOf: errors) + data, as: UTF8.self)
            throw Failure(description: "\(path) \(arguments.joined(separator: " ")):\n\(said)")
        }
        return data
    }
}

/// A folder of a test's own, gone with it.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("lull-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
