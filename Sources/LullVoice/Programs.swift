import Glibc

/// Finding programs and telling one build of them from another.
package enum Programs {
    /// The folders that programs are looked for in, as `PATH` names them.
    package static func searchPath(_ environment: [String: String]) -> String {
        environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    }

    /// The path of a program, or nil when it is not there or can't be run.
    ///
    /// - Parameters:
    ///   - program: a path, or a name looked up in `searchPath`.
    ///   - searchPath: folders separated by colons; relative ones are passed over.
    package static func find(_ program: String, searchPath: String) -> String? {
        if program.contains("/") { return isExecutable(program) ? program : nil }
        for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
            let path = "\(folder)/\(program)"
            if isExecutable(path) { return path }
        }
        return nil
    }

    /// What changes when a file is replaced by another build: its real path, size and time of change.
    static func identity(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        var real = path
        if let resolved = realpath(path, nil) {
            real = String(cString: resolved)
            free(resolved)
        }
        return "\(real) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    private static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return access(path, X_OK) == 0
    }
}
