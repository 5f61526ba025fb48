/// A tag that is a text, and the names it bears.
enum TagField: CaseIterable {
    case title, artist, album, albumArtist, track, disc, date, genre, language, comment, copyright, license, lyrics

    /// Its frame of ID3v2.
    var frame: String {
        switch self {
        case .title: "TIT2"
        case .artist: "TPE1"
        case .album: "TALB"
        case .albumArtist: "TPE2"
        case .track: "TRCK"
        case .disc: "TPOS"
        case .date: "TDRC"
        case .genre: "TCON"
        // TLAN knows three letters only: see ``TagRecord``.
        case .language: "TXXX:LANGUAGE"
        case .comment: "COMM"
        case .copyright: "TCOP"
        case .license: "TXXX:LICENSE"
        case .lyrics: "USLT"
        }
    }

    /// Its Vorbis comment.
    var comment: String {
        switch self {
        case .title: "TITLE"
        case .artist: "ARTIST"
        case .album: "ALBUM"
        case .albumArtist: "ALBUMARTIST"
        case .track: "TRACKNUMBER"
        case .disc: "DISCNUMBER"
        case .date: "DATE"
        case .genre: "GENRE"
        case .language: "LANGUAGE"
        case .comment: "DESCRIPTION"
        case .copyright: "COPYRIGHT"
        case .license: "LICENSE"
        case .lyrics: "LYRICS"
        }
    }

    /// The Vorbis comment of the count of all, where the tag is a place in a row.
    var commentOfTotal: String? {
        switch self {
        case .track: "TRACKTOTAL"
        case .disc: "DISCTOTAL"
        default: nil
        }
    }

    /// Its atom of MPEG-4.
    var atom: String {
        switch self {
        case .title: "©nam"
        case .artist: "©ART"
        case .album: "©alb"
        case .albumArtist: "aART"
        case .track: "trkn"
        case .disc: "disk"
        case .date: "©day"
        case .genre: "©gen"
        case .language: "----:com.apple.iTunes:LANGUAGE"
        case .comment: "©cmt"
        case .copyright: "cprt"
        case .license: "----:com.apple.iTunes:LICENSE"
        case .lyrics: "©lyr"
        }
    }

    /// Its entry in the INFO list of a WAV; nil where there is none.
    var info: String? {
        switch self {
        case .title: "INAM"
        case .artist: "IART"
        case .album: "IPRD"
        case .track: "IPRT"
        case .date: "ICRD"
        case .genre: "IGNR"
        case .language: "ILNG"
        case .comment: "ICMT"
        case .copyright: "ICOP"
        case .albumArtist, .disc, .license, .lyrics: nil
        }
    }
}

extension FileTags {
    /// The text of a tag; a place in a row is “3” or “3/12”.
    subscript(field: TagField) -> String? {
        get {
            switch field {
            case .title: title
            case .artist: artist
            case .album: album
            case .albumArtist: albumArtist
            case .track: track?.text
            case .disc: disc?.text
            case .date: date
            case .genre: genre
            case .language: language
            case .comment: comment
            case .copyright: copyright
            case .license: license
            case .lyrics: lyrics
            }
        }
        set {
            switch field {
            case .title: title = newValue
            case .artist: artist = newValue
            case .album: album = newValue
            case .albumArtist: albumArtist = newValue
            case .track: track = newValue.flatMap(Place.init)
            case .disc: disc = newValue.flatMap(Place.init)
            case .date: date = newValue
            case .genre: genre = newValue
            case .language: language = newValue
            case .comment: comment = newValue
            case .copyright: copyright = newValue
            case .license: license = newValue
            case .lyrics: lyrics = newValue
            }
        }
    }
}
