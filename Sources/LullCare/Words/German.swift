extension Lexicon {
    /// German.
    static let german = Lexicon(
        "de",
        [
            .comfort: """
            atem|atmung|atme|atmen|atmet … klein|kleiner|leicht|leichter|sanft|sanfter|weich|flach|flacher|\
            angenehm|ruhig|natürlich|normal|bequem
            klein|sanft|leicht|weich und leicht|sanft|weich|klein|angenehm|mühelos
            schwindelig|schwindlig|schwindel|benommen
            luft knapp|fehlt
            atme|atmen … wie du|sie magst|willst|möchtest|mögen|möchten
            eigenen|gewohnten|normalen|natürlichen|eigener|normaler rhythmus|atem|atmung
            ohne anstrengung|mühe|druck
            lass|lassen … klang|ton|takt|zählen … los|ziehen|gehen|weg
            """,
            .deepBreath: """
            so tief|voll wie? du|sie|es? kannst|können|möglich|geht
            atme|atmen|atmest|ein|aus|luft … so weit|viel|lang|lange wie? du|sie|es? kannst|können|möglich|geht
            so tief|voll|weit atmen|atmest wie? du|sie|es? kannst|können|möglich|geht
            fülle|füll|füllen|füllst … ganz|vollständig|komplett|völlig|maximal
            drücke|drück|drücken|presse|press|pressen|schiebe|zwinge … luft|atem|bauch|lunge|lungen
            luft|atem … drücken|pressen|zwingen
            atme|atmen sehr|ganz|besonders tief
            möglichst tief
            tiefsten|tiefster|riesigen|gewaltigen atemzug
            """,
            .holdBreath: """
            halte|halt|halten|hältst|anhalten … atem|luft an?
            atem|luft … anhalten|anhältst|halten|angehalten
            atme|atmen ein und halte|halten
            """,
            .forcefulBreathing: """
            wim hof
            kapalabhati
            kapalbhati
            bhastrika
            holotrop*
            feueratem|feueratmung
            blasebalgatmung
            tummo
            atme|atmen|atmung schnell|schneller|kräftig|heftig|stoßweise
            schnelle|schnelles|schnellen|kräftige atmung|atmen|atemzüge|atemzügen
            hyperventilier*
            """,
            .humming: """
            summe|summen|summend|summ|summst|brumme|brummen|tönen
            bienenatem|bienenatmung
            """,
            .standing: """
            stehe|steh|stehen|stehend|stell|stelle … auf|aufrecht|dich|sich|fest
            im stehen
            aufstehen
            stehend
            """,
            .sitting: """
            setz|setze|setzen|sitze|sitz|sitzen|sitzend|hinsetzen
            leg|lege|legen|liege|liegen|liegend … hin|dich|sich|bequem?
            stuhl|sessel
            im sitzen|liegen
            """,
            .driving: """
            während du|sie fährst|fahren|fahrt
            beim autofahren|fahren|lenken
            am steuer
            im straßenverkehr|verkehr
            """,
            .inWater: """
            in der|einer|deiner|ihrer badewanne|wanne|dusche
            im wasser|bad|pool|schwimmbad|meer|see
            unter wasser
            beim schwimmen|baden
            """,
            .tensing: """
            spanne|spann|spannen|spannst … an|fest
            balle|ball|ballen … faust|fäuste|fäusten
            ziehe|zieh|ziehen … zusammen
            presse|press|pressen|kneife|kneif|drücke … zusammen|fest
            anspannen
            """,
            .releasing: """
            lass|lasse|lassen … los|locker|fallen|sinken|weich
            löse|lösen|lockere|lockern|entspanne|entspannen|loslassen
            """,
            .skipping: """
            überspringe|überspring|überspringen
            lass|lasse|lassen … aus|weg
            weh|schmerzt|schmerzen|wehtut|schmerzhaft
            auslassen|weglassen
            """,
            .neckBack: """
            kopf|nacken … hinten|zurück|kreisen|nacken
            kreise|rolle|dehne|strecke|überstrecke … kopf|nacken|hals
            schau|schaue|blicke|blick … decke|himmel hinauf?
            """,
            .jawClench: """
            beiß|beiße|beißen … zusammen|fest|zähne
            kiefer|zähne … zusammen|an|aufeinander|fest
            presse|spanne|spann … kiefer|zähne
            """,
            .eyeSqueeze: """
            kneife|kneif|kneifen|presse|drücke … augen|lider|gesicht
            augen … fest zu|zusammen?
            augen zusammenkneifen
            """,
            .trance: """
            hypnose|hypnotisch|hypnotische|selbsthypnose
            trance
            yoga nidra
            tiefer und tiefer
            immer tiefer
            autogenes|autogenen training
            """,
            .returning: """
            öffne|öffnen|öffnest … augen
            augen … öffnen|auf|öffne|aufgehen
            lass|lasse|lassen sie|dich? aufgehen
            dürfen|können|mögen sie sich … öffnen
            komm|komme|kommen|kommst|kehre|kehr|kehren|kehrst sie? langsam|jetzt|nun|sanft|wieder|ganz? zurück $
            komm|komme|kommen|kommst|kehre|kehr|kehren|kehrst … raum|zimmer|tag|hier|hierher … zurück
            zurück in|im|ins den|hier|raum|zimmer raum?
            zurückkommen|zurückkehren
            wach|hellwach|erfrischt|wachwerden
            bewege|beweg|bewegen|bewegst|strecke|streck|strecken|streckst … finger|zehen|hände|füße|körper
            finger|zehen … bewegen
            sieh|schau|schaue dich um
            aufsetzen
            """,
            .notDriving: """
            autofahren|fahren|fährst|steuer|straßenverkehr|verkehr|auto|fahrzeug|maschinen|maschine|lenken
            sicheren|ruhigen ort|platz
            """,
            .stopping: """
            jederzeit|immer aufhören|abbrechen|unterbrechen|anhalten|pausieren
            kannst|darfst|können|dürfen … aufhören|abbrechen|unterbrechen|pausieren
            aufhören kannst|darfst|können|dürfen
            willst|möchtest|wollen|möchten … aufhören|abbrechen
            hör|höre|hören jederzeit|einfach? auf $
            hör|höre|hören sie? auf und|wann|wenn|sobald|oder
            """,
            .closingEyes: """
            schließe|schließ|schließen … augen
            augen … schließen|zufallen|geschlossen|zu
            geschlossenen|geschlossene augen
            """,
            .openEyes: """
            augen … offen|geöffnet|ruhen|halboffen
            offenen|offene|geöffneten|halboffenen augen
            offen oder geschlossen
            blick … senken|ruhen|weich|ruht|sinken
            senke … blick
            lass sie ruhen|offen
            offen lassen
            """,
            .heaviness: """
            kopf|nacken|gesicht|kiefer|schultern … schwer|schwerer
            schwer|schwerer … kopf|nacken|schultern
            """,
            .heartFormula: """
            herz|herzschlag|puls … ruhig|langsam|gleichmäßig|regelmäßig
            ruhiges|ruhiger herz|herzschlag
            spüre|höre|fühle … herzschlag|puls|herz
            """,
            .warmth: """
            wärme … breitet|fließt|strömt|strömen|ausbreiten
            wärme durch den|die|das|deinen|deine|deinen? arm|arme|hand|hände|bein|beine|fuß|füße|bauch|brust|rücken|\
            nacken|schultern|körper|gesicht
            arm|arme|hand|hände|bein|beine|fuß|füße|bauch|brust|rücken|nacken|schultern|körper|gesicht \
            ist|sind|wird|werden angenehm|ganz|sanft|wohlig? warm|wärmer
            spüre|spür|fühle|stell … wärme
            strömend warm
            """,
            .headMotion: """
            drehe|dreh|drehen|drehst|neige|neig|neigen|neigst|bewege|beweg|bewegen|bewegst|schüttle|schüttele|\
            kreise|wende … kopf
            nicke|nicken
            kopf … drehen|neigen|bewegen|schütteln|drehst|neigst|bewegst
            schau … schulter
            """,
            .hardBlinking: """
            blinzle|blinzele|blinzeln|blinzel schnell|kräftig|fest|heftig
            kneife|kneif|kneifen … augen|lider
            augen zusammenkneifen
            """,
            .eyeExercise: """
            folge|folg|folgen … augen|blick
            bewege|beweg|bewegen|bewegst nur|jetzt? die|deine|ihre|beide|den|deinen? augen|blick
            wandere … augen|blick
            augen folgen|wandern|bewegen
            augenübung|augenübungen|blickübung|augenyoga
            """,
            .chair: """
            halte|halt|halten … fest
            hand … stuhl|tisch|wand|lehne
            festhalten
            """,
            .dizzyStop: """
            wenn|falls|sobald … dreht|schwindelig|schwindlig|schwindel|doppelt|kopfschmerzen|doppelbilder
            schwindel|drehen|doppelbilder|kopfschmerzen … auf|pause|pausiere|aufhören
            """,
            .warmUp: """
            aufwärmen
            warm machen
            ankommen
            """,
            .coolDown: """
            abkühlen
            ausklang
            ausklingen
            ruhe
            cool down
            """,
            .resting: """
            pause|ruhe|ruhen|rast|ausruhen
            ausklang
            aufwärmen
            ankommen
            abkühlen
            abschluss
            """,
            .claim: """
            heilt|heilen|heilend|heilende|heilung|kuriert|entgiftet|entgiften
            verdrahtet … gehirn|neu
            behandelt … angst|ängste|depression|depressionen|schmerz|schmerzen|schlaflosigkeit|krankheit
            klinisch|wissenschaftlich bewiesen|erwiesen|belegt
            wundermittel
            """,
            .vanishing: """
            schmerz|schmerzen|symptom|symptome|krampf|krämpfe|zittern|krankheit … verschwindet|verschwinden|weg|\
            löst|lösen
            frei von … schmerz|schmerzen|symptomen|krankheit
            schmerzfrei|symptomfrei
            """,
            .medicine: """
            setze|setz|lass|lasse|reduziere|setzen|brauchst|brauchen … medikament|medikamente|medizin|tabletten|\
            arznei
            ohne|statt … medikament|medikamente|tabletten|medizin
            """,
            .relaxCommand: """
            entspann|entspanne|entspannen dich|sich
            beruhige|beruhigen dich|sich
            du musst|sollst … entspannen
            """,
            .invitation: """
            vielleicht|magst|darfst|kannst|könntest|möchtest|mögen|dürfen|können|lade|einladen|lass|lasse|\
            erlaube|willst|spüre|wenn
            """,
        ],
        negators: [
            "nicht", "nie", "niemals", "kein", "keine", "keinen", "keinem", "keiner", "ohne", "nichts", "weder",
            "statt",
            "anstatt", "vermeide", "vermeiden", "niemand", "nirgends",
        ],
        carriers: ["oder", "noch"],
        restorers: ["nur", "vergessen"],
        reach: 3
    )
}
