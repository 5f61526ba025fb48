import LullSession

/// A translation is a script with words of its own; where its front matter is silent, that of its original holds.
enum Translation {
    /// The front matter of the script that this one translates, with its path; what goes wrong is reported.
    static func original(
        of tree: YAMLTree?,
        path: String,
        _ access: FileAccess,
        _ sources: inout [SourceText],
        _ collector: Collector
    ) -> (tree: YAMLTree?, path: String)? {
        func value(_ name: String, of tree: YAMLTree?) -> YAMLTree? {
            tree?.entries?.first { $0.key.scalar == name }?.value
        }
        guard let named = value("translates", of: tree) else { return nil }
        guard let name = named.scalar, !name.isEmpty else {
            collector.error(at: named.location, "“translates” wants a script", mend: "write translates: coherent.md")
            return nil
        }
        if value("language", of: tree) == nil {
            collector.error(
                at: named.location,
                "a translation wants a language of its own",
                mend: "write language: es, or what it is"
            )
        }
        let place = ScriptPath.resolve(name, from: path)
        switch access.read(place) {
        case .failure(let unreadable):
            let reason = "“\(place)” can't be read: \(unreadable.reason)"
            collector.error(at: named.location, reason, mend: unreadable.mend)
            return nil
        case .success(let bytes):
            switch SourceText.reading(bytes, name: place) {
            case .failure(let problem):
                collector.report(problem)
                return nil
            case .success(let source):
                sources.append(source)
                let tree = YAMLTree.frontMatter(of: source, collector)
                if value("translates", of: tree) != nil {
                    collector.error(
                        at: named.location,
                        "“\(place)” is a translation itself",
                        mend: "name the script that it translates"
                    )
                }
                return (tree, place)
            }
        }
    }
}
