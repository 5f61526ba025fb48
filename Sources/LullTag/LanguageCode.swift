/// Languages as ID3v2 and MPEG-4 name them: by three letters (ISO 639-2/T), where BCP 47 mostly has two (ISO 639-1).
public enum LanguageCode {
    /// The three letters of a language.
    ///
    /// - Parameter tag: a tag of BCP 47, such as `de-AT`.
    /// - Returns: `und`, undetermined, where there are none.
    public static func threeLetters(_ tag: String?) -> String {
        let base = (tag ?? "").prefix { $0 != "-" && $0 != "_" }.lowercased()
        if base.count == 3, base.allSatisfy({ ("a"..."z").contains($0) }) { return base }
        return codes[base] ?? "und"
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for entry in table.split(whereSeparator: \.isWhitespace) {
            codes[String(entry.prefix(2))] = String(entry.dropFirst(2))
        }
        return codes
    }()

    /// Two letters and three, without a space between.
    private static let table = """
        aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bhbih bibis bmbam
        bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe
        elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj
        gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl
        itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor
        kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa
        mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs
        papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk
        slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl
        tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
        yoyor zazha zhzho zuzul
        """
}
