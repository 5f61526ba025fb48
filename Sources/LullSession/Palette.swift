/// The sounds that exist without being declared.
public enum Palette {
    /// By name; a script may declare its own under the same names.
    public static let sounds: [String: Sound] = {
        let list: [Sound] = [
            Sound(
                name: "guide",
                .tone,
                [
                    .pitch: .control(.breath(empty: 220, full: 329.628)),
                    .level: .control(.breath(empty: -44, full: -26)),
                    .pan: .control(.nostril(left: -0.6, right: 0.6)),
                    .wave: .choice("partials"),
                    .partials: .partials([1, 0.22, 0.06]),
                    .reverb: .control(.constant(0.2)),
                ]
            ),
            Sound(
                name: "pad",
                .pad,
                [
                    .notes: .notes([110, 164.814, 246.942, 277.183]),
                    .level: .control(.constant(-34)),
                    .attack: .control(.constant(8)),
                    .release: .control(.constant(8)),
                    .reverb: .control(.constant(0.35)),
                ]
            ),
            Sound(
                name: "ocean",
                .noise,
                [
                    .colour: .choice("brown"),
                    .filter: .choice("low-pass"),
                    .cutoff: .control(.wander(low: 350, high: 1_400, every: Seconds(9))),
                    .level: .control(.wander(low: -34, high: -24, every: Seconds(9))),
                ]
            ),
            Sound(name: "white", .noise, [.colour: .choice("white"), .level: .control(.constant(-44))]),
            Sound(name: "pink", .noise, [.colour: .choice("pink"), .level: .control(.constant(-38))]),
            Sound(name: "brown", .noise, [.colour: .choice("brown"), .level: .control(.constant(-28))]),
            Sound(name: "bowl", .bowl, [.level: .control(.constant(-28)), .reverb: .control(.constant(0.3))]),
            Sound(name: "bell", .bell, [.level: .control(.constant(-30)), .reverb: .control(.constant(0.3))]),
            Sound(
                name: "chime",
                .bell,
                [
                    .pitch: .control(.constant(783.991)),
                    .decay: .control(.constant(6)),
                    .level: .control(.constant(-34)),
                    .reverb: .control(.constant(0.4)),
                ]
            ),
            Sound(name: "tick", .tick, [.level: .control(.constant(-32))]),
        ]
        return Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    }()

    /// The sounds a bare `[bell]`, `[bowl]` or `[chime]` strikes.
    public static let strokes = ["bell", "bowl", "chime"]
}
