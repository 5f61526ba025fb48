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
            spannt|ballt die|eure|beide … an|faust|fäuste|fäusten
            ^ die|den|das|beide|deine|ihre|alle … anspannen
            anzuspannen
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
            zurück in|im|ins|hier den|diesen|deinen|dein|ihren? raum|zimmer|tag|alltag|abend|hier|gegenwart|wachsein
            zurückkommen|zurückkehren
            wach|hellwach|erfrischt|wachwerden
            bewege|beweg|bewegen|bewegst|strecke|streck|strecken|streckst … finger|zehen|hände|füße|körper
            finger|zehen … bewegen
            sieh|schau|schaue dich um
            aufsetzen
            """,
            .notDriving: """
            autofahren|fährst|steuer|straßenverkehr|fahrzeug|fahrzeuge|maschinen|maschine|lenken
            beim|während|zum|vor dem? fahren
            im|in verkehr|auto
            nicht … fahren
            nie|niemals … fahren
            während|wenn|falls|solange sie … fahren
            suche|such|suchen … sicheren|ruhigen ort|platz zum|zu
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
            augen … offen|geöffnet|halboffen
            augen … auf|an|bei … ruhen|richten|halten|verweilen
            augen … dort? ruhen|verweilen auf|an|bei|oder
            offenen|offene|geöffneten|halboffenen|halbgeöffneten augen
            offen|geöffnet oder geschlossen|zu
            geschlossen|zu oder … offen|geöffnet
            blick … senken|senkst|ruhen|weich|ruht|sinken|gesenkt|richten|halten|lösen|verweilen|schweifen
            senke|senk|senken|richte|richten|lass|lasse|lassen|halte|halten … blick
            weichen|weicher|gesenktem|gesenkter|ruhigem|weichem|sanftem blick
            lass|lasse|lassen|halte|halten|behalte sie|ein … offen
            sie … auf|an|bei … ruhen|verweilen|richten
            sie|augen ruhen|verweilen auf|an|bei
            halb|leicht|etwas offen|geöffnet|geschlossen
            offen lassen|halten|bleiben|behalten|lässt|hältst
            schau|schaue|schauen|blicke|sieh|sehen sie? weich|sanft|ruhig|einfach|nur? auf|vor|nach|geradeaus
            oder auch? nicht
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
            bewegen sie nur|jetzt? die|ihre|beide|den|ihren augen|blick
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
            setze|setz|lass|lasse|lassen|reduziere|reduzieren|setzen|wirf|verzichte … medikament|medikamente|\
            medizin|tabletten|pillen|arznei weg|ab?
            brauchst|brauchen keine|keinen … medikamente|medizin|tabletten|pillen|arznei mehr?
            keine|keinen medikamente|medizin|tabletten|pillen|arznei mehr
            medikamente|medizin|tabletten|pillen|arznei nicht mehr
            ohne|statt … medikament|medikamente|tabletten|medizin
            """,
            .relaxCommand: """
            entspann|entspanne dich
            entspannt|beruhigt euch
            entspannen|beruhigen sie sich
            beruhige|beruhig dich
            entspann|entspanne deine|die|den|das|alle
            entspannen sie ihre|die|den|das|alle
            du musst|sollst … entspannen
            """,
            .invitation: """
            vielleicht|magst|darfst|kannst|könntest|möchtest|mögen|dürfen|können|lade|einladen|lass|lasse|\
            erlaube|willst|spüre|wenn
            """,
        ],
        except: [
            .deepBreath: """
            fülle|füll|füllen|füllst … tasse|becher|glas|schale|krug|eimer|korb|raum|zimmer|himmel
            drücke|drück|drücken|presse|press|pressen|schiebe … auf|gegen|in|an den|die|deinen? bauch|luft
            """,
            .holdBreath: """
            halte|halt|halten … inne|aufmerksamkeit|hand|hände|blick|gedanken … atem|luft
            halte|halt|halten inne
            """,
            .forcefulBreathing: """
            ob|wie|dass|wenn du|sie|er|dein? atme|atmest|atmen|atmung schnell|schneller
            """,
            .humming: """
            summen|brummen|tönen der|des|von|vom|einer|eines|im|in|draußen
            hör|höre|hören|hörst … summen|brummen|tönen
            """,
            .standing: """
            stell|stelle|stellen … füße|füsse|fuß|sohlen|wecker|tasse|stuhl
            stell|stelle dich|sich darauf|vor
            stehen lassen|bleiben
            steh|stehe|stehen … zur
            """,
            .driving: """
            beim autofahren|fahren|lenken bitte? nicht|nie|niemals
            während du|sie fährst|fahren bitte? hör|höre|nicht|nie
            schalte|mach|pausiere|warte|unterbrich … beim|während|am … fahren|fährst|steuer|autofahren
            """,
            .inWater: """
            stell|stelle|wie|sieh|siehst|höre|hör|wellen|licht|mond|sonne|sterne|wolken|fisch|fische|boot|stein|blatt|\
            blätter … im|unter wasser|meer|see|pool
            """,
            .tensing: """
            drücke|drück|drücken|presse|press|pressen … daumen … finger|zeigefinger|mittelfinger|ringfinger|\
            fingerspitze|fingerspitzen
            drücke|drück|drücken|presse|press|pressen … zeigefinger|mittelfinger|fingerspitzen|fingerkuppen
            ziehe|zieh|ziehen … aufmerksamkeit|bewusstsein|vorhang|vorhänge|kreis|gedanken|wahrnehmung zusammen?
            spannen|ziehen deine|seine|ihre|die muskeln
            spannt|ballt|spannen|ziehen|ballen sich
            sich … anspannen
            wie|ob|wenn|dass|weil … anspannen
            der|den|dem|ein|einen|einem|kleiner|kleinen ball
            spanne|spann|spannen … bogen|schirm|regenschirm|segel|seil|leine
            """,
            .neckBack: """
            kopf und|oder|bis|zum|in den|dem|deinen|der? nacken
            kopf … hinter
            vom|von kopf|nacken … zurück
            """,
            .closingEyes: """
            waren|wenn|falls deine|die|ihre augen … zu|geschlossen
            """,
            .openEyes: """
            lass deine|die augen sich? öffnen|aufgehen
            """,
            .heartFormula: """
            herz|puls des|der|von
            herzen
            """,
            .headMotion: """
            wende|bewege|beweg|bewegen|neige|drehe … zum|zu|in|auf|durch|dem|hinter|bis dem|den|deinen|deinem? kopf
            bewege|beweg|bewegen|wende|drehe … aufmerksamkeit|bewusstsein|gedanken|wahrnehmung … kopf
            """,
            .eyeExercise: """
            wandere|folge|folg|folgen … zu|in|hinter|um|durch|bis|zwischen den|die|deinen|deine|beiden? augen
            wandere|folge|folg|folgen … aufmerksamkeit|atem … augen
            """,
            .vanishing: """
            vom|von|mit … schmerz|schmerzen … weg|löst|lösen
            wenn|falls|ob|bis|solange … schmerz|schmerzen|symptom|symptome|krampf|zittern … verschwindet|verschwinden|\
            weg|löst|lösen
            """,
        ],
        narration: Narration(
            subjects: """
                er|es|man|jemand|niemand|wer|viele|manche|alle|leute
                seine|seinen|seinem|ihren|ihrem
                ^ und|aber|dann|wenn|wie|während|bis|weil|dass|oder? die|deine|seine|ihre|meine|unsere|alle|viele|\
                diese|jene|zwei|beide * *?
                spüre|spür|fühle|merke|bemerke|sieh|höre|hör wie|dass? die|deine|seine|ihre *
                spüre|spür|fühle|merke|bemerke|achte|schau|prüfe ob|wo|wann|dass|darauf du|sie
                wir|du oft|meist|meistens|immer|manchmal|unbewusst
                """,
            heroes: """
                er
                der|ein|dieser|jener|alte|alter|junge|junger|kleine|kleiner? alte|alter|junge|junger|kleine|kleiner? \
                mann|junge|könig|mönch|jäger|soldat|seemann|lehrer|wanderer|prinz|fischer|gärtner|riese|bär|wolf|\
                hund|löwe
                die|eine|das|ein alte|junge|kleine|kleines? frau|mädchen|königin|prinzessin|kind|katze|großmutter
                es war einmal
                """,
            past: """
                hatte hatten wollte wollten musste mussten begann begannen versuchte saß saßen lag lagen stand \
                standen rannte rannten ging gingen kam kamen sah sahen lief liefen schloss schlossen spürte fühlte \
                sagte wartete wusste
                """,
            listener: "du dich dir dein deine deinen deinem deiner deines ihnen ihr euch eure euren",
            adverbs:
                "dann auch jetzt nun wieder langsam schnell fest sanft leise oft immer manchmal meist können müssen",
            otherwise: "mal nächste nächsten sekunden minuten stunde stunden tage woche abende atemzüge",
            small: "sie"
        ),
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
