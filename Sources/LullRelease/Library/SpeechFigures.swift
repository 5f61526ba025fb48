import LullScore

/// How much is spoken in a session, and how much is not.
public struct SpeechFigures: Encodable, Sendable, Equatable {
    /// The words.
    public var words: Int
    /// Words a minute while somebody speaks.
    public var speaking: Double
    /// Words a minute from the first word to the last, without the time in which the breath is paced and nobody speaks,
    /// beyond ten seconds of it.
    public var guided: Double
    /// Words a minute over the whole session.
    public var overall: Double
    /// How much of the session nobody speaks in, 0…1.
    public var silence: Double
    /// The longest silence between two lines, in seconds.
    public var longestSilence: Double
    /// Where it begins, in seconds.
    public var longestSilenceAt: Double
    /// The longest silence between two lines in seconds, where paced breathing doesn't count.
    public var longestUnpaced: Double

    /// How much silence while the breath is paced still counts as time of the voice, in seconds: about a breath.
    static let pacedGrace = 10.0

    /// The figures of a score; nil where no words are spoken.
    init?(_ score: Score) {
        let lines = score.lines.filter { !$0.text.isEmpty && $0.end > $0.start }
        guard let first = lines.first, let last = lines.last else { return nil }
        let spoken = score.seconds(lines.reduce(0) { $0 + $1.end - $1.start })
        let whole = score.seconds(score.duration)
        words = lines.reduce(0) { $0 + SpeechFigures.words(in: $1.text) }
        speaking = Double(words) / spoken * 60
        overall = Double(words) / whole * 60
        silence = 1 - spoken / whole
        (longestSilence, longestSilenceAt, longestUnpaced) = (0, 0, 0)
        var paced = 0.0
        for (line, next) in zip(lines, lines.dropFirst()) where next.start > line.end {
            let gap = score.seconds(next.start - line.end)
            let breathing = score.guidances.reduce(0.0) { sum, guidance in
                sum + score.seconds(max(0, min(guidance.end, next.start) - max(guidance.start, line.end)))
            }
            if gap > longestSilence { (longestSilence, longestSilenceAt) = (gap, score.seconds(line.end)) }
            longestUnpaced = max(longestUnpaced, gap - breathing)
            paced += max(0, breathing - SpeechFigures.pacedGrace)
        }
        guided = Double(words) / max(score.seconds(last.end - first.start) - paced, spoken) * 60
    }

    /// What stands between spaces and has a letter or a digit in it.
    static func words(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
