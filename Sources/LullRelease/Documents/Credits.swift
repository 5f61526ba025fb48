/// The licence, and who and what is to be named, as plain text.
struct Credits {
    static let licensePath = "LICENCE.txt"
    static let creditsPath = "CREDITS.txt"
    let catalogue: Catalogue

    /// The terms, as far as the program says them.
    var license: String {
        var lines = [catalogue.title, ""]
        if let copyright = catalogue.copyright { lines += [copyright, ""] }
        if let license = catalogue.license {
            lines.append("Licence: \(license)")
            if let url = catalogue.licenseURL { lines.append("Its text: \(url)") }
        } else {
            lines.append("No licence is given: all rights are kept by whoever holds them.")
        }
        lines += [
            "",
            "The voices are programs and models of other people, with licences of their own; see "
                + "\(Credits.creditsPath).",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Authors, voices and what made the sound.
    var credits: String {
        var lines = [catalogue.title, ""]
        func add(_ title: String, _ names: [String]) {
            if names.isEmpty { return }
            lines += [title] + names.map { "  \($0)" } + [""]
        }
        var authors: [String] = []
        for name in [catalogue.author].compactMap(\.self) + catalogue.tracks.compactMap(\.author)
        where !authors.contains(name) {
            authors.append(name)
        }
        add("By", authors)
        add("With", catalogue.credits)
        add("Voices", Set(catalogue.tracks.flatMap(\.provenance.voices)).sorted())
        let versions = catalogue.tracks.flatMap { $0.provenance.versions.map { "\($0.key) \($0.value)" } }
        add("Made with", Set(versions).sorted())
        add("Questions", [catalogue.contact].compactMap(\.self))
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
