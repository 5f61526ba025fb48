import FoundationEssentials
import Glibc

/// The few things done to files.
enum Files {
    /// A text file's contents; empty where it can't be read.
    static func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let got = Glibc.read(descriptor, &buffer, buffer.count)
            guard got > 0 else { break }
            bytes.append(contentsOf: buffer[..<got])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a file anew.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchFailure.unmeasurable("\(path) can't be written") }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let put = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard put > 0 else { throw BenchFailure.unmeasurable("\(path) can't be written") }
            done += put
        }
    }

    /// Whether two files hold the same bytes, read side by side.
    static func areEqual(_ a: String, _ b: String) throws -> Bool {
        let first = open(a, O_RDONLY | O_CLOEXEC)
        let second = open(b, O_RDONLY | O_CLOEXEC)
        defer {
            close(first)
            close(second)
        }
        guard first >= 0, second >= 0 else { throw BenchFailure.unmeasurable("\(a) or \(b) can't be read") }
        var left = [UInt8](repeating: 0, count: 65_536)
        var right = left
        while true {
            let count = Glibc.read(first, &left, left.count)
            var other = 0
            while other < max(count, 1) {
                let got = right.withUnsafeMutableBytes { buffer in
                    Glibc.read(second, buffer.baseAddress.map { $0 + other }, max(count, 1) - other)
                }
                if got <= 0 { break }
                other += got
            }
            guard count >= 0, other == count, left[..<max(count, 0)] == right[..<max(count, 0)] else { return false }
            if count == 0 { return true }
        }
    }

    /// The program of a name on the search path.
    static func program(_ name: String) -> String? {
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Bytes of a file; 0 where there is none.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Removes a file or a folder with all it holds.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
