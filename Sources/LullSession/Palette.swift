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
                name: "drone",
                .drone,
                [
                    .level: .control(.constant(-34)), .attack: .control(.constant(10)),
                    .release: .control(.constant(10)), .reverb: .control(.constant(0.25)),
                ]
            ),
            Sound(
                name: "ocean",
                .ocean,
                [.level: .control(.constant(-34))]
            ),
            Sound(
                name: "rain",
                .rain,
                [.level: .control(.constant(-36))]
            ),
            Sound(
                name: "wind",
                .wind,
                [.level: .control(.constant(-32))]
            ),
            Sound(
                name: "stream",
                .stream,
                [.level: .control(.constant(-36))]
            ),
            Sound(
                name: "fire",
                .fire,
                [.level: .control(.constant(-34))]
            ),
            Sound(
                name: "night",
                .night,
                [.level: .control(.constant(-40))]
            ),
            Sound(
                name: "white",
                .noise,
                [.colour: .choice("white"), .level: .control(.constant(-44))]
            ),
            Sound(
                name: "pink",
                .noise,
                [.colour: .choice("pink"), .level: .control(.constant(-38))]
            ),
            Sound(
                name: "brown",
                .noise,
                [.colour: .choice("brown"), .level: .control(.constant(-28))]
            ),
            Sound(
                name: "grey",
                .noise,
                [.colour: .choice("grey"), .level: .control(.constant(-42))]
            ),
            Sound(
                name: "bowl",
                .bowl,
                [.level: .control(.constant(-28)), .reverb: .control(.constant(0.3))]
            ),
            Sound(
                name: "bell",
                .bell,
                [.level: .control(.constant(-28)), .reverb: .control(.constant(0.3))]
            ),
            Sound(
                name: "gong",
                .gong,
                [.level: .control(.constant(-28)), .reverb: .control(.constant(0.3))]
            ),
            Sound(
                name: "chime",
                .chime,
                [.level: .control(.constant(-32)), .reverb: .control(.constant(0.4))]
            ),
            Sound(
                name: "woodblock",
                .woodblock,
                [.level: .control(.constant(-30)), .reverb: .control(.constant(0.15))]
            ),
            Sound(
                name: "harp",
                .pluck,
                [.level: .control(.constant(-28)), .reverb: .control(.constant(0.35))]
            ),
            Sound(
                name: "kalimba",
                .pluck,
                [
                    .body: .choice("kalimba"), .notes: .notes([440]), .level: .control(.constant(-28)),
                    .reverb: .control(.constant(0.3)),
                ]
            ),
            Sound(
                name: "mallet",
                .mallet,
                [.level: .control(.constant(-28)), .reverb: .control(.constant(0.35))]
            ),
            Sound(
                name: "music",
                .music,
                [
                    .level: .control(.constant(-30)), .attack: .control(.constant(6)),
                    .release: .control(.constant(10)), .reverb: .control(.constant(0.4)),
                ]
            ),
            Sound(
                name: "sweep",
                .tone,
                [
                    .wave: .choice("partials"), .partials: .partials([1, 0.3, 0.1]), .pitch: .control(.constant(330)),
                    .pan: .control(.lfo(low: -0.9, high: 0.9, every: Seconds(6), shape: .sine)),
                    .level: .control(.constant(-30)),
                ]
            ),
            Sound(name: "tick", .tick, [.level: .control(.constant(-32))]),
        ]
        return Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    }()
}
