import CEbur128
import Foundation
import LullMeasure
import Testing

/// The minimum requirements of EBU Tech 3341 and 3342, as far as their signals can be made: cases 7 and 8 of 3341 and 5
/// and 6 of 3342 are recordings.
@Suite("EBU Tech 3341 and 3342")
struct StandardTests {
    /// A case of the documents: a sine of 1 kHz through levels in dBFS, each for its seconds, and what it must read.
    struct Case: Sendable, CustomTestStringConvertible {
        var number: Int
        var parts: [(level: Double, seconds: Double)]
        var wanted: Double
        var testDescription: String { "case \(number)" }

        init(_ number: Int, _ parts: [(Double, Double)], _ wanted: Double) {
            self.number = number
            self.parts = parts.map { (level: $0.0, seconds: $0.1) }
            self.wanted = wanted
        }
    }

    private static let loudness = [
        Case(1, [(-23, 20)], -23),
        Case(2, [(-33, 20)], -33),
        Case(3, [(-36, 10), (-23, 60), (-36, 10)], -23),
        Case(4, [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23),
        Case(5, [(-26, 20), (-20, 20.1), (-26, 20)], -23),
    ]

    private static let ranges = [
        Case(1, [(-20, 20), (-30, 20)], 10),
        Case(2, [(-20, 20), (-15, 20)], 5),
        Case(3, [(-40, 20), (-20, 20)], 20),
        Case(4, [(-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)], 15),
    ]

    private static func stereo(_ samples: [Float]) throws -> AudioMeasurement {
        try #require(Signals.measured([samples, samples]))
    }

    @Test(arguments: loudness)
    func `integrated loudness`(_ signal: Case) throws {
        let measured = try Self.stereo(Signals.levels(signal.parts))
        #expect(abs(try #require(measured.integrated) - signal.wanted) <= 0.1)
    }

    @Test func `a steady tone has the same momentary and short-term loudness`() throws {
        let measured = try Self.stereo(Signals.levels([(-23, 20)]))
        #expect(abs(try #require(measured.momentary).loudness + 23) <= 0.1)
        #expect(abs(try #require(measured.shortTerm).loudness + 23) <= 0.1)
    }

    @Test(arguments: [5, 6])
    func `case 6: surrounds count more, low frequencies not at all`(_ channels: Int) throws {
        let front = Signals.levels([(-28, 20)])
        let centre = Signals.levels([(-24, 20)])
        let back = Signals.levels([(-30, 20)])
        let low = Signals.levels([(-10, 20)])
        let sound = channels == 5 ? [front, front, centre, back, back] : [front, front, centre, low, back, back]
        let measured = try #require(Signals.measured(sound))
        #expect(abs(try #require(measured.integrated) + 23) <= 0.1)
    }

    @Test func `case 9: short-term loudness stays where its window is always alike`() throws {
        let parts = (0..<5).flatMap { _ in [(level: -20.0, seconds: 1.34), (level: -30.0, seconds: 1.66)] }
        let measured = try Self.stereo(Signals.levels(parts))
        let short = measured.timeline.shortTerm.dropFirst(30)
        #expect(!short.isEmpty)
        let isConstant = short.allSatisfy { abs($0 + 23) <= 0.1 }
        #expect(isConstant)
    }

    @Test(arguments: [0, 7, 13, 19])
    func `case 10: the greatest short-term loudness wherever its window falls`(_ number: Int) throws {
        let signal = Case(10, [(-144, 0.150 * Double(number)), (-23, 3), (-144, 1)], -23)
        let measured = try Self.stereo(Signals.levels(signal.parts))
        #expect(abs(try #require(measured.shortTerm).loudness + 23) <= 0.1)
    }

    @Test func `case 12: momentary loudness stays where its window is always alike`() throws {
        let parts = (0..<25).flatMap { _ in [(level: -20.0, seconds: 0.18), (level: -30.0, seconds: 0.22)] }
        let measured = try Self.stereo(Signals.levels(parts))
        let isConstant = measured.timeline.momentary.dropFirst(10).allSatisfy { abs($0 + 23) <= 0.1 }
        #expect(isConstant)
    }

    @Test(arguments: [0, 3, 11, 19])
    func `case 13: the greatest momentary loudness wherever its window falls`(_ number: Int) throws {
        let signal = Case(13, [(-144, 0.020 * Double(number)), (-23, 0.4), (-144, 1)], -23)
        let measured = try Self.stereo(Signals.levels(signal.parts))
        #expect(abs(try #require(measured.momentary).loudness + 23) <= 0.1)
    }

    /// A sine of a part of the rate, with an amplitude and a phase in degrees, and the true peak it must read.
    struct Peak: Sendable, CustomTestStringConvertible {
        var number: Int
        var part: Double
        var amplitude: Double
        var degrees: Double
        var wanted: Double
        var testDescription: String { "case \(number)" }
    }

    private static let peaks = [
        Peak(number: 15, part: 4, amplitude: 0.5, degrees: 0, wanted: -6),
        Peak(number: 16, part: 4, amplitude: 0.5, degrees: 45, wanted: -6),
        Peak(number: 17, part: 6, amplitude: 0.5, degrees: 60, wanted: -6),
        Peak(number: 18, part: 8, amplitude: 0.5, degrees: 67.5, wanted: -6),
        Peak(number: 19, part: 4, amplitude: 1.41, degrees: 45, wanted: 3),
    ]

    @Test(arguments: peaks)
    func `true peak`(_ signal: Peak) throws {
        let level = 20 * log10(signal.amplitude)
        let hertz = Double(Signals.rate) / signal.part
        var tone = Signals.sine(hertz, level: level, seconds: 1, phase: signal.degrees * .pi / 180)
        // The signals of the test set swell in and out, so that their beginning has no overshoot.
        for index in 0..<4_800 {
            tone[index] *= Float(index) / 4_800
            tone[tone.count - 1 - index] *= Float(index) / 4_800
        }
        let peak = try #require(try Self.stereo(tone).truePeak)
        #expect(peak <= signal.wanted + 0.2 && peak >= signal.wanted - 0.4, "\(peak)")
    }

    @Test(arguments: ranges)
    func `loudness range`(_ signal: Case) throws {
        let measured = try Self.stereo(Signals.levels(signal.parts))
        #expect(abs(try #require(measured.range) - signal.wanted) <= 1)
    }

    @Test(arguments: [44_100, 48_000, 96_000])
    func `the true peak is libebur128's`(_ rate: Int) throws {
        var sound = Signals.noise(0.3, seconds: 4)
        for index in sound.indices { sound[index] *= 0.2 + 0.8 * Float(index % 9_000) / 9_000 }
        let peak = try #require(Signals.measured([sound], rate: rate)?.truePeak)
        var state = ebur128_init(1, UInt(rate), Int32(EBUR128_MODE_TRUE_PEAK.rawValue))
        defer { ebur128_destroy(&state) }
        ebur128_add_frames_float(state, sound, sound.count)
        var other = 0.0
        ebur128_true_peak(state, 0, &other)
        #expect(abs(peak - 20 * log10(other)) < 0.01)
    }

    @Test func `pieces of any length give the same`() throws {
        let sound = Signals.sum(Signals.pad(-20, seconds: 12), Signals.bell(0.2, rise: 0.1), at: 5)
        let whole = try #require(Signals.measured([sound, sound], piece: sound.count))
        let parts = try #require(Signals.measured([sound, sound], piece: 997))
        #expect(whole.integrated == parts.integrated)
        #expect(whole.truePeak == parts.truePeak)
        #expect(whole.onsets == parts.onsets)
        #expect(whole.flaws == parts.flaws)
        let isAlike = whole.timeline == parts.timeline
        #expect(isAlike)
    }
}
