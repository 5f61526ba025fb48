import LullSession

/// Playlists in M3U8: all there is, each language, each week.
///
/// Links are relative, so that a release that is copied to a phone plays there. A list of a language or of a week has
/// each session once, in its first variant, since it is heard from end to end.
struct Playlists {
    let shelf: Shelf

    var files: [ReleaseFile] {
        let title = shelf.catalogue.title
        var result = [file("all", title: title, shelf.editions.flatMap(\.tracks))]
        let areSeveral = shelf.editions.count > 1
        for edition in shelf.editions {
            let title = shelf.catalogue.title(in: edition.language).text
            let words = SiteWords.of(edition.language)
            if areSeveral {
                result.append(file(edition.language, title: "\(title) (\(edition.language))", edition.sessions))
            }
            for case let week? in edition.weeks {
                result.append(
                    file(
                        areSeveral ? "\(edition.language)-week-\(week)" : "week-\(week)",
                        title: "\(title): \(words.week(week))",
                        edition.sessions.filter { $0.week == week }
                    )
                )
            }
        }
        return result
    }

    private func file(_ name: String, title: String, _ tracks: [Track]) -> ReleaseFile {
        var text = "#EXTM3U\n#PLAYLIST:\(title)\n"
        for track in tracks {
            guard let audio = track.audio.first else { continue }
            let variant = track.variant.map { " (\($0))" } ?? ""
            text += "#EXTINF:\(Int(clamping: track.duration)),\(track.title)\(variant)\n"
            text += "../\(Address.encoded(audio.path))\n"
        }
        return ReleaseFile(path: "playlists/\(name).m3u8", text: text, mediaType: "audio/mpegurl")
    }
}
