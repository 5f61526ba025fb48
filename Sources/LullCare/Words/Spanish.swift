extension Lexicon {
    /// Spanish.
    static let spanish = Lexicon(
        "es",
        [
            .comfort: """
            respiración|respira|respire|aliento … pequeña|pequeño|suave|suavemente|ligera|fácil|cómoda|\
            cómodamente|tranquila|natural|naturalmente
            más suave|pequeña|pequeño|ligera|corta
            pequeña|pequeño|suave|ligera y fácil|suave|cómoda|natural|ligera|pequeña
            mareo|mareado|mareada|mareas|marea
            falta el|de aire
            respira como quieras|prefieras|siempre|gustes
            vuelve|volver|regresa … respiración|ritmo
            ritmo|respiración normal|natural|habitual
            sin esfuerzo|forzar
            deja|suelta … sonido|ritmo|cuenta
            no te? fuerces
            """,
            .deepBreath: """
            tan profundo|profunda|profundamente|hondo|lleno como te? puedas|puedes|sea
            lo más profundo|profunda|profundamente|hondo que? posible|puedas|puedes
            llena|llene|llenar|llenando … completamente|completo|totalmente|máximo|tope
            empuja|empuje|empujar|empujando … aire|respiración|aliento|abdomen|vientre
            fuerza|forzar|fuerce … aire|respiración|aliento
            respiración muy profunda
            respira|inhala muy hondo|profundo|profundamente
            todo el aire que puedas
            """,
            .holdBreath: """
            aguanta|aguante|contén|contener|contenga|mantén|mantenga|retén|retener|retenga|sostén|aguantar|\
            aguantando|conteniendo … respiración|aire|aliento
            inhala|inspira y sostén|retén|mantén|aguanta
            """,
            .forcefulBreathing: """
            wim hof
            kapalabhati
            kapalbhati
            bhastrika
            holotrópica
            respiración de fuego
            tummo
            respira|respirar|respiración|respiraciones rápido|rápida|rápidas|rápidamente|forzada|forzadas
            hiperventila|hiperventilar
            """,
            .humming: """
            zumba|zumbar|zumbando|zumbido
            tararea|tararear|tarareando
            """,
            .standing: """
            de|en pie
            ponte|póngase de? en? pie
            levántate
            estás|está|estés|esté|quédate|permanece|sigue|si|de parado|parada
            """,
            .sitting: """
            siéntate|siéntese|sentado|sentada|sentarte
            túmbate|acuéstate|tumbado|tumbada|acostado|acostada|recuéstate
            silla
            toma asiento
            """,
            .driving: """
            mientras conduces|conduce|manejas|maneja
            al volante
            conduciendo|manejando
            en el tráfico
            """,
            .inWater: """
            en el|la|tu|una? bañera|agua|piscina|mar|ducha|baño|lago
            bajo el agua
            mientras nadas|nades
            mientras te bañas|bañes|duchas|duches
            nadando
            """,
            .tensing: """
            tensa|tense|aprieta|apriete|contrae|contraiga|tensar|apretar|contraer el|la|los|las|tus|tu|ambos|\
            ambas|todo|todos|fuerte|su|sus
            cierra … puños|puño
            tensando|apretando|contrayendo el|la|los|las|tus|tu|ambos|ambas|todo
            """,
            .releasing: """
            suelta|suelte|relaja|relaje|afloja|afloje|libera|libere|soltar|relajar|aflojar
            deja|dejar … ir|caer
            """,
            .skipping: """
            omite|omita|sáltate|salta|sáltese|deja fuera|cualquier|la|las|el|lo|toda|aquella
            duele|duela|dolor|dolorida
            déjala|déjalo|déjala estar
            puedes dejar
            """,
            .neckBack: """
            inclina|lleva|echa|deja|gira|rueda … cabeza atrás|hacia|caer
            cabeza hacia? atrás
            cabeza … atrás
            estira|arquea|extiende … cuello
            mira … techo|cielo
            """,
            .jawClench: """
            aprieta|tensa|cierra … mandíbula|dientes|boca
            muerde fuerte|con
            """,
            .eyeSqueeze: """
            aprieta|arruga … ojos|párpados|cara
            cierra … ojos|párpados fuerte|fuertemente
            cierra … ojos|párpados con fuerza
            """,
            .trance: """
            hipnosis|hipnótico|hipnótica|autohipnosis
            trance
            yoga nidra
            más y más profundo|profundamente
            cada vez más profundo|profundamente|dentro
            entrenamiento autógeno
            """,
            .returning: """
            abre|abrir|abra|abriendo … ojos
            vuelve|vuelves|volver|regresa|regresar|regresas … habitación|aquí|sala|presente|espacio|día
            despierto|despierta|despiértate|despierte
            mueve|mover|moviendo|estira … dedos|manos|pies|cuerpo
            incorpórate
            nota|siente|oye|escucha … habitación
            ojos … abran|abrirse
            deja|dejar que se abran
            pueden|puedan … abrirse
            mira … alrededor
            estírate
            """,
            .notDriving: """
            conducir|conduzcas|conduces|conduce|conduzca|conduciendo|manejar|manejes|manejas|manejando|volante|\
            vehículo|vehículos|maquinaria|máquinas
            busca|busque|elige|encuentra … lugar seguro|tranquilo para|donde
            """,
            .stopping: """
            parar|detenerte|detenerse|terminar … cuando|momento|quieras
            dejarlo … cuando|momento|quieras
            puedes|puede parar|detenerte|detenerse|terminar
            si|cuando quieres|quieras|prefieres|prefieras|necesitas|necesites parar|dejarlo|salir
            para|detente cuando quieras|gustes|necesites
            está bien parar|detenerse|dejarlo
            """,
            .closingEyes: """
            cierra|cierre|cerrar|cerrando los|tus|sus ojos
            ojos cerrados
            """,
            .openEyes: """
            ojos abiertos|entreabiertos|suaves
            abiertos o|u … cerrados
            cerrados o … abiertos|entreabiertos
            baja|bajar|baje|bajando|posa|posar|pose|descansa|descansar|fija|fijar|suaviza|suavizar|deja|dejar|dirige|\
            lleva|apoya|apoyar|relaja|ablanda|mantén|mantener … mirada|vista
            mirada suave|baja|descansa|descansar|descanse|descansando|tranquila|relajada
            mira|mirar|mire|mirando … punto|suelo|frente|abajo
            entreabiertos
            medio abiertos|cerrados
            deja|dejar|deje … abiertos
            o no $
            quedarse|quedar|dejarlos|déjalos|tenerlos|mantenerlos|mantener|seguir|permanecer abiertos|entreabiertos
            ojos … abiertos
            déjalos|dejarlos|descansen|descansan|descansar descansar? en|sobre un|una|el|algún
            """,
            .heaviness: """
            cabeza|cuello|cara|mandíbula|hombros … pesada|pesado|pesados|pesa|pesan
            pesada|pesado … cabeza|cuello
            """,
            .heartFormula: """
            corazón|latido|pulso … tranquilo|calma|lento|sereno|regular
            escucha|siente|nota … latido|latidos|pulso|corazón
            """,
            .warmth: """
            calor|calidez … extiende|extienda|fluye|fluya|recorre|recorra
            calor|calidez por|hacia todo|toda? el|la|los|las|tu|tus? brazo|brazos|mano|manos|pierna|piernas|pie|pies|\
            vientre|pecho|espalda|cuello|hombros|cuerpo|cara
            brazo|brazos|mano|manos|pierna|piernas|pie|pies|vientre|pecho|espalda|cuello|hombros|cuerpo|cara \
            está|están|se|siente|sienten siente|sienten? caliente|calientes|cálido|cálida|cálidos|cálidas|tibio|\
            tibia|tibios|tibias
            siente|imagina|siéntelo … calor|calidez|caliente
            """,
            .headMotion: """
            gira|gire|mueve|mueva|inclina|incline|sacude|rota|balancea|girar|mover|inclinar … cabeza
            asiente
            mira … hombro
            """,
            .hardBlinking: """
            parpadea|parpadee|parpadear rápido|rápidamente|fuerte|fuertemente
            parpadea|parpadee|parpadear con fuerza
            aprieta … ojos|párpados
            """,
            .eyeExercise: """
            sigue|siga|seguir … ojos|mirada
            mueve|mueva|gira|mover … ojos|mirada
            ojos siguen|van|miran
            ejercicio|ejercicios … ojos|oculares|visuales
            """,
            .chair: """
            agárrate|sujétate|apóyate|apoya|sujeta … silla|mesa|pared|algo
            mano … silla|mesa|pared
            """,
            .dizzyStop: """
            si|cuando … mareo|mareas|marea|gira|vueltas|doble|cabeza
            para|detente|descansa … mareo|mareas|vueltas|doble
            """,
            .warmUp: """
            calentamiento
            calentar
            llegar|llegada
            """,
            .coolDown: """
            enfriamiento
            vuelta a la calma
            volver a la calma
            descanso
            """,
            .resting: """
            descanso|descansa|descansar|pausa
            enfriamiento
            vuelta a la calma
            calentamiento
            llegada
            cierre
            """,
            .claim: """
            cura|curan|curará|curar
            sana|sanan|sanará|sanar tu|tus|el|la|los|las
            sanación|desintoxica|reprograma|reconecta
            trata|tratan|tratamiento … ansiedad|depresión|dolor|insomnio|enfermedad
            clínicamente|científicamente probado|demostrado|comprobado
            milagro|milagroso
            """,
            .vanishing: """
            dolor|síntoma|síntomas|espasmo|espasmos|temblor|enfermedad … desaparece|desaparecen|desaparecerá|\
            disuelve|disuelven
            libre de … dolor|síntomas|enfermedad
            ya no sientes … dolor
            """,
            .medicine: """
            deja|dejar|suspende|reduce|abandona|tira … medicina|medicinas|medicamento|medicamentos|medicación|\
            pastillas
            sin … medicina|medicinas|medicamento|medicamentos|medicación|pastillas
            no necesitas|necesitarás|necesita|hacen … medicina|medicinas|medicamento|medicamentos|medicación|pastillas
            """,
            .relaxCommand: """
            relájate|relájese|cálmate|cálmese|tranquilízate
            debes|tienes que? relajarte
            relaja|relaje el|la|los|las|tu|tus|su|sus|todo|toda
            """,
            .invitation: """
            puedes|puede|podrías|quizá|quizás|tal|quieres|quieras|apetece|deja|permite|invito|gustas|gusta|\
            listo|lista|nota
            si … agradable|cómodo|cómoda|bien|apetece
            """,
        ],
        except: [
            .closingEyes: """
            si tenías|tienes|estaban los? ojos cerrados
            """,
            .deepBreath: """
            llena|llene|llenar|llenando … taza|vaso|copa|cuenco|jarra|cubo|cesta|habitación|sala|espacio|cielo
            la|una|tu|su|con fuerza
            empuja|empuje|empujar … contra|sobre|en|hacia … abdomen|vientre
            """,
            .holdBreath: """
            mantén|mantenga|sostén|retén|contén … atención|mirada|mano|manos|mente|foco|conciencia|imagen … \
            respiración|\
            aire|aliento
            mantén|mantenga una|un ritmo? … respiración
            mantén|mantenga la|tu|su respiración suave|suavemente|tranquila|natural|lenta|ligera|pequeña|fácil|cómoda|\
            regular|calmada|libre
            """,
            .forcefulBreathing: """
            si|cómo|que respira|respiras|respiración … rápido|rápida
            """,
            .humming: """
            zumbido de|del|en|lejano
            oye|escucha|oír|escuchar|oyes|escuchas … zumbar|zumbido
            """,
            .standing: """
            árbol|árboles|casa|torre|montaña|piedra|hombre|mujer|figura de|en pie
            punta|planta|dedos|uña de pie
            """,
            .driving: """
            mientras conduces|conduce|manejas|maneja no|nunca|evita
            al volante no|nunca
            apaga|apágalo|pausa|páralo|guárdalo|detén … mientras|al|conduciendo conduces|manejas|volante?
            """,
            .inWater: """
            imagina|como|mira|oye|escucha|olas|luz|luna|sol|estrellas|nubes|pez|peces|barco|piedra|hoja|hojas|reflejo|\
            reflejada … en|bajo el|la|un|una? agua|mar|lago|piscina
            """,
            .tensing: """
            aprieta|apriete|apretar … pulgar|pulgares|yemas|índice
            contrae|contraiga|tensa|contraer … atención|conciencia|mente|foco|mirada|percepción
            estás|está|estar|estés|sientes|siente|sentirte|muy|tan|demasiado|más|menos|una|espalda|mente tensa|tense
            aprieta|apriete|apretar … tornillo|botón|tecla|tapa|correa|cinturón|cordones
            aprieta|apriete el|la paso|botón|tecla|sol|frío|calor|lluvia
            """,
            .neckBack: """
            lleva|deja … atención|mirada|conciencia … cabeza … hacia|atrás|caer
            lleva|deja … atención|mirada|conciencia … cabeza
            """,
            .headMotion: """
            mueve|mueva|gira|gire|inclina|mover … atención|conciencia|mente|respiración … cabeza
            mueve|mueva|gira|gire|inclina|mover … a|hacia|hasta|desde|por la|tu? cabeza
            """,
            .eyeExercise: """
            mueve|mueva|gira|mover|sigue|siga|seguir … atención|conciencia|mente|respiración|aire … ojos|mirada
            mueve|mueva|gira|mover|sigue|siga|seguir … a|hacia|hasta|detrás|desde|por de? los|tus? ojos
            """,
            .heartFormula: """
            corazón|pulso|latido|latidos de|del
            """,
            .claim: """
            el|un|del|al|viejo cura
            """,
            .vanishing: """
            si|cuando|aunque|hasta … dolor|síntoma|síntomas|espasmo|temblor … desaparece|desaparecen|disuelve|disuelven
            """,
        ],
        narration: Narration(
            subjects: """
                él|ella|ellos|ellas|quien|quienes|que|se|le|les|me|te|nos|lo|alguien|nadie|uno
                ^ y|pero|cuando|mientras|si|entonces|porque|como|donde? el|la|los|las|un|una|unos|unas|su|sus|tu|tus|\
                mi|mis|cada|este|esta|ese|esa|aquel|aquella|algo|todo * *?
                siente|nota|mira|observa|percibe cómo el|la|los|las|tu|tus|su|sus *
                nota|observa|mira|fíjate|siente|comprueba si|cuándo|dónde
                """,
            heroes: """
                él|ella|ellos|ellas
                el|la|un|una|este|esta|aquel|aquella|viejo|vieja|joven|pequeño|pequeña? viejo|vieja|joven|pequeño|\
                pequeña? hombre|mujer|niño|niña|chico|chica|rey|reina|monje|cazador|soldado|marinero|maestro|maestra|\
                viajero|princesa|príncipe|pescador|anciano|anciana|gigante|oso|lobo|gato|perro|león|abuela|abuelo|\
                guerrero
                había una vez
                érase una vez
                """,
            past: """
                había quería quiso tuvo tenía empezó comenzó trató corrió salió llegó vio sintió dijo fue sentó miró \
                pensó esperaba corría intentó podía
                """,
            listener: "tú tu tus te ti contigo usted ustedes",
            adverbs: "ahora siempre también luego despacio suave entonces ya casi",
            adverbEnding: "mente",
            otherwise:
                """
                de del con en por para vez momento segundo segundos minuto minutos día noche próxima próximo \
                instante inhalación exhalación
                """
        ),
        negators: [
            "no", "nunca", "jamás", "sin", "ni", "nada", "tampoco", "evita", "evite", "ningún", "ninguna", "nadie",
            "en lugar",
            "en vez",
        ],
        carriers: ["o", "ni", "u"],
        restorers: ["olvides", "olvide", "solo", "sólo", "dudes", "importa"],
        reach: 1
    )
}
