import LullSession

// What documents are written from: each writer begins with the clean record, so that none has to think of it.

extension Track {
    /// The record with its text as documents have it: see ``CleanText``.
    var cleaned: Track {
        var track = self
        track.title = CleanText.line(title)
        track.summary = summary.map(CleanText.lines)
        track.part = part.map(CleanText.line)
        track.slot = slot.map(CleanText.line)
        track.variant = variant.map(CleanText.line)
        track.author = author.map(CleanText.line)
        track.patterns = patterns.map(CleanText.line)
        for index in chapters.indices { track.chapters[index].title = CleanText.line(chapters[index].title) }
        for index in lines.indices { track.lines[index].text = CleanText.line(lines[index].text) }
        track.provenance.script = CleanText.line(provenance.script)
        track.provenance.parameters = provenance.parameters.mapValues(CleanText.line)
        track.provenance.voices = provenance.voices.map(CleanText.line)
        track.provenance.versions = provenance.versions.mapValues(CleanText.line)
        return track
    }
}

extension Catalogue {
    /// The catalogue with its text, and that of its tracks, as documents have it: see ``CleanText``.
    var cleaned: Catalogue {
        var catalogue = self
        catalogue.title = CleanText.line(title)
        catalogue.titles = titles?.mapValues(CleanText.line)
        catalogue.summary = summary.map(CleanText.lines)
        catalogue.summaries = summaries?.mapValues(CleanText.lines)
        catalogue.author = author.map(CleanText.line)
        catalogue.license = license.map(CleanText.line)
        catalogue.licenseURL = licenseURL.map(CleanText.line)
        catalogue.copyright = copyright.map(CleanText.line)
        catalogue.credits = credits.map(CleanText.line)
        catalogue.contact = contact.map(CleanText.line)
        catalogue.tracks = tracks.map(\.cleaned)
        return catalogue
    }
}

extension LibraryCatalogue {
    /// The catalogue with its text as documents have it: see ``CleanText``.
    var cleaned: LibraryCatalogue {
        var catalogue = self
        catalogue.parts = parts.map { part in
            var part = part
            part.name = part.name.map(CleanText.line)
            part.sessions = part.sessions.map(\.cleaned)
            return part
        }
        return catalogue
    }
}

extension LibraryCatalogue.Entry {
    fileprivate var cleaned: Self {
        func cleaned(_ option: LibraryCatalogue.Option) -> LibraryCatalogue.Option {
            .init(
                name: CleanText.line(option.name),
                value: CleanText.line(option.value),
                says: option.says.map(CleanText.line)
            )
        }
        var entry = self
        entry.tags = tags.map(CleanText.line)
        entry.options = options.map(cleaned)
        entry.parameters = parameters.map(cleaned)
        for index in breathing.indices { entry.breathing[index].pattern = CleanText.line(breathing[index].pattern) }
        for index in editions.indices {
            entry.editions[index].title = CleanText.line(editions[index].title)
            entry.editions[index].summary = editions[index].summary.map(CleanText.lines)
        }
        return entry
    }
}
