/// A moment as releases write it: whole seconds, in UTC.
struct ReleaseDate: Comparable {
    /// Seconds since 1970.
    var seconds: Int

    /// The moments that can be written: from 1970 to the end of the year 9999.
    static let range = 0...253_402_300_799

    /// Seconds since 1970; beyond what can be written, the last moment that can.
    init(seconds: Int) { self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound) }

    /// Reads `2026-11-21` and `2026-11-21T08:00:00Z`.
    init?(_ text: String) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let day = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        guard day.count == 3, (1970...9999).contains(day[0]), (1...12).contains(day[1]) else { return nil }
        let last = Self.daysBefore(day[1] == 12 ? day[0] + 1 : day[0], day[1] % 12 + 1)
        let first = Self.daysBefore(day[0], day[1])
        guard day[2] >= 1, day[2] <= last - first else { return nil }
        seconds = (first + day[2] - 1) * 86_400
        guard halves.count > 1 else { return }
        guard halves.count == 2, halves[1].hasSuffix("Z") else { return nil }
        let clock = halves[1].dropLast().split(separator: ":", omittingEmptySubsequences: false).map(Self.number)
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0..<60).contains(clock[2])
        else { return nil }
        seconds += clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// A number without a sign; -1 for anything else.
    private static func number(_ text: Substring) -> Int {
        text.allSatisfy(\.isASCII) && text.first != "+" ? Int(text) ?? -1 : -1
    }

    /// `2026-11-21T08:00:00Z`.
    var text: String {
        let (days, rest) = (seconds / 86_400, seconds % 86_400)
        var year = 1970 + days / 366
        while Self.daysBefore(year + 1, 1) <= days { year += 1 }
        var month = 1
        while month < 12, Self.daysBefore(year, month + 1) <= days { month += 1 }
        let day = days - Self.daysBefore(year, month) + 1
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    static func < (a: ReleaseDate, b: ReleaseDate) -> Bool { a.seconds < b.seconds }

    /// Days from 1970 to the first of a month.
    private static func daysBefore(_ year: Int, _ month: Int) -> Int {
        let months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let past = year - 1
        let leaps = (past / 4 - past / 100 + past / 400) - (1969 / 4 - 1969 / 100 + 1969 / 400)
        return (year - 1970) * 365 + leaps + months[month - 1] + (month > 2 && isLeap ? 1 : 0)
    }
}
