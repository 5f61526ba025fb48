/// Words whose point ends no sentence, by language.
struct Abbreviations: Sendable {
    /// Words that go on: `Dr.`, `z. B.`. In lower case, without the last point.
    let always: Set<String>
    /// Words that go on before a number: `no. 3`, `Fig. 2`.
    let beforeNumbers: Set<String>
    /// Words that may end a sentence, and do before a capital: `etc.`, `p.m.`, `usw.`
    let mayEnd: Set<String>
    /// Whether a number with a point is an ordinal behind one of the determiners: `am 3. Mai`, `der 2. Atemzug`.
    let hasOrdinals: Bool
    /// Words that stand before an ordinal.
    let determiners: Set<String>
    /// Words that join two ordinals.
    let joins: Set<String>
    /// Words that an ordinal goes before, whatever stands before it.
    let months: Set<String>
    /// The beginnings of abbreviations of several pieces: `z.b`, `i.d` of `i.d.r`.
    let joined: Set<String>

    private init(
        _ always: String,
        numbers: String = "",
        mayEnd: String = "",
        determiners: String = "",
        joins: String = "",
        months: String = ""
    ) {
        func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
        self.init(
            always: words(always),
            beforeNumbers: words(numbers),
            mayEnd: words(mayEnd),
            determiners: words(determiners),
            joins: words(joins),
            months: words(months)
        )
    }

    private init(
        always: Set<String>,
        beforeNumbers: Set<String>,
        mayEnd: Set<String>,
        determiners: Set<String>,
        joins: Set<String>,
        months: Set<String>
    ) {
        self.always = always
        self.beforeNumbers = beforeNumbers
        self.mayEnd = mayEnd
        self.determiners = determiners
        self.joins = joins
        self.months = months
        hasOrdinals = !determiners.isEmpty
        var joined: Set<String> = []
        for word in always.union(mayEnd) {
            let pieces = word.split(separator: ".")
            for count in 2..<max(3, pieces.count + 1) where count <= pieces.count {
                joined.insert(pieces[..<count].suffix(2).joined(separator: "."))
            }
        }
        self.joined = joined
    }

    private func adding(_ other: Abbreviations) -> Abbreviations {
        Abbreviations(
            always: always.union(other.always),
            beforeNumbers: beforeNumbers.union(other.beforeNumbers),
            mayEnd: mayEnd.union(other.mayEnd),
            determiners: determiners.union(other.determiners),
            joins: joins.union(other.joins),
            months: months.union(other.months)
        )
    }

    /// Those of a language, with those that every language has.
    static func of(_ language: String) -> Abbreviations {
        let primary = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
        return complete[primary] ?? common
    }

    private static let complete = languages.mapValues(common.adding)

    private static let common = Abbreviations("dr prof vs", numbers: "fig vol", mayEnd: "etc")

    // A new language is one row here.
    private static let languages: [String: Abbreviations] = [
        "en": Abbreviations(
            "mr mrs ms st sr jr e.g i.e approx gen rev hon dept capt lt col sgt mt messrs viz cf esp incl mon tue tues wed thu "
                + "thurs fri sat sun jan feb apr aug sept oct nov dec tsp tbsp",
            numbers: "no nos p pp ch sec figs eq art para vols",
            mayEnd: "a.m p.m ph.d m.d b.a m.a min mins sec secs hr hrs inc ltd co etc ed al lbs lb oz ft"
        ),
        "de": Abbreviations(
            "z.b bzw ca d.h evtl ggf st sog inkl exkl bspw vgl hr fr frl dipl ing gem geb allg max s.o s.u i.d.r insb lat mind "
                + "zzgl zzt dgl nachm vorm bes u.u",
            numbers: "nr s abb kap bd tel jh abs art ziff",
            mayEnd: "usw u.a u.ä u.v.m etc std sek sec min jhd i.o o.ä v.chr n.chr mio mrd a.d",
            determiners:
                "am der die das dem den des zum zur im vom bis beim jeder jede jedes jedem jeden ab seit diesem diesen "
                + "dieser dieses mein meine dein deine sein seine ihr ihre ein eine einen nach vor heute",
            joins: "und oder bis",
            months: "januar februar märz april mai juni juli august september oktober november dezember jahrhundert"
        ),
        "es": Abbreviations(
            "sr sra srta sres sras dra vd p.ej ej aprox dña profa gral lic ing arq máx mín tel avda núms págs st sto sta",
            numbers: "n núm pág págs art cap nº vol tomo fig s sig",
            mayEnd: "etc a.m p.m ee.uu seg min hrs cía s.a a.c d.c ud uds"
        ),
        "fr": Abbreviations(
            "m mm mme mmes mlle mlles me env p.ex ex c.-à-d c.à.d cf st ste bd réf tél éd",
            numbers: "no nos p pp art fig vol chap n°",
            mayEnd: "etc min sec hab av.j.-c apr.j.-c"
        ),
        "it": Abbreviations(
            "sig sigg sig.ra sig.na dott dott.ssa prof.ssa ing avv geom rag p.es ad.es es ca egr gent spett ss cfr",
            numbers: "n pag pagg art cap fig num vol s sec",
            mayEnd: "ecc etc sec min a.c d.c s.p.a"
        ),
        "pt": Abbreviations(
            "sr sra srta srs sras dra drs profa d eng arq p.ex ex aprox av tel máx mín exmo exma st sto",
            numbers: "n núm nº pág págs p art cap fig vol séc s",
            mayEnd: "etc a.m p.m min seg hrs ltda s.a a.c d.c"
        ),
        "nl": Abbreviations(
            "dhr mevr mw bijv bv d.w.z o.a o.m m.b.t i.p.v t.o.v n.a.v z.o.z drs ir ing mr ca evt incl excl resp st i.v.m a.u.b "
                + "t.a.v max",
            numbers: "nr nrs blz p art fig hfst afb",
            mayEnd: "enz etc e.d min sec a.d e.a m.a.w s.v.p v.chr n.chr"
        ),
        "ru": Abbreviations(
            "т.е т.к т.н напр г-н г-жа г проф акад им св ул д стр см ср рис гл обл руб",
            numbers: "рис стр гл с п № т",
            mayEnd: "т.д т.п др пр гг в вв н.э мин сек ч тыс млн"
        ),
        "pl": Abbreviations(
            "np tzn tj mgr inż hab św ul al godz ok płk gen im ang łac m.in tzw wg",
            numbers: "nr str rys rozdz poz t ust",
            mayEnd: "itd itp in min sek ww tys mln r",
            determiners: "w do od na po przed ten ta to dnia około",
            joins: "i oraz",
            months: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
        ),
        "el": Abbreviations("π.χ δηλ κ κα κος βλ σελ αρ λ.χ", numbers: "σελ αρ", mayEnd: "κ.λπ κτλ κλπ μ.μ π.μ κ.ά"),
        "sv": Abbreviations("t.ex dvs bl.a ca s.k fr.o.m t.o.m", numbers: "nr s", mayEnd: "osv m.m etc"),
        "da": Abbreviations(
            "f.eks bl.a ca dvs",
            numbers: "nr s",
            mayEnd: "osv mv etc",
            determiners: "den det på i",
            joins: "og"
        ),
        "no": Abbreviations(
            "f.eks bl.a ca dvs",
            numbers: "nr s",
            mayEnd: "osv mv etc",
            determiners: "den det på i",
            joins: "og"
        ),
        "fi": Abbreviations("esim ts ns mm", numbers: "s nro", mayEnd: "jne yms"),
        "cs": Abbreviations(
            "např tj tzv mj dr ing",
            numbers: "č str obr",
            mayEnd: "atd apod",
            determiners: "do od na v",
            joins: "a"
        ),
        "tr": Abbreviations("örn dr sn", numbers: "no s", mayEnd: "vb"),
        "ar": Abbreviations("د أ ص م", mayEnd: "إلخ الخ"),
        "hi": Abbreviations("डॉ प्रो पं", numbers: "पृ"),
    ]
}
