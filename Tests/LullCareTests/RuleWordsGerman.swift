extension RuleWords {
    static let german: [RuleWords] = [
        RuleWords(
            "deep-breath",
            caught: """
                Atme so tief du kannst.
                Fülle die Lungen ganz.
                Drücke die Luft hinaus.
                Atme sehr tief.
                Atmen Sie ein, so tief Sie können.
                Atme möglichst tief.
                """,
            passed: """
                Du musst nicht so tief atmen wie du kannst.
                Fülle die Tasse ganz.
                Drücke die Luft nicht hinaus.
                Drücke die Hand sanft auf den Bauch.
                Lass los, so weit es geht.
                Der Klang ist tief.
                """
        ),
        RuleWords(
            "forceful-breathing",
            caught: """
                Atme schneller.
                Eine Runde Wim Hof.
                Nun der Feueratem.
                Atmen heftig ein und aus.
                Schnelle Atemzüge, dreißig Mal.
                Wir hyperventilieren jetzt.
                """,
            passed: """
                Atme nie schnell.
                Spüre, ob du schnell atmest.
                Merke, wie du atmest.
                Dein Herz schlägt schnell, der Blick wird eng.
                Atme sanft durch die Nase.
                Er atmet schnell und läuft.
                """
        ),
        RuleWords(
            "humming",
            caught: """
                Summe leise.
                Summen Sie beim Ausatmen.
                Und jetzt summ, ganz leise.
                Atme summend aus.
                Versuche den Bienenatem.
                Brumme einen tiefen Ton.
                """,
            passed: """
                Du musst nicht summen.
                Das Summen der Bienen ist nah.
                Die Bienen summen im Klee.
                Hör das Summen.
                Ein Brummen von weit her.
                Viele summen dieses Lied.
                """
        ),
        RuleWords(
            "hold-for-listener",
            caught: """
                Halte den Atem an.
                Halten Sie die Luft an.
                Atme ein und halte.
                Den Atem kurz anhalten.
                Jetzt halt die Luft an.
                Du hältst den Atem an.
                """,
            passed: """
                Halte den Atem nicht an.
                Halte die Aufmerksamkeit beim Atem.
                Halte inne und spüre den Atem.
                Halte eine Hand auf den Atem.
                Der Atem kommt und geht.
                Er musste fliehen und den Atem anhalten.
                """
        ),
        RuleWords(
            "unsafe-place",
            caught: """
                Steh auf.
                Stell dich aufrecht hin.
                Wir üben im Stehen.
                Hör das beim Autofahren.
                Atme in der Badewanne.
                Du sitzt am Steuer.
                Du bist im Wasser.
                """,
            passed: """
                Bitte nicht beim Autofahren.
                Beim Autofahren bitte nicht hören.
                Stelle die Füße auf den Boden.
                Deine Füße stehen fest auf dem Boden.
                Die Bäume stehen aufrecht.
                Sieh das Licht im Wasser.
                Setz dich hin.
                """
        ),
        RuleWords(
            "no-comfort-line",
            caught: """
                Wir atmen.
                Folge dem Ton.
                Ein, und aus.
                Atme mit dem Klang.
                Setz dich bequem hin.
                Der Raum ist still.
                """,
            passed: """
                Der Atem bleibt klein.
                Lass den Atem klein und leicht.
                Wenn dir schwindelig wird, hör auf.
                Atme, ohne Mühe.
                Atme sanft.
                Kehre zu deinem gewohnten Atem zurück.
                """
        ),
        RuleWords(
            "tense-for-listener",
            caught: """
                Spanne die Hände an.
                Balle die Faust.
                Ballen Sie beide Fäuste.
                Jetzt spann die Schultern an.
                Zieh die Schultern zusammen.
                Presse die Lippen zusammen.
                Drücke die Handflächen fest zusammen.
                Die Hände anspannen, dann loslassen.
                Spannen Sie die Beine an.
                """,
            passed: """
                Drücke Daumen und Zeigefinger zusammen.
                Presse den Daumen und einen Finger fest zusammen.
                Er spannte die Hand an.
                Sie hatten Angst, und alle wollten die Fäuste anspannen.
                Dein Herz schlägt schnell, deine Muskeln spannen sich an, der Blick wird eng.
                Die Muskeln ziehen sich zusammen.
                Zieh deine Aufmerksamkeit zusammen.
                Die Kinder ballen die Fäuste.
                Spüre, wie sich die Muskeln anspannen.
                Der Ball liegt in der Faust.
                Spanne die Schultern nicht an.
                """
        ),
        RuleWords(
            "tense-breath-held",
            caught: """
                Spanne die Hände an. Halte den Atem an.
                Balle die Faust. Halten Sie die Luft an.
                Halte die Luft an. Spanne die Beine an.
                Zieh die Schultern zusammen. Atme ein und halte.
                Presse die Lippen zusammen. Den Atem kurz anhalten.
                Die Hände anspannen. Jetzt halt die Luft an.
                """,
            passed: """
                Spanne die Hände an. Halte den Atem nicht an.
                Halte den Atem an.
                Spanne die Hände an. Halte die Aufmerksamkeit beim Atem.
                Drücke Daumen und Zeigefinger zusammen. Halte den Atem an.
                Die Muskeln spannen sich an. Halte den Atem an.
                Balle die Faust. Der Atem geht weiter.
                """
        ),
        RuleWords(
            "strain-for-listener",
            caught: """
                Leg den Kopf nach hinten.
                Kreise den Kopf.
                Beiß die Zähne zusammen.
                Kneife die Augen zu.
                Presse den Kiefer.
                Schau zur Decke.
                """,
            passed: """
                Leg den Kopf nicht nach hinten.
                Spüre Kopf und Nacken.
                Die Zähne berühren einander nicht.
                Er musste die Zähne zusammenbeißen.
                Lass die Augen ruhen.
                Geh vom Kopf zurück zu den Füßen.
                """
        ),
        RuleWords(
            "no-skip-line",
            caught: """
                Spanne die Fäuste an.
                Balle die Hand zur Faust.
                Ziehe die Schultern zusammen.
                Spannen Sie die Beine an.
                Presse die Knie zusammen.
                Die Füße anspannen, dann loslassen.
                """,
            passed: """
                Überspringe, was weh tut. Spanne die Fäuste an.
                Spanne die Fäuste an. Lass weg, was schmerzt.
                Balle die Faust. Tut etwas weh, lass es.
                Drücke Daumen und Mittelfinger zusammen.
                Deine Muskeln spannen sich an.
                Lass die Fäuste weich.
                """
        ),
        RuleWords(
            "no-return",
            caught: """
                Du ruhst.
                Immer tiefer.
                Komm zum Atem zurück.
                Deine Augen bleiben geschlossen.
                Sinke zurück in den Schlaf.
                Lass alles los.
                """,
            passed: """
                Öffne die Augen.
                Komm langsam zurück.
                Zurück in den Raum.
                Du bist hellwach.
                Bewege die Finger.
                Lass die Augen aufgehen und sieh dich um.
                """
        ),
        RuleWords(
            "no-driving-line",
            caught: """
                Du ruhst.
                Ein Auto zieht vorbei.
                Stell dir einen ruhigen Ort vor.
                Ein sicherer, ruhiger Platz.
                Der Verkehr wird leiser.
                Wir fahren auf dem Fluss dahin.
                """,
            passed: """
                Bitte nicht beim Autofahren hören.
                Nicht am Steuer.
                Nie beim Fahren.
                Hör das nicht im Straßenverkehr.
                Bediene danach keine Maschinen.
                Wenn Sie fahren, hören Sie später zu.
                """
        ),
        RuleWords(
            "eyes-only-closed",
            caught: """
                Schließe die Augen.
                Schließen Sie jetzt die Augen.
                Die Augen sind geschlossen.
                Mit geschlossenen Augen sitzt du da.
                Schließe die Augen. Lass sie ruhen.
                Schließe die Augen, und öffne das Herz.
                """,
            passed: """
                Schließe die Augen, oder senke den Blick.
                Schließe die Augen, oder lass den Blick auf einem Punkt ruhen.
                Schließe die Augen, oder lass sie halb offen.
                Schließe die Augen, oder lass sie auf einem ruhigen Punkt ruhen.
                Die Augen sind offen oder geschlossen.
                Schließe die Augen, oder lass den Blick weich werden.
                Schließe die Augen, oder schau ruhig auf den Boden.
                Schließe die Augen oder auch nicht.
                Schließe die Augen, wenn du magst.
                Waren deine Augen geschlossen, bleibt das so.
                Er saß da, die Augen geschlossen.
                """
        ),
        RuleWords(
            "no-way-out",
            caught: """
                Du ruhst.
                Hör auf den Regen.
                Hör einfach auf das, was klingt.
                Die Musik hört auf.
                Lass alles los.
                Jederzeit ist Stille da.
                """,
            passed: """
                Du kannst jederzeit aufhören.
                Aufhören kannst du immer.
                Willst du lieber aufhören, ist das gut.
                Wird dir schwindlig, hör auf.
                Sie dürfen jederzeit abbrechen.
                Hör auf, wann du willst.
                """
        ),
        RuleWords(
            "heavy-head",
            caught: """
                Der Kopf ist schwer.
                Dein Nacken wird schwerer.
                Die Schultern sind schwer.
                Der Kiefer wird schwer.
                Das Gesicht ist weich und schwer.
                Schwer ist der Kopf.
                """,
            passed: """
                Die Hände sind schwer.
                Der Kopf ist nicht schwer.
                Der Kopf ist weich.
                Die Decke ist schwer.
                Lass den Nacken lang.
                Der Kopf ruht, die Beine sind schwer.
                """
        ),
        RuleWords(
            "heart-formula",
            caught: """
                Das Herz schlägt ruhig.
                Spüre deinen Herzschlag.
                Der Puls ist langsam.
                Höre auf dein Herz.
                Dein Herz schlägt ruhig und gleichmäßig.
                Ein ruhiges Herz.
                """,
            passed: """
                Spüre den Puls der Musik.
                Im Herzen des Waldes ist es ruhig.
                Spüre den Herzschlag nicht.
                Der Atem geht ruhig.
                Höre den Regen.
                Nimm es dir zu Herzen.
                """
        ),
        RuleWords(
            "warmth-on-pain",
            caught: """
                Dein Arm ist warm.
                Wärme strömt in die Hände.
                Die Hände werden angenehm warm.
                Spüre die Wärme.
                Wärme breitet sich aus.
                Beide Beine sind strömend warm.
                """,
            passed: """
                Der Tee ist warm.
                Dein Arm ist nicht warm.
                Dein Arm ist schwer.
                Ein warmer Gruß.
                Das Zimmer ist warm.
                Vielleicht ist etwas Wärme in den Händen.
                """
        ),
        RuleWords(
            "head-motion",
            caught: """
                Drehe den Kopf.
                Neigen Sie den Kopf nach links.
                Bewege langsam den Kopf.
                Schüttle den Kopf.
                Nicke sanft.
                Schau über die Schulter.
                """,
            passed: """
                Drehe den Kopf nicht.
                Wende dich dem Kopf zu.
                Bewege die Aufmerksamkeit zum Kopf.
                Die Blumen nicken im Wind.
                Der Kopf ruht.
                Bewege nur die Augen.
                """
        ),
        RuleWords(
            "no-chair-line",
            caught: """
                Steh auf.
                Wir üben im Stehen.
                Schließe die Augen.
                Stell dich aufrecht hin.
                Du stehst, stehend atmest du.
                Mit geschlossenen Augen.
                """,
            passed: """
                Steh auf, und halte dich fest.
                Im Stehen, eine Hand am Stuhl.
                Setz dich. Schließe die Augen.
                Stelle die Füße auf den Boden.
                Die Bäume stehen fest.
                Lass eine Hand am Stuhl. Schließe die Augen.
                """
        ),
        RuleWords(
            "no-dizzy-line",
            caught: """
                Folge dem Klang mit den Augen.
                Bewege nur die Augen.
                Bewegen Sie die Augen.
                Lass die Augen folgen.
                Wandere mit dem Blick.
                Eine Augenübung.
                """,
            passed: """
                Spüre die Stirn. Wandere zu den Augen. Lass sie ruhen.
                Folge dem Atem bis hinter die Augen.
                Wandere mit der Aufmerksamkeit zu den Augen.
                Bewege nur die Augen. Hör auf, wenn dir schwindelig wird.
                Du kannst dich bewegen und die Augen öffnen.
                Lass die Augen ruhen.
                Die Vögel fliegen, und seine Augen folgen ihnen.
                """
        ),
        RuleWords(
            "hard-blinking",
            caught: """
                Blinzle schnell.
                Blinzeln Sie, blinzeln kräftig.
                Kneife die Augen zu.
                Kneifen Sie die Lider zu.
                Jetzt blinzle fest.
                Die Augen zusammenkneifen.
                """,
            passed: """
                Blinzle, wann du magst.
                Blinzle nie schnell.
                Lass die Lider weich.
                Die Sterne blinzeln schnell.
                Kneife die Augen nicht zu.
                Ein Blinzeln genügt.
                """
        ),
        RuleWords(
            "claims",
            caught: """
                Dieser Klang heilt.
                Das behandelt deine Angst.
                Es ist wissenschaftlich erwiesen.
                Eine Heilung beginnt.
                Das entgiftet.
                Ein Wundermittel.
                """,
            passed: """
                Dieser Klang heilt nicht.
                Kein Klang heilt.
                Behandle dich freundlich.
                Eine heilige Stille.
                Es ist nicht klinisch erwiesen.
                Ein Wunder, wie still es ist.
                """
        ),
        RuleWords(
            "symptom-promise",
            caught: """
                Der Schmerz verschwindet.
                Deine Schmerzen sind weg.
                Der Krampf löst sich.
                Du bist schmerzfrei.
                Frei von Schmerzen.
                Die Symptome verschwinden.
                """,
            passed: """
                Der Schmerz verschwindet nicht.
                Wenn der Schmerz verschwindet, ist es gut, wenn nicht, auch.
                Geh vom Schmerz weg, zu den Händen.
                Der Nebel löst sich.
                Bemerke den Schmerz.
                Lass die Gedanken gehen.
                """
        ),
        RuleWords(
            "medicine-advice",
            caught: """
                Setze die Tabletten ab.
                Du brauchst keine Medikamente mehr.
                Du brauchst deine Medikamente nicht mehr.
                Schlafe ohne Tabletten.
                Lass die Medikamente weg.
                Das hilft statt Medizin.
                """,
            passed: """
                Setze die Tabletten nicht ab.
                Du brauchst deine Medikamente weiter.
                Das ist keine Medizin.
                Nimm deine Tabletten wie immer.
                Setze dich.
                Die Medikamente bleiben, wie sie sind.
                """
        ),
        RuleWords(
            "relax-command",
            caught: """
                Entspanne dich.
                Entspannen Sie sich.
                Beruhige dich.
                Du musst dich entspannen.
                Jetzt entspann dich.
                Entspanne deine Schultern.
                """,
            passed: """
                Vielleicht magst du loslassen.
                Du musst dich nicht entspannen.
                Die Schultern entspannen sich.
                Entspanne dich, wenn du magst.
                Du darfst dich entspannen.
                Entspannung kommt oder nicht.
                """
        ),
    ]
}
