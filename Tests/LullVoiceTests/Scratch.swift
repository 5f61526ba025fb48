import Foundation
import Synchronization

/// A folder of its own for a test, removed when the tests end: a studio outlives the test's own hold on its folder.
final class Scratch {
    private static let paths = Mutex<[String]>([])

    let path: String

    init() throws {
        let path = NSTemporaryDirectory() + "lull-test-" + UUID().uuidString
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let isFirst = Self.paths.withLock { paths in
            paths.append(path)
            return paths.count == 1
        }
        if isFirst { atexit { Scratch.removeAll() } }
    }

    private static func removeAll() {
        for path in paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }
}
