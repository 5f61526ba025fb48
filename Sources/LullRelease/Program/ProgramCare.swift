public import LullCare
import LullSession

/// Care for the listener over weeks: what a program asks of a day.
///
/// As the rules of sessions, these are care, not medicine, and all of them are choices of this project.
public enum ProgramCare {
    /// Minutes a day may ask for in the first week.
    private static let firstWeek = 25.0
    /// Minutes it may ask for in the last.
    private static let lastWeek = 60.0
    /// Weeks in which it may come so far at the soonest.
    private static let fewestWeeks = 4
    /// Minutes of the longest session for a bad day.
    private static let badDay = 5.0
    /// Slots that count for nothing: what leads into sleep is no exercise.
    private static let restful: Set<String> = ["bedtime", "night"]

    /// What the rules say of a program, acknowledged or not, in the order of its text. Only sessions with a week and a day
    /// have a place in it.
    ///
    /// - Parameter seconds: how long a track is.
    public static func findings(in program: Program, seconds: (TrackPlan) -> Double?) -> [Finding] {
        // Each language is a program of its own; they are alike.
        let language = program.languages.first
        let tracks = program.tracks.filter { $0.language == language }
        let minutes = Dictionary(tracks.map { ($0.id, (seconds($0) ?? 0) / 60) }) { first, _ in first }
        var findings = longDays(tracks, minutes) + twoNew(tracks)
        let placed = tracks.filter { $0.week != nil && $0.day != nil }
        let exercises = placed.filter { !restful.contains($0.slot ?? "") }
        for (week, tracks) in Dictionary(grouping: exercises, by: \.week) where Set(tracks.map(\.day)).count >= 7 {
            guard let last = tracks.max(by: { $0.location.line < $1.location.line }) else { continue }
            findings.append(
                Finding(
                    .programNoRestDay,
                    at: last.location,
                    "week \(week ?? 0) has something on every day",
                    mend: "leave a day free, but for what leads into sleep"
                )
            )
        }
        if !placed.isEmpty, !tracks.contains(where: { minutes[$0.id].map { $0 > 0 && $0 <= badDay } ?? false }) {
            findings.append(
                Finding(
                    .programNoBadDay,
                    at: placed[0].location,
                    "nothing in this program is short enough for a bad day",
                    mend: "add a session, or a length, of \(Numerals.short(badDay)) min at most"
                )
            )
        }
        findings.sort { ($0.location.line, $0.message) < ($1.location.line, $1.message) }
        return Care.findings(findings, ofProgramAcknowledging: program.acknowledged)
    }

    private struct Day: Hashable {
        var week: Int
        var day: Int
    }

    private static func day(_ track: TrackPlan) -> Day? {
        guard let week = track.week, let day = track.day else { return nil }
        return Day(week: week, day: day)
    }

    // Variants are one or the other, so the longest of a session counts.
    private static func longDays(_ tracks: [TrackPlan], _ minutes: [String: Double]) -> [Finding] {
        var days: [Day: [String: Double]] = [:]
        var places: [Day: Location] = [:]
        for track in tracks where !restful.contains(track.slot ?? "") {
            guard let day = day(track) else { continue }
            let longest = max(days[day]?[track.session] ?? 0, minutes[track.id] ?? 0)
            days[day, default: [:]][track.session] = longest
            places[day] = track.location
        }
        let weeks = max(fewestWeeks, tracks.compactMap(\.week).max() ?? 1)
        return days.compactMap { day, sessions in
            let limit = firstWeek + (lastWeek - firstWeek) * Double(day.week - 1) / Double(weeks - 1)
            let total = sessions.values.reduce(0, +)
            guard total > limit, let place = places[day] else { return nil }
            return Finding(
                .programLongDay,
                at: place,
                "week \(day.week), day \(day.day) asks for \(Int(clamping: total)) minutes; \(Int(limit)) are plenty in that week",
                mend: "shorten it, or give something to another day"
            )
        }
    }

    private static func twoNew(_ tracks: [TrackPlan]) -> [Finding] {
        var met: [String: Day] = [:]
        var brought: [Day: Set<String>] = [:]
        var findings: [Finding] = []
        let placed = tracks.compactMap { track in day(track).map { (track: track, day: $0) } }
            .sorted { ($0.day.week, $0.day.day, $0.track.order) < ($1.day.week, $1.day.day, $1.track.order) }
        for (track, day) in placed where met[track.script] == nil {
            met[track.script] = day
            brought[day, default: []].insert(track.script)
            guard brought[day]?.count == 2 else { continue }
            findings.append(
                Finding(
                    .programTwoNew,
                    at: track.location,
                    "week \(day.week), day \(day.day) brings two sessions that are new",
                    mend: "let one of them come a day later"
                )
            )
        }
        return findings
    }
}
