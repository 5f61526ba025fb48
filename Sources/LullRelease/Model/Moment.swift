/// When a session is listened to, for putting sessions in order: by week, day and time of day. What has no week comes behind
/// all weeks, what has no day behind the days of its week, and what has no time of day last in its day.
struct Moment: Comparable {
    private let week, day, slot: Int

    init(week: Int?, day: Int?, slot: String?) {
        self.week = week ?? .max
        self.day = day ?? .max
        self.slot = Self.rank(slot)
    }

    static func < (a: Moment, b: Moment) -> Bool { (a.week, a.day, a.slot) < (b.week, b.day, b.slot) }

    /// Where in a day a time of day lies; a word that isn't known comes behind all that are.
    private static func rank(_ slot: String?) -> Int {
        let slots = ["morning", "forenoon", "midday", "noon", "afternoon", "evening", "bedtime", "night", "anytime"]
        guard let slot else { return slots.count + 1 }
        return slots.firstIndex(of: slot.lowercased()) ?? slots.count
    }
}

extension Track {
    /// When it is listened to.
    var moment: Moment { Moment(week: week, day: day, slot: slot) }
}

extension SessionEntry {
    /// When it is listened to.
    var moment: Moment { Moment(week: week, day: day, slot: slot) }
}
