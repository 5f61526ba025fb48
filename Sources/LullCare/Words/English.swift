extension Lexicon {
    /// English.
    static let english = Lexicon(
        "en",
        [
            .comfort: """
            small|smaller|easy|easier|soft|softer|gentle|light|lighter|shallow|comfortable and small|easy|soft|\
            light|natural|comfortable|gentle|shallow|quiet
            breath|breathing|breaths … small|smaller|easy|easier|soft|softer|gentle|shallow|comfortable|light
            keep|let|leave it|them be|stay? small|smaller|easy|easier|soft|softer|gentle|shallow|comfortable|light
            breathe gently|softly|lightly|easily|shallowly|comfortably|naturally|normally
            smaller|softer|easier|gentler|shallower|lighter breath|breaths|breathing
            small|easy is enough
            dizzy|lightheaded|faint
            light headed
            short of air|breath
            out of breath
            breathe as you like
            breathe as you please
            breathe as you normally|usually do
            return|go|come back? to … own? usual|normal|natural|own|ordinary breath|breathing|rhythm|way
            your usual|normal|natural|ordinary breath|breathing
            let the sound|count|guide|pace|counting go
            no need to breathe|follow
            if|when … uncomfortable|strain|strained
            stay comfortable
            without strain|straining|effort|force
            """,
            .deepBreath: """
            as deep|deeply|full|fully|big as you can|possibly
            as deep|deeply|full|fully|big as possible
            breath|breathe|breathing|inhale|exhale|air|lungs|hold … as far|much|long as you can|possibly
            breath|breathe|breathing|inhale|exhale|air|lungs|hold … as far|much|long as possible
            as much air as
            fill … lungs|chest|belly|ribs … completely|fully|entirely
            fill up? completely|fully|entirely
            completely|fully fill
            fill … to the top|brim|limit
            push … breath|air|belly|lungs|exhale|inhale
            push yourself|harder|further|through|past
            force … breath|air|exhale|inhale
            deepest breath
            biggest breath
            huge|enormous breath
            breathe|inhale really|very deeply
            take? a? really|very deep breath
            all the air you can
            every last bit of air
            """,
            .holdBreath: """
            hold|holding … breath
            hold it in
            hold the air
            retain … breath
            keep the? your? air in
            breathe|inhale in? and hold
            """,
            .forcefulBreathing: """
            wim hof
            kapalabhati
            kapalbhati
            bhastrika
            holotropic
            breath of fire
            bellows breath
            skull shining
            tummo
            breathe|breathing fast|faster|rapidly|quickly|forcefully
            fast|rapid|forceful deep? breath|breaths|breathing
            power breaths|breathing
            hyperventilate
            """,
            .humming: """
            hum|humming
            bee breath
            """,
            .standing: """
            stand up|tall|still|upright|straight|firmly|with
            standing
            be|get|stay|stand|are|you're|keep|back|up on your feet
            """,
            .sitting: """
            sit|sitting|seated
            lie|lying down|back|on|here|comfortably
            take a seat
            chair
            find a seat
            """,
            .driving: """
            while|as|when you? are? you're? driving|drive
            behind the wheel
            in traffic
            on your drive|commute
            at the wheel
            """,
            .inWater: """
            in the? a? your? warm|hot? bath|bathtub|pool|water|sea|lake|shower
            underwater
            under water
            while|as|when you|you're? are? swimming|bathing|swim
            """,
            .tensing: """
            tense|tighten|clench|squeeze|contract|scrunch|flex your|the|both|all|every|each|this|that|up|them|it
            by|begin|start|try tensing|tightening|clenching|squeezing|contracting|scrunching
            make a? tight? fist|fists
            press your … together
            shrug … shoulders up|hard|high
            curl your toes tightly
            """,
            .releasing: """
            release|relax|loosen|soften|unclench
            let … go|loose|soften|drop|fall
            letting go
            now rest
            """,
            .skipping: """
            skip any|anything|a|an|the|that|whatever|this|what|it|wherever
            leave out any|anything|the|that|whatever|what|it
            leave … out
            let … be
            where|if|what|whatever … hurts|hurt|painful|sore
            pass over|by
            only what feels
            """,
            .neckBack: """
            tip|tilt|drop|roll|let|bend|lean … head back|backward|backwards|fall|around
            arch|stretch|extend|roll|circle … neck
            roll … head
            look up at|to the ceiling|sky
            head back as? far
            chin up|high|toward|towards … ceiling|sky
            """,
            .jawClench: """
            clench|tighten|tense|lock … jaw|teeth|mouth
            bite down|hard
            grit … teeth
            """,
            .eyeSqueeze: """
            squeeze|scrunch|screw|press … eyes|eyelids|face
            close|shut … eyes|eyelids tight|tightly|hard
            eyes tightly closed|shut
            """,
            .trance: """
            hypnosis|hypnotic|hypnotherapy|self-hypnosis
            trance
            yoga nidra
            deeper and deeper
            deeper into … trance|relaxation|rest|sleep
            autogenic training?
            """,
            .returning: """
            open … eyes
            let … eyes open|opening
            eyes may|can|might|could|will open
            eyes want|like|begin to open
            come|coming|bring|bringing|find … back to|into|in this|the|your|to? room|day|evening|morning|here|place|\
            present|world|chair|bed|house|surface
            come|coming|return|returning … back $
            come|coming|bring|bringing … all the way back
            come|coming back slowly|gently|here|now|up|out|when|whenever
            return|returning to the? this? room|here|day|now
            back to … room|day|here|now
            back in|into the room
            wide awake
            fully awake|alert
            are|be|and awake
            notice|feel|hear|see the room
            take in the room
            look around
            awake and alert|refreshed|present
            wiggle|move|stretch … fingers|toes|hands|body
            fingers|toes … move|stir|wiggle|stretch
            sit up
            wake up
            feel … refreshed|alert
            """,
            .notDriving: """
            driving|vehicle|vehicles|machinery|machines|motorway|steering
            drive a|your|any|the? car|van|truck|bus|afterwards|home|straight|or|while|$
            while|when|if|before|to|never|not|don't you? drive
            behind|at the wheel
            in|through traffic
            safe place to sit|lie|rest
            """,
            .stopping: """
            stop|pause|leave|end at? any|whenever|if|when
            you|to|may|can|could always|also? stop|pause $
            you can|may|could always|also? stop|pause
            fine|okay|ok|alright to stop|pause|leave
            want|wish|like|need|prefer|rather to? stop
            stopping is|are always? fine|okay|ok|alright|welcome|allowed
            had enough
            get up at? any|whenever|if|when
            switch|turn this|it|me off at? any|whenever|if|when
            come back|out at? any|whenever
            open … eyes at? any|whenever
            """,
            .closingEyes: """
            close your|both|the eyes
            let your? eyes close|closed|shut
            eyes closed
            shut your eyes
            """,
            .openEyes: """
            keep|leave|have|with|hold|rest your|the|both|their? eyes|eyelids|lids … open
            keep|keeping|leave|leaving|have|having|hold them|one … open
            eyes … stay|staying|remain|remaining|be|are|kept|left|resting … open|half
            open|opened … or closed|shut|close|shut
            closed|close|shut … or … open
            eyes half|downcast|lowered|cast
            half|slightly|softly|partly|gently open|closed|opened
            lower|drop|cast|soften|ease … gaze|look
            lower … eyes
            rest|fix|settle|place|keep|hold|let|turn|direct|focus … gaze
            soft|softer|softened|gentle|lowered|resting|relaxed gaze|focus
            gaze rest|rests|resting|soft|soften|softens|low|lower|drop|fall|settle|at|on|down|downward|softly|gently
            let|rest|fix|settle|focus them|your|the|both? eyes? rest|resting|settle|settled? on|upon|at
            eyes rest|resting|settle|settled|softly|fixed|focused on|upon|at
            look|looking|stare softly|gently|down|downward|downwards|ahead|straight
            look|looking|stare … at|toward|towards a|one|any|the … spot|point|place|floor|ground|wall|window|candle
            spot|point|place|something to look|gaze
            to rest your eyes|gaze
            or not
            """,
            .heaviness: """
            head|neck|face|jaw|shoulders … heavy|heavier
            heavy|heavier head|neck|face|jaw|shoulders
            """,
            .heartFormula: """
            heart|heartbeat|pulse … calm|slow|slows|slower|steady|regular|even|quiet
            calm|slow|steady heart|heartbeat
            listen|feel|notice … heartbeat|pulse|beating
            listen|feel|notice … heart beat|beats|beating
            """,
            .warmth: """
            warm|warmth|warmer|heat … spread|spreads|spreading|flow|flows|flowing|stream|streams|streaming
            warmth|heat through|into|over your|the|both|my? arm|arms|hand|hands|leg|legs|foot|feet|belly|chest|back|\
            neck|shoulder|shoulders|body|limbs|face|skin
            arm|arms|hand|hands|leg|legs|foot|feet|belly|chest|back|neck|shoulder|shoulders|body|limbs|face|skin \
            is|are|feel|feels|feeling|grow|grows|growing|become|becomes|becoming|get|gets|getting \
            pleasantly|softly|gently|quite? warm|warmer|hot
            heavy|soft and warm
            feel|imagine|invite|now|let … warmth
            """,
            .headMotion: """
            turn|shake|nod|tilt|tip|move|rotate|roll|bend|swing … head
            head to the? left|right|side
            look over … shoulder
            nod yes|gently|slowly
            """,
            .hardBlinking: """
            blink hard|quickly|rapidly|fast|firmly|strongly|forcefully
            quick|rapid|fast|hard blinks|blinking
            squeeze|scrunch|screw … eyes|eyelids
            """,
            .eyeExercise: """
            follow … with your? the? only? eyes
            move|turn|sweep … eyes
            eyes|gaze on … turn|turning|nod|nodding
            eyes follow|move|travel
            eyes to the? left|right|up|down
            eye exercise|exercises|movements|yoga
            gaze stabilisation|stabilization
            """,
            .chair: """
            hold|holding|touch|hand … chair|table|wall|counter|something|rail
            something to hold
            """,
            .dizzyStop: """
            stop|rest|pause|sit … spin|spins|spinning|dizzy|double|headache|sick
            spin|spins|spinning|dizzy|double|headache … stop|rest|pause|sit
            if|when|should … spin|spins|spinning|dizzy|double|headache
            """,
            .warmUp: """
            warm up|ups
            warmup
            warming up
            arriving
            arrive
            """,
            .coolDown: """
            cool down
            cooldown
            cooling down
            winding down
            wind down
            slowing down
            rest
            resting
            """,
            .resting: """
            rest|rests|resting|pause|break
            cool down
            cooldown
            warm up
            warmup
            arriving
            closing
            """,
            .claim: """
            heal|heals|healing|cure|cures|curing|rewire|rewires|rewiring|detox|detoxes|detoxify|detoxifies
            treat|treats|treating your|the|an|all? anxiety|depression|pain|insomnia|illness|disease|symptoms|conditions
            treatment for|of … anxiety|depression|pain|insomnia|illness|disease|symptoms|conditions
            clinically|scientifically proven
            guaranteed to
            boosts|strengthens your immune
            miracle|miraculous
            """,
            .vanishing: """
            pain|symptom|symptoms|spasm|spasms|tremor|illness|disease|ache … disappear|disappears|vanish|\
            vanishes|gone|dissolve|dissolves|dissolving|leaves|fades|melts|melting
            free of|from … pain|symptoms|illness
            pain free
            no longer feel … pain
            """,
            .medicine: """
            stop|quit|skip|reduce|drop|throw|leave … medicine|medicines|medication|medications|pills|tablets|\
            meds
            without … medicine|medicines|medication|medications|pills|tablets|meds
            instead of … medicine|medicines|medication|medications|pills|tablets|meds
            need … medicine|medication|pills|meds any more|anymore|longer
            no longer need … medicine|medication|pills|meds
            """,
            .relaxCommand: """
            relax now|completely|deeply|fully|your|the|all|every|each
            just relax
            you must|should|have|need to? relax
            calm down
            relax
            """,
            .invitation: """
            prefer|choose|might|may|can|could|perhaps|maybe|invite|invited|welcome|like|want|wish|\
            ready|right|allow|allowing|let|letting|notice
            see if
            if … comfortable|pleasant|good|okay|fine
            """,
        ],
        except: [
            .comfort: """
            a breath of
            """,
            .deepBreath: """
            fill|fills … cup|cups|glass|bowl|jar|bath|bucket|pot|mug|bottle|basket|lantern|room|space|sky|house
            push … over|on|onto|against|to|into|at … belly
            """,
            .holdBreath: """
            hold|holding|keep your|the|this|that|a|gentle? attention|awareness|mind|focus|gaze|hand|hands|palm|palms|\
            thought|image|word|sound … breath
            hold|holding … breath in your? attention|awareness|mind
            """,
            .forcefulBreathing: """
            if|whether|how|that you're|you? are? breathe|breathing|breathes fast|faster|quickly|rapidly
            """,
            .humming: """
            hum|humming of|from|in the? a? fridge|refrigerator|room|city|street|traffic|house|bees|insects|\
            machine|machines|engine|motor|summer|world|life|distance
            hear|hears|hearing|to|heard … hum|humming
            """,
            .standing: """
            a|an|the|old|tall|lone|one tree|trees|oak|pine|mountain|mountains|house|tower|lighthouse|stone|stones|rock|\
            figure|man|woman|child|horse|deer|heron standing
            standing stone|stones|water|order
            hair|hairs standing
            """,
            .driving: """
            while|as|when|if you? are? you're? driving|drive please? never|don't|not|do|avoid
            switch|turn|pause|save|stop|wait|leave … driving|drive
            dangerous|unsafe|unsuitable|forbidden … driving|drive|wheel|traffic
            """,
            .inWater: """
            imagine|picture|like|as|see|hear|watch|sound|waves|wave|light|moon|sun|stars|clouds|fish|boat|boats|stone|\
            leaf|leaves|reflected|mirrored|ripples|reeds … in|under|underwater the? a? water|sea|lake|pool|bath|water
            """,
            .tensing: """
            press|squeeze|pinch … thumb|thumbs|fingertips|fingertip … finger|fingers|forefinger|forefingers|index|\
            fingertip|fingertips|together together?
            press|squeeze … finger|forefinger|index … thumb
            contract|contracts|tighten|expand … awareness|attention|mind|focus|consciousness|perception|circle|view
            tighten … strap|straps|belt|lace|laces|lid|rope|headphones|headband|screw|knot
            feel|feels|feeling|felt|be|being|am|is|are|was|were|been|get|gets|become|grow|so|too|very|how|more|less|a|\
            it's|you're|body|still tense
            tense all|the day|night|time
            squeeze|squeezing into|through|past
            """,
            .neckBack: """
            look|looking up at|to the ceiling|sky in|with|through your? mind|mind's
            """,
            .eyeSqueeze: """
            press … over|to|on|onto|against|around … eyes|eyelids|face
            """,
            .closingEyes: """
            if|were|when your|the eyes are|were? closed|shut
            """,
            .openEyes: """
            let your|the|both eyes open
            """,
            .heartFormula: """
            heart of
            pulse|heartbeat|beat of
            """,
            .headMotion: """
            move|turn|shift|bend|rotate … to|into|toward|towards|around|behind|through|on|from the? your? whole? head
            move|turn|shift|bring … attention|awareness|mind|focus|breath … head
            """,
            .eyeExercise: """
            move|turn|sweep … to|into|toward|towards|around|behind|through|from the? your? both? left? right? eyes
            move|turn|sweep … attention|awareness|mind|focus|breath|thoughts … eyes
            from … eyes to
            """,
            .vanishing: """
            if|whether|when|until|wait|wish|unless … pain|symptom|symptoms|spasm|spasms|tremor|illness|disease|ache … \
            disappear|disappears|vanish|vanishes|gone|dissolve|dissolves|leaves|fades|melts
            """,
        ],
        narration: Narration(
            subjects: """
                he|she|they|who|people|someone|everyone|everybody|somebody
                his|her|their
                ^ and|but|so|then|as|when|while|until|because|before|how|now|where? the|your|his|her|their|my|our|\
                these|those|some|all|both? *? muscles|hands|fists|fingers|shoulders|arms|legs|feet|toes|jaws|bodies|\
                eyes|heads|body|thoughts|necks|lids|eyelids|lips|teeth|knees|thighs|men|women|children|soldiers|\
                hunters|animals|monks|sailors|friends|others|bees|trees|flowers|reeds|lungs|ribs
                feel|feels|felt|notice|see|watch|sense|hear how? your|the|his|her|their muscles|hands|fists|fingers|\
                shoulders|arms|legs|feet|toes|jaw|body|eyes|head
                makes|make|made|making you|us|them|him|her|people
                makes|make|made|making your|the|our|his|her|their muscles|hands|fists|fingers|shoulders|jaw|body|eyes
                notice|see|feel|check|sense|know|ask|wonder yourself? if|whether|where|how|when|that you|we|you're|\
                your are?
                you|we often|usually|always|sometimes|unconsciously|probably|once
                you|we tend to
                there|here|where|who|that|which we|they
                """,
            heroes: """
                he|she
                the|a|an|one|this|that|old|young|little? old|young|little|small|wise|tired? man|woman|boy|girl|child|\
                king|queen|monk|hunter|soldier|sailor|teacher|traveller|traveler|princess|prince|fisherman|gardener|\
                giant|bear|wolf|cat|dog|lion
                once upon
                """,
            past: """
                had wanted began started tried sat lay stood ran went held walked said waited knew
                """,
            listener: "you your yours yourself you're you'll you've let's",
            adverbs: "then also just often always now again both all can must will would could might may do",
            adverbEnding: "ly",
            otherwise: "time moment breath"
        ),
        negators: [
            "no", "not", "never", "without", "nothing", "neither", "nor", "don't", "doesn't", "needn't", "isn't",
            "aren't",
            "won't", "can't", "cannot", "shouldn't", "mustn't", "avoid", "rather", "instead", "nobody", "none",
            "didn't",
            "wouldn't", "stop", "unless",
        ],
        carriers: ["or", "nor"],
        restorers: ["forget", "only", "just", "hesitate", "matter"],
        reach: 1
    )
}
