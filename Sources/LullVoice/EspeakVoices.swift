/// The voices of espeak-ng 1.51, which are named by language.
enum EspeakVoices {
    static let all: [Voice] = names.map { Voice($0, languages: languages[$0] ?? [$0]) }

    // The voices `cmn` and `zh` of 1.51 spell Chinese characters out in English; this one says them.
    private static let languages = [
        "cmn-latn-pinyin": ["zh", "cmn", "zh-CN"], "cmn": ["zh-latn"], "zh": ["zh-latn"],
    ]

    /// Whether a voice can say a text: only those of Chinese know Chinese characters.
    static func canSay(_ text: String, in voice: String) -> Bool {
        let isChinese = ["cmn", "zh", "yue", "hak"].contains { base(voice).hasPrefix($0) }
        return isChinese || !text.unicodeScalars.contains { $0.properties.isIdeographic }
    }

    private static let names = """
        af am an ar as az ba be bg bn bpy bs ca chr cmn cmn-latn-pinyin cs cv cy da de el en en-029 en-gb en-gb-scotland en-gb-x-gbclan \
        en-gb-x-gbcwmd en-gb-x-rp en-us en-us-nyc eo es es-419 es-mx et eu fa fa-latn fi fr fr-be fr-ch fr-fr ga gd gn grc gu \
        hak haw he hi hr ht hu hy hyw ia id io is it ja jbo ka kk kl kn ko kok ku ky la lb lfn lt ltg lv mi mk ml mr ms mt my \
        nb nci ne nl no nog om or pa pap pl pt pt-br pt-pt py qdb qu quc qya ro ru ru-lv sd shn si sjn sk sl smj sq sr sv sw \
        ta te th tk tn tr tt ug uk ur uz vi vi-vn-x-central vi-vn-x-south yue zh
        """.split(separator: " ").map(String.init)

    /// A voice without its variant: `en-gb` of `en-gb+f3`.
    static func base(_ name: String) -> String {
        String(name.prefix { $0 != "+" })
    }
}
