extension RuleWords {
    static let spanish: [RuleWords] = [
        RuleWords(
            "deep-breath",
            caught: """
                Inhala tan profundo como puedas.
                Llena los pulmones por completo.
                Empuja el aire.
                Respira muy hondo.
                Inhala lo más hondo que puedas.
                Toma todo el aire que puedas.
                """,
            passed: """
                No hace falta respirar tan profundo como puedas.
                Llena la taza por completo.
                Sin empujar el aire.
                La fuerza de la respiración del mar.
                El sonido es profundo.
                El niño respira muy hondo.
                """
        ),
        RuleWords(
            "forceful-breathing",
            caught: """
                Respira rápido.
                Una ronda de Wim Hof.
                Ahora la respiración de fuego.
                Empezamos con kapalabhati.
                Hiperventila un minuto.
                Haz respiraciones rápidas.
                """,
            passed: """
                No respires, ni vas a respirar rápido.
                Nota si respiras rápido.
                El corazón late rápido, la vista se estrecha.
                Ella respira rápido y corre.
                Respira suave por la nariz.
                El fuego respira despacio.
                """
        ),
        RuleWords(
            "humming",
            caught: """
                Zumba suave.
                Tararea conmigo.
                Zumbar al exhalar.
                Exhala tarareando.
                Ahora, zumba.
                Con un zumbido suave, exhala.
                """,
            passed: """
                No hace falta zumbar.
                El zumbido de la nevera.
                Escucha el zumbido.
                La abeja zumba en la flor.
                Ella tararea una canción.
                Un zumbido lejano.
                """
        ),
        RuleWords(
            "hold-for-listener",
            caught: """
                Aguanta la respiración.
                Inhala y sostén.
                Mantén la respiración.
                Contén el aliento.
                Retén el aire.
                Al final, aguanta el aire.
                """,
            passed: """
                No aguantes la respiración.
                Mantén la atención en la respiración.
                Mantén una respiración suave.
                Mantén la respiración suave y natural.
                El niño aguanta la respiración.
                Sostén una mano sobre el aliento.
                """
        ),
        RuleWords(
            "unsafe-place",
            caught: """
                Ponte de pie.
                Levántate.
                Escucha mientras conduces.
                Estás al volante.
                En la bañera.
                Respira bajo el agua.
                Quédate de pie.
                """,
            passed: """
                No escuches esto mientras conduces.
                Mientras conduces, no escuches esto.
                Un árbol de pie en el campo.
                Imagina la luz en el agua.
                Mira la luna en el lago.
                Oye la parada del autobús.
                Siéntate.
                """
        ),
        RuleWords(
            "no-comfort-line",
            caught: """
                Aquí respiramos.
                Sigue el tono.
                Dentro, y fuera.
                Respira con el sonido.
                Siéntate en la silla.
                La sala está en silencio.
                """,
            passed: """
                Respira de forma suave y fácil.
                Si sientes mareo, para.
                Vuelve a tu ritmo.
                Respira sin esfuerzo.
                Una respiración pequeña.
                Respira como quieras.
                """
        ),
        RuleWords(
            "tense-for-listener",
            caught: """
                Aprieta los puños con fuerza.
                Tensa los hombros.
                Ahora aprieta las manos.
                Contrae el vientre.
                Al inhalar, aprieta los dientes.
                Cierra los puños.
                Comienza tensando los pies.
                La próxima vez aprieta los puños.
                Una vez más, y otra vez aprieta las manos.
                Con cuidado, tense las piernas.
                """,
            passed: """
                Aprieta el pulgar y el índice.
                En vez de apretar los puños, suelta.
                Aprieta las yemas del pulgar y del índice.
                Ella aprieta los puños y corre.
                Ella corre y aprieta los puños.
                El miedo contrae los músculos.
                Tu corazón late rápido, el cuerpo tensa los músculos, la vista se estrecha.
                Contrae la atención en un punto.
                Expande y contrae tu conciencia.
                Se contrae el vientre.
                Quería apretar los puños, y corrió.
                El viejo rey aprieta los puños.
                No aprietes los puños.
                Estás tensa todo el día.
                """
        ),
        RuleWords(
            "tense-breath-held",
            caught: """
                Aprieta los puños. Aguanta la respiración.
                Tensa los hombros. Contén el aire.
                Retén el aire. Aprieta las manos.
                Cierra los puños. Inhala y sostén.
                Contrae el vientre. Mantén la respiración.
                Aprieta los dientes. Aguanta el aire.
                """,
            passed: """
                Aprieta los puños. No aguantes la respiración.
                Aguanta la respiración.
                Aprieta los puños. Mantén la atención en la respiración.
                Aprieta el pulgar y el índice. Aguanta el aire.
                El miedo contrae los músculos. Aguanta el aire.
                Tensa los hombros. Respira suave.
                """
        ),
        RuleWords(
            "strain-for-listener",
            caught: """
                Inclina la cabeza hacia atrás.
                Echa la cabeza atrás.
                Aprieta la mandíbula.
                Aprieta los ojos.
                Cierra los ojos con fuerza.
                Mira al techo.
                """,
            passed: """
                No inclines la cabeza hacia atrás, no aprietes los dientes.
                Ella aprieta los dientes.
                Deja que la cabeza descanse.
                El niño mira al cielo.
                Descansa los ojos.
                Lleva la atención a la cabeza, hacia arriba.
                """
        ),
        RuleWords(
            "no-skip-line",
            caught: """
                Aprieta los puños.
                Tensa las piernas.
                Cierra fuerte los puños.
                Contrae los hombros.
                Tense las manos.
                Ahora aprieta todo.
                """,
            passed: """
                Omite cualquier parte que duela. Aprieta los puños.
                Aprieta los puños. Sáltate la zona que moleste.
                Tensa las piernas. Si algo duele, déjalo.
                Aprieta el pulgar y el índice.
                El hombre aprieta los puños.
                Deja los puños suaves.
                """
        ),
        RuleWords(
            "no-return",
            caught: """
                Descansas.
                Más y más profundo.
                Vuelve a la respiración.
                Los ojos siguen cerrados.
                Suelta todo.
                Cada vez más dentro.
                """,
            passed: """
                Abre los ojos.
                Vuelve a la habitación.
                Mueve los dedos.
                Estás despierto.
                Deja que los ojos se abran.
                Nota la habitación.
                """
        ),
        RuleWords(
            "no-driving-line",
            caught: """
                Descansas.
                Imagina un lugar seguro.
                Un lugar tranquilo junto al mar.
                El tráfico se oye lejos.
                Suelta todo.
                Un camino te lleva al bosque.
                """,
            passed: """
                No escuches esto mientras conduces.
                Mejor no conducir después.
                No es para el volante.
                No uses maquinaria.
                Busca un lugar seguro para descansar.
                No lo oigas manejando.
                """
        ),
        RuleWords(
            "eyes-only-closed",
            caught: """
                Cierra los ojos.
                Cierre los ojos.
                Con los ojos cerrados, escucha.
                Cierra los ojos y déjalos descansar.
                Cierra los ojos y abre el corazón.
                Ahora, cierra tus ojos.
                """,
            passed: """
                Cierra los ojos, o baja la mirada.
                Cierra los ojos, o deja la mirada en un punto.
                Cierra los ojos, o suaviza la mirada.
                Cierra los ojos, o déjalos entreabiertos.
                Cierra los ojos, o deja que descansen en un punto tranquilo.
                Cierra los ojos, o mira hacia el suelo.
                Cierra los ojos, si quieres.
                Cierra los ojos si te resulta agradable.
                Los ojos, abiertos o cerrados.
                Ella cierra los ojos y duerme.
                El niño cierra los ojos.
                """
        ),
        RuleWords(
            "no-way-out",
            caught: """
                Descansas.
                Sigue el sonido hasta que para.
                Cuando baja, déjalo salir.
                Suelta todo.
                Deja de contar.
                Puedes dejarlo aquí, en la orilla.
                """,
            passed: """
                Puedes parar cuando quieras.
                Si prefieres parar, está bien.
                Está bien parar.
                Para cuando quieras.
                Puedes detenerte.
                Puedes terminar en cualquier momento.
                """
        ),
        RuleWords(
            "heavy-head",
            caught: """
                La cabeza está pesada.
                Los hombros están pesados.
                La mandíbula pesa.
                El cuello, el cuello está pesado.
                Pesada está la cabeza.
                La cara está cada momento más pesada.
                """,
            passed: """
                Las manos están pesadas.
                La cabeza no está pesada.
                La cabeza está suave.
                La manta es pesada.
                El cuello está largo.
                La cabeza descansa, las piernas pesan.
                """
        ),
        RuleWords(
            "heart-formula",
            caught: """
                El corazón está tranquilo.
                Siente el latido.
                Escucha tu corazón.
                El pulso es lento y regular.
                Nota tus latidos.
                Tu corazón late en calma.
                """,
            passed: """
                Siente el pulso de la música.
                En el corazón del bosque hay calma.
                No busques el pulso.
                La respiración está tranquila.
                Escucha la lluvia.
                Una calma amable.
                """
        ),
        RuleWords(
            "warmth-on-pain",
            caught: """
                Siente el calor.
                El calor se extiende.
                Las manos están tibias.
                El brazo está caliente.
                Calor por todo el cuerpo.
                Imagina una calidez suave.
                """,
            passed: """
                El té está caliente.
                Un saludo cálido.
                El brazo no está caliente.
                La sala está tibia.
                El brazo está suave.
                Hoy hace calor.
                """
        ),
        RuleWords(
            "head-motion",
            caught: """
                Gira la cabeza.
                Mueve despacio la cabeza.
                Inclina la cabeza a la izquierda.
                Asiente.
                Mira por encima del hombro.
                Rota la cabeza.
                """,
            passed: """
                No gires ni vas a girar la cabeza.
                Mueve la atención hacia la cabeza.
                Mueve la conciencia por la cabeza.
                Ella gira la cabeza.
                El niño mueve la cabeza.
                Mueve solo los ojos.
                """
        ),
        RuleWords(
            "no-chair-line",
            caught: """
                Ponte de pie.
                Levántate.
                Cierra los ojos.
                Quédate de pie.
                Con los ojos cerrados.
                Estás de pie.
                """,
            passed: """
                Ponte de pie, y sujétate a una silla.
                De pie, con la mano en la pared.
                Siéntate. Cierra los ojos.
                Un árbol de pie en el campo.
                Apóyate en una mesa. Cierra los ojos.
                Deja una mano en una silla. Levántate.
                """
        ),
        RuleWords(
            "no-dizzy-line",
            caught: """
                Sigue el sonido con los ojos.
                Mueve los ojos.
                Mueve solo los ojos.
                Gira la mirada.
                Tus ojos siguen la luz.
                Un ejercicio de ojos.
                """,
            passed: """
                Siente la frente. Pasa a los ojos. Déjalos descansar.
                Mueve la atención a los ojos.
                Sigue el aire hasta los ojos.
                Mueve los ojos. Si sientes mareo, para.
                Ella mueve los ojos.
                Descansa los ojos.
                """
        ),
        RuleWords(
            "hard-blinking",
            caught: """
                Parpadea rápido.
                Parpadea con fuerza.
                Aprieta los ojos.
                Parpadee fuerte.
                Aprieta los párpados.
                Ahora parpadea rápidamente.
                """,
            passed: """
                Parpadea cuando quieras.
                No aprietes los ojos.
                Deja los párpados suaves.
                La estrella parpadea rápido.
                Ella parpadea rápido.
                Un parpadeo basta.
                """
        ),
        RuleWords(
            "claims",
            caught: """
                Este sonido cura tu ansiedad.
                Sana tu cuerpo.
                Trata la depresión.
                Está científicamente probado.
                Reprograma tu mente.
                Un milagro.
                """,
            passed: """
                Este sonido no cura la ansiedad.
                Esto no cura nada.
                Una respiración sana y tranquila.
                El cura toca la campana.
                Trátate con cariño.
                Trata de estar aquí.
                """
        ),
        RuleWords(
            "symptom-promise",
            caught: """
                El dolor desaparece.
                El dolor desaparecerá.
                Los síntomas desaparecen.
                El temblor se disuelve.
                Estás libre de dolor.
                Ya no sientes dolor.
                """,
            passed: """
                El dolor no desaparece.
                Si el dolor desaparece, bien, y si no, también.
                La niebla se disuelve.
                Nota el dolor.
                Deja ir los pensamientos.
                Aunque el dolor desaparece a veces, hoy puede quedarse.
                """
        ),
        RuleWords(
            "medicine-advice",
            caught: """
                Deja tus pastillas.
                Abandona la medicación.
                Ya no necesitas tus pastillas.
                Duerme sin pastillas.
                Suspende tus medicamentos.
                Tira las medicinas.
                """,
            passed: """
                No dejes tu medicación.
                Si necesitas tu medicina, tómala.
                Toma tus pastillas como siempre.
                Esto no es una medicina.
                Deja el sonido.
                Ten tu medicación cerca.
                """
        ),
        RuleWords(
            "relax-command",
            caught: """
                Relájate.
                Cálmate.
                Tranquilízate ya.
                Debes relajarte.
                Ahora, relájese.
                Relaja los hombros.
                """,
            passed: """
                Puedes dejar que los hombros bajen.
                Relaja los hombros, si quieres.
                No hace falta que te relajes.
                Quizá los hombros bajen.
                Ella relaja los hombros.
                El cuerpo descansa.
                """
        ),
    ]
}
