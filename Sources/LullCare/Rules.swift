extension Rule {
    /// Every rule of care, in the order of their numbers.
    public static let all: [Rule] = [
        .breathTooSlow, .breathFarTooSlow, .fastBreathing, .holdLong, .holdForListener, .manyLongHolds,
        .firstWeekLong, .noComfortLine, .deepBreath, .inhaleLonger, .paceJump, .unsafePlace, .shortPractice,
        .forcefulBreathing, .noLanding, .humming, .cueLong, .cueLate,
        .tenseForListener, .tenseLong, .releaseShort, .tenseBreathHeld, .strainForListener, .noSkipLine,
        .noReturn, .noDrivingLine, .eyesOnlyClosed, .noWayOut, .heavyHead, .heartFormula, .warmthOnPain,
        .headMotion, .eyesTooLong, .eyesTempo, .noChairLine, .noDizzyLine, .hardBlinking, .panFast,
        .workTooLong, .tempoStep, .workWithoutRest, .noWarmUp, .noCountIn,
        .binauralMono, .beatWide, .beatSudden, .gatingForListener, .gatingFast, .gatingDeep, .suddenStart,
        .riseLengthened, .fadeShort, .loudForProfile,
        .sleepTick, .sleepEndBell, .sleepLong, .sleepVoiceLate,
        .longSilence, .fastVoice, .longLine, .littleSilence, .claims, .symptomPromise, .medicineAdvice,
        .relaxCommand, .uncheckedLanguage,
        .programLongDay, .programNoRestDay, .programNoBadDay, .programTwoNew,
        .unknownRule, .unusedAcknowledgement,
    ]
}
