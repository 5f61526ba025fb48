import LullSession

/// What a figure of speech is held against, and where that comes from.
public struct SpeechNorm: Sendable, Equatable {
    /// What it is a norm of.
    public enum Figure: String, Encodable, Sendable, CaseIterable {
        /// Words a minute while somebody speaks.
        case speaking
        /// Words a minute while the voice guides.
        case guided
        /// The longest silence between two lines in seconds, paced breathing left out.
        case silence
    }

    /// What a source is worth.
    public enum Standing: String, Encodable, Sendable {
        /// Common practice of teachers and programs; no trial is behind it.
        case practice = "common practice"
        /// A choice of this project.
        case choice = "a choice of this project"
    }

    /// What it is a norm of.
    public var figure: Figure
    /// What is inside it.
    public var range: ClosedRange<Double>
    /// What it rests on.
    public var standing: Standing
    /// Where it comes from, as a sentence.
    public var source: String

    /// The norms of sessions for sleep, or of all others.
    public static func norms(forSleep: Bool) -> [SpeechNorm] {
        if forSleep {
            return [
                SpeechNorm(
                    figure: .speaking,
                    range: 75...90,
                    standing: .choice,
                    source: "Slower towards sleep, as is usual."
                ),
                SpeechNorm(
                    figure: .guided,
                    range: 30...50,
                    standing: .choice,
                    source: "The spaces widen until nobody speaks any more."
                ),
            ]
        }
        return [
            SpeechNorm(
                figure: .speaking,
                range: 90...120,
                standing: .practice,
                source:
                    "Guided meditation is usually spoken at 90 to 120; no study was found. Audiobooks have 150 to 160."
            ),
            SpeechNorm(
                figure: .guided,
                range: 55...80,
                standing: .choice,
                source: "Beside two recordings that were measured: a body scan of an app with about 76, "
                    + "one in the manner of yoga nidra with 55 to 67."
            ),
            SpeechNorm(
                figure: .silence,
                range: 0...60,
                standing: .choice,
                source: "Nobody should wonder whether it is over. Where the breath is paced, something leads on."
            ),
        ]
    }

    /// How a figure stands to this norm.
    ///
    /// - Parameters:
    ///   - value: the figure.
    ///   - isMeant: whether few words are meant.
    ///   - isAsked: whether the script asks for a pace inside the norm.
    func mark(_ value: Double, isMeant: Bool, isAsked: Bool) -> SpeechMark? {
        // Figures are told in whole numbers, and one that is told as the limit is inside it.
        let value = value.rounded()
        guard !range.contains(value) else { return nil }
        let isBelow = value < range.lowerBound
        let reason: SpeechMark.Reason? =
            switch figure {
            case .guided where isBelow && isMeant: .purpose
            case .speaking where isAsked: .voice
            default: nil
            }
        return SpeechMark(figure: figure, isBelow: isBelow, reason: reason)
    }
}

/// A figure that lies outside its norm.
public struct SpeechMark: Encodable, Sendable, Equatable {
    /// Why that is well.
    public enum Reason: String, Encodable, Sendable {
        /// The script says by its tag `few words` that it is meant so.
        case purpose = "on purpose"
        /// The script asks for a pace inside the norm, and the voice speaks at another.
        case voice = "the voice’s own pace"
    }

    /// Which.
    public var figure: SpeechNorm.Figure
    /// Whether it is less than the norm has it.
    public var isBelow: Bool
    /// Why that is well; nil where nothing says so.
    public var reason: Reason?
}
