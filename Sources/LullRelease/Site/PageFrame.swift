/// What every page has around its content.
struct PageFrame {
    let words: SiteWords
    let program: String
    /// The language that the program's title is written in here.
    let programLanguage: String
    /// The language of what the program says in one language only.
    let firstLanguage: String
    /// What leads from the page to the release's folder.
    let root: String
    let home: String
    let languageLinks: [LanguageLink]
    let copyright: String?
    let license: String?
    let feed: String
    let contact: Contact?

    /// A link to the same in another language, or where one is.
    struct LanguageLink {
        let language: String
        let name: String
        let href: String?
    }

    /// Who is asked.
    struct Contact {
        let text: String
        let href: String?
    }

    init(shelf: Shelf, edition: Edition, root: String, page: (Edition) -> String) {
        let catalogue = shelf.catalogue
        words = SiteWords.of(edition.language)
        (program, programLanguage) = catalogue.title(in: edition.language)
        firstLanguage = catalogue.languages.first ?? edition.language
        self.root = root
        home = root + ReleaseSite.index(edition)
        languageLinks =
            shelf.editions.count < 2
            ? []
            : shelf.editions.map { other in
                LanguageLink(
                    language: other.language,
                    name: PageFrame.name(of: other.language),
                    href: other.language == edition.language ? nil : root + page(other)
                )
            }
        copyright = catalogue.copyright
        license = catalogue.license
        feed = root + Feed.path(edition)
        contact = catalogue.contact.map { contact in
            if Address.isWeb(contact) { return Contact(text: contact, href: contact) }
            let isMail = contact.contains("@") && !contact.contains(where: { $0.isWhitespace || $0 == ":" })
            return Contact(text: contact, href: isMail ? "mailto:\(contact)" : nil)
        }
    }

    /// What a language calls itself.
    static func name(of language: String) -> String {
        let names = [
            "da": "Dansk", "de": "Deutsch", "en": "English", "es": "Español", "fi": "Suomi", "fr": "Français",
            "it": "Italiano", "nl": "Nederlands", "no": "Norsk", "pl": "Polski", "pt": "Português", "sv": "Svenska",
        ]
        return names[language] ?? language
    }
}
