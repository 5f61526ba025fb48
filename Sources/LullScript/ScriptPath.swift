/// Paths as scripts write them: forward slashes, relative to the script's own folder.
public enum ScriptPath {
    /// The folder of a path, with its slash; empty for a bare name.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    /// A path written in a file, seen from where that file lies.
    public static func resolve(_ path: String, from file: String) -> String {
        path.hasPrefix("/") ? path : normalised(folder(of: file) + path)
    }

    private static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) {
            if part == ".." && !parts.isEmpty && parts.last != ".." {
                parts.removeLast()
            } else if part != "." {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
