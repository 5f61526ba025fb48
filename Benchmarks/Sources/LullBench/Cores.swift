/// The cores that this process and its children may run on.
enum Cores {
    /// Their numbers.
    static var allowed: [Int] {
        guard let list = field("Cpus_allowed_list", of: "/proc/self/status") else { return [0] }
        return list.split(separator: ",").flatMap { part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [Int]() }
            return Array(first...last)
        }
    }

    /// The processor as it calls itself.
    static var processor: String {
        field("model name", of: "/proc/cpuinfo") ?? "an unnamed processor"
    }

    /// What stands behind a name and a colon in a file of the kernel's.
    static func field(_ name: String, of path: String) -> String? {
        for line in Files.text(path).split(separator: "\n") where line.hasPrefix(name) {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].trimmed == name { return parts[1].trimmed }
        }
        return nil
    }
}
