import Foundation

/// A program nobody here wrote, run to its end.
public enum ForeignProgram {
    /// What a program ended with that should have succeeded.
    public struct Failed: Error, CustomStringConvertible {
        /// Which it was, and what it wrote.
        public var description: String
    }

    /// Runs a program with nothing to read.
    ///
    /// - Returns: what it wrote, to either stream.
    /// - Throws: ``Failed`` where its status isn't 0.
    @discardableResult
    public static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        // Not a pipe: what fills it would hold the program.
        let log = NSTemporaryDirectory() + "lull-test-\(UUID().uuidString).log"
        try Data().write(to: URL(fileURLWithPath: log))
        defer { try? FileManager.default.removeItem(atPath: log) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
        guard process.terminationStatus == 0 else { throw Failed(description: "\(program): \(text)") }
        return text
    }
}
