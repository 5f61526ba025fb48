extension RuleWords {
    static let english: [RuleWords] = [
        RuleWords(
            "deep-breath",
            caught: """
                Breathe in as deeply as you can.
                Fill your lungs completely.
                Now push all the air out.
                Take a really deep breath.
                When you are ready, inhale very deeply.
                Let it be the deepest breath of the day.
                Breathe in as much as possible.
                """,
            passed: """
                There is no need to breathe as deeply as you can.
                Fill the cup to the brim with warm tea.
                They breathe very deeply in their sleep.
                Push your feet into the floor.
                Rest as long as you like.
                Let the chords fill the room completely.
                Lay a hand on your belly, and push it to nothing.
                """
        ),
        RuleWords(
            "forceful-breathing",
            caught: """
                Now breathe faster.
                A round of Wim Hof breathing.
                Take thirty fast breaths.
                Breathe quickly through the nose.
                We begin with kapalabhati.
                This is the breath of fire.
                """,
            passed: """
                Never breathe fast.
                Notice if you are breathing fast.
                Your heart beats fast, your sight narrows.
                They breathe faster than we do.
                Breathe gently through the nose.
                The fire breathes, and so does the room.
                """
        ),
        RuleWords(
            "humming",
            caught: """
                Hum softly.
                Hum as you breathe out.
                Try the bee breath.
                Keep humming for a while.
                On the exhale, hum.
                With a soft hum, let the air out.
                """,
            passed: """
                There is no need to hum.
                Hear the hum of the fridge.
                A humming of bees in the clover.
                Listen to the hum.
                The bees hum in the lavender.
                They hum a song that nobody knows.
                """
        ),
        RuleWords(
            "hold-for-listener",
            caught: """
                Hold your breath.
                Breathe in and hold.
                Holding the breath, count to four.
                Keep your air in.
                At the top, hold it in.
                When you are full, hold the breath.
                """,
            passed: """
                Don't hold your breath.
                Hold your attention on the breath.
                Hold a hand where you feel the breath.
                Hold the breath in your awareness.
                They hold their breath under the ice.
                She held still, and he had to hold the breath.
                Hold the silence for a moment.
                """
        ),
        RuleWords(
            "unsafe-place",
            caught: """
                Stand up tall.
                You are standing by the window.
                Do this while driving.
                Sit in a warm bath.
                Listen behind the wheel.
                Stay on your feet.
                Breathe while you're swimming.
                """,
            passed: """
                Never listen while driving.
                While driving, don't listen to this.
                Switch this off while driving.
                A tree standing in a field.
                Imagine the light in the water.
                Feel the blanket on your feet.
                See the stars in the lake.
                Sit down, and let the feet rest.
                """
        ),
        RuleWords(
            "no-comfort-line",
            caught: """
                Here we breathe.
                Follow the tone.
                In, and out.
                Breathe with the sound.
                A breath of fresh, easy air is in the room.
                Sit comfortably.
                """,
            passed: """
                Keep the breath small and easy.
                If you feel dizzy, let the sound go.
                Let your breathing be soft.
                Breathe gently.
                There is no need to follow.
                A smaller breath is enough.
                You can go back to your normal breathing.
                """
        ),
        RuleWords(
            "tense-for-listener",
            caught: """
                Tense your shoulders.
                Make a tight fist.
                Now clench both fists.
                On the next breath squeeze your hands.
                Shrug your shoulders up.
                Press your palms together.
                Press your lips together.
                Begin by tensing your feet.
                Curl your toes tightly.
                The next time tighten your fists a little less.
                Feel your hands, then clench them.
                """,
            passed: """
                Press your thumb and forefinger together.
                Press the tips of your thumb and finger together.
                Squeeze your thumb and forefinger together.
                Your heart beats fast, your muscles tighten, your sight narrows.
                Your muscles tighten up.
                Contract your awareness to a point.
                Expand and contract your attention.
                She clenched her fists and ran.
                They clench both fists and run.
                The soldiers squeeze the handles.
                Notice if you clench your jaw.
                Stress makes you tighten your shoulders.
                You may feel tense all day.
                Never tense your neck.
                He wanted to squeeze the rope.
                """
        ),
        RuleWords(
            "tense-breath-held",
            caught: """
                Tighten your fists. Hold your breath.
                Hold your breath. Clench both hands.
                Breathe in and hold. Tense your toes.
                Make a fist. Keep your air in. Let go.
                Squeeze your shoulders up. Holding the breath, count.
                Scrunch your face. Hold it in.
                """,
            passed: """
                Tighten your fists. Never hold your breath.
                Hold your breath.
                Tighten your fists. Hold your attention on the breath.
                Press your thumb and finger together. Hold your breath.
                Your muscles tighten up. Hold your breath.
                Tense your hands. Let the breath go on.
                """
        ),
        RuleWords(
            "strain-for-listener",
            caught: """
                Tilt your head back.
                Let your head fall back.
                Clench your jaw.
                Squeeze your eyes.
                Shut your eyes tight.
                Bite down hard.
                Look up at the ceiling.
                """,
            passed: """
                Never tilt your head back.
                Let your head be.
                They grit their teeth.
                Notice if you clench your jaw.
                She bit her lip, and had to clench the jaw.
                Press your palms over your eyes.
                Rest your eyes.
                """
        ),
        RuleWords(
            "no-skip-line",
            caught: """
                Tighten your fists.
                Tense your legs, then let go.
                Make a fist with the left hand.
                Clench your jaw, lightly.
                Curl your toes tightly.
                Scrunch up your face.
                """,
            passed: """
                Tighten your fists. Skip any part that hurts.
                Tense your legs. Leave out anything that is sore.
                Clench both hands. If it hurts, let it be.
                Press your thumb and forefinger together.
                The muscles tighten all over, and then let go.
                Let your fists be soft.
                Make a fist. Only what feels right.
                """
        ),
        RuleWords(
            "no-return",
            caught: """
                You rest.
                Deeper, and deeper.
                Come back to the breath.
                The words come back by themselves.
                Your eyes stay closed.
                Let everything go.
                """,
            passed: """
                Open your eyes.
                Now come back to the room.
                You are wide awake.
                Wiggle your fingers and toes.
                Let your eyes open, and look around.
                Take in the room.
                Come back, slowly.
                """
        ),
        RuleWords(
            "no-driving-line",
            caught: """
                You rest.
                Hear the traffic outside fade.
                The mill wheel turns in the stream.
                Nothing drives you now.
                A safe place in your mind.
                Lie down, and listen.
                """,
            passed: """
                Please don't listen while driving.
                Not for driving, please.
                Never use this behind the wheel.
                Don't drive or use machines after this.
                Find a safe place to lie.
                Stop here if you drive a car.
                """
        ),
        RuleWords(
            "eyes-only-closed",
            caught: """
                Close your eyes.
                Sit down, and close the eyes.
                Sit with your eyes closed.
                Close your eyes. At the end, let your eyes open.
                Shut your eyes, and keep your heart open.
                Close your eyes. Let them rest.
                Now close both eyes.
                """,
            passed: """
                Close your eyes, or rest your gaze on one spot.
                Close your eyes, or soften your gaze.
                Close your eyes, or leave them half open.
                Close your eyes. Or look softly at the floor.
                Close your eyes, or simply lower your gaze.
                Close your eyes, or find a point to look at.
                Close your eyes, or keep your eyes softly open.
                Close your eyes or not.
                Close your eyes, if you like.
                Let your eyes close, or let your gaze drop to the floor.
                Your eyes may stay open. Or close your eyes.
                She sits there, eyes closed.
                His eyes closed, and he slept.
                """
        ),
        RuleWords(
            "no-way-out",
            caught: """
                You rest.
                Follow one note, all the way to where it stops.
                Stop counting.
                Or leave it out.
                The music stops.
                You can leave your eyes open for now.
                """,
            passed: """
                You can stop at any time.
                Stopping is always fine.
                If you want to stop, open your eyes.
                Stop whenever you like.
                You may get up whenever you want.
                If you've had enough, that's all right.
                """
        ),
        RuleWords(
            "heavy-head",
            caught: """
                Your head is heavy.
                Your neck and shoulders grow heavy.
                The jaw is heavy now.
                A heavy head sinks into the pillow.
                Let your shoulders become heavier.
                Your face feels heavy.
                """,
            passed: """
                Your hands are heavy.
                Your head isn't heavy.
                Your head is soft.
                The blanket is heavy.
                Let the neck be long.
                Your head rests, your legs are heavy.
                """
        ),
        RuleWords(
            "heart-formula",
            caught: """
                Your heart beats calm.
                Feel your heartbeat.
                Listen to your pulse.
                Your heartbeat is slow and regular.
                Notice the beating in your chest, and the pulse.
                A calm heart.
                """,
            passed: """
                Take it to heart.
                Feel the pulse of the music.
                In the heart of the forest it is quiet.
                There is no need to feel your pulse.
                Listen to the rain.
                The breath is calm.
                """
        ),
        RuleWords(
            "warmth-on-pain",
            caught: """
                Your arm is warm.
                Warmth spreads.
                Let warmth come into your hands.
                Feel the warmth.
                Imagine a soft warmth.
                Arms and legs heavy and warm.
                """,
            passed: """
                A warm welcome.
                The room is warm.
                Your arm isn't warm.
                A warm cup stands there.
                It was a warm day.
                Your arm is heavy.
                """
        ),
        RuleWords(
            "head-motion",
            caught: """
                Turn your head slowly.
                Shake your head.
                Nod gently.
                Tilt the head to the left.
                Bring your head to the right.
                Roll your head.
                Look over your shoulder.
                """,
            passed: """
                Never move your head.
                Move to your head.
                Turn your attention to your head.
                Move your awareness up to the top of the head.
                They turn the head when you call.
                The flowers nod gently.
                Turn your eyes alone.
                """
        ),
        RuleWords(
            "no-chair-line",
            caught: """
                Stand up straight.
                You are standing.
                Close your eyes.
                Stay on your feet.
                Let your eyes close.
                Stand still.
                """,
            passed: """
                Stand up straight, holding a chair.
                Stand still, a hand on the wall.
                Sit down. Close your eyes.
                Stand up. You have something to hold.
                A tree standing in the wind.
                Keep a hand on a chair. Close your eyes.
                """
        ),
        RuleWords(
            "no-dizzy-line",
            caught: """
                Follow the sound with your eyes.
                Move your eyes from side to side.
                Move only your eyes.
                Eyes to the left.
                Let your eyes follow the dot.
                An eye exercise.
                Turn your eyes up.
                """,
            passed: """
                Feel the forehead. Move to your eyes. Let them rest.
                Move your attention to your eyes.
                Turn your awareness to the eyes.
                Move on to the eyes, and the jaw.
                Follow the sound with your eyes. Stop if the room spins.
                Move your eyes. If you feel dizzy, rest.
                His eyes follow the bird.
                From the eyes to the left ear.
                Rest your eyes.
                """
        ),
        RuleWords(
            "hard-blinking",
            caught: """
                Blink hard.
                Blink quickly.
                Squeeze your eyes.
                A few quick blinks.
                Blink firmly, three times.
                Scrunch your eyelids.
                """,
            passed: """
                Blink when you like.
                Never blink hard.
                Let the lids be soft.
                The stars are there, and they blink quickly.
                A blink is enough.
                They squeeze their eyes.
                """
        ),
        RuleWords(
            "claims",
            caught: """
                This sound heals.
                It treats anxiety.
                A cure for the night.
                It rewires your brain.
                It is clinically proven.
                A treatment for insomnia.
                It boosts your immune system.
                """,
            passed: """
                This cures nothing.
                Treat yourself kindly.
                It isn't a treatment for anxiety.
                Nothing here heals anybody.
                A healthy supper is ready.
                The sound treats you kindly.
                """
        ),
        RuleWords(
            "symptom-promise",
            caught: """
                Your pain will disappear.
                The pain fades with each breath.
                You are free from pain.
                Your symptoms dissolve.
                The tremor vanishes.
                You will no longer feel any pain.
                """,
            passed: """
                Your pain will not disappear.
                If the pain fades, that is fine, and if not, that is fine too.
                Whether the ache fades or not, you can rest.
                Let your thoughts disappear.
                The mist dissolves.
                Notice the pain, and what is around it.
                """
        ),
        RuleWords(
            "medicine-advice",
            caught: """
                You can stop taking your pills.
                Throw away your tablets.
                You no longer need your medication.
                Listen to this instead of your medication.
                Skip your meds tonight.
                Sleep without medication.
                """,
            passed: """
                Never stop taking your pills.
                Stop the music.
                Keep your medicine with you.
                This is no medicine.
                Rest, and take your tablets as ever.
                Don't skip your medication.
                """
        ),
        RuleWords(
            "relax-command",
            caught: """
                Relax.
                Just relax.
                Calm down.
                And now, relax your shoulders.
                You must relax.
                Now relax completely.
                """,
            passed: """
                You might relax your shoulders.
                Relax your shoulders, if you like.
                There is no need to relax.
                Your shoulders relax.
                They relax and smile.
                See if the hands relax.
                """
        ),
    ]
}
