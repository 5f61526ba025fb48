import Foundation

/// Runs the executable as a person does.
enum Tool {
    struct Outcome {
        var status: Int32
        var output: Data
        var errors: String
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// The executable built beside the tests.
    static let path: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (own as NSString).deletingLastPathComponent + "/lull"
    }()

    /// The package's own folder.
    static let root: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }()

    static func run(
        _ arguments: [String],
        input: String? = nil,
        environment changes: [String: String] = [:],
        in folder: Folder,
        interruptWhen isTime: (() -> Bool)? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(changes) { $1 }
        // Files, not pipes: nothing waits for a reader, however much is written.
        let (outPath, errorPath, inPath) = (folder.file(".out"), folder.file(".err"), folder.file(".in"))
        try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: inPath))
        for file in [outPath, errorPath] { try Data().write(to: URL(fileURLWithPath: file)) }
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: outPath))
        let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inPath))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        if let isTime {
            while process.isRunning && !isTime() { usleep(10_000) }
            process.interrupt()
        }
        process.waitUntilExit()
        let outcome = Outcome(
            status: process.terminationStatus,
            output: try Data(contentsOf: URL(fileURLWithPath: outPath)),
            errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errorPath)), as: UTF8.self)
        )
        for file in [outPath, errorPath, inPath] { try FileManager.default.removeItem(atPath: file) }
        return outcome
    }
}

/// A folder of a test's own, gone with it.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("lull-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

    var contents: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    }
}
