import Analysis
import Foundation
import LullScore
import LullSession
import Testing

@testable import LullEngine

@Suite("Noise as a script has it")
struct NoiseColourTests {
    // Quiet, so that even what a tilt lifts by 24 dB stays below the limiter.
    private static func bands(_ declaration: String, through last: Int = 12) throws -> [ThirdOctaves.Band] {
        let sound = SoundCase(name: declaration, generator: .noise, declaration: declaration)
        let count = 1 << 20
        let heard = Rendering.render(try sound.score(seconds: 23, "level: -50 dB"), 0..<count)
        let left = Spectrum.power(heard.left, bands: 16_384)
        let right = Spectrum.power(heard.right, bands: 16_384)
        #expect(abs(Measured.note("\(declaration), correlation of the ears", heard.correlation)) < 0.02)
        return ThirdOctaves.densities(zip(left, right).map { ($0 + $1) / 2 }, through: last)
    }

    @Test(
        "Colours and tilts have their slopes: each third-octave within 1 dB, the whole within 0.3 dB an octave",
        arguments: [
            ("white", 0.0, 0.0), ("pink", 0, -3.0103), ("blue", 0, 3.0103), ("violet", 0, 6.0206), ("velvet", 0, 0),
            ("white", -6, -6), ("white", -3, -3), ("white", 3, 3), ("white", 6, 6), ("pink", -4.5, -7.5103),
            ("pink", 6, 2.9897),
        ]
    )
    func slopes(colour: String, tilt: Double, slope: Double) throws {
        let declaration = tilt == 0 ? "noise: \(colour)" : "noise: \(colour), tilt: \(tilt) dB/octave"
        let fit = ThirdOctaves.fit(try Self.bands(declaration)) { slope * log2($0 / 1_000) }
        #expect(Measured.note("\(declaration), worst third, dB", fit.worst) < 1)
        #expect(abs(Measured.note("\(declaration), slope off, dB/octave", fit.slope)) < 0.3)
    }

    @Test("A tilt leaves 1 kHz where it was")
    func pivot() throws {
        func level(_ declaration: String) throws -> Double {
            let bands = try Self.bands(declaration)
            return bands[15...17].map(\.level).reduce(0, +) / 3
        }
        let plain = try level("noise: white")
        for tilt in [-6, 6] {
            let tilted = try level("noise: white, tilt: \(tilt) dB/octave")
            #expect(abs(Measured.note("tilt \(tilt), 1 kHz moved by, dB", tilted - plain)) < 0.7)
        }
    }

    private typealias Row = (hertz: Double, exponent: Double, transfer: Double, threshold: Double)

    /// ISO 226:2003, table 1: the exponent of loudness, the magnitude of the transfer function at 1 kHz being 0, and
    /// the threshold of hearing, from 20 Hz to 12.5 kHz.
    private static let standard: [Row] = [
        (20, 0.532, -31.6, 78.5), (25, 0.506, -27.2, 68.7), (31.5, 0.480, -23.0, 59.5), (40, 0.455, -19.1, 51.1),
        (50, 0.432, -15.9, 44.0), (63, 0.409, -13.0, 37.5), (80, 0.387, -10.3, 31.5), (100, 0.367, -8.1, 26.5),
        (125, 0.349, -6.2, 22.1), (160, 0.330, -4.5, 17.9), (200, 0.315, -3.1, 14.4), (250, 0.301, -2.0, 11.4),
        (315, 0.288, -1.1, 8.6), (400, 0.276, -0.4, 6.2), (500, 0.267, 0.0, 4.4), (630, 0.259, 0.3, 3.0),
        (800, 0.253, 0.5, 2.2), (1_000, 0.250, 0.0, 2.4), (1_250, 0.246, -2.7, 3.5), (1_600, 0.244, -4.1, 1.7),
        (2_000, 0.243, -1.0, -1.3), (2_500, 0.243, 1.7, -4.2), (3_150, 0.243, 2.5, -6.0), (4_000, 0.242, 1.2, -5.4),
        (5_000, 0.242, -2.1, -1.5), (6_300, 0.245, -7.1, 6.0), (8_000, 0.254, -11.2, 12.6),
        (10_000, 0.271, -10.7, 13.9), (12_500, 0.301, -3.1, 12.3),
    ]

    /// The sound pressure level of the contour of so many phon, by the standard's formula (1).
    private static func contour(_ phon: Double, _ row: Row) -> Double {
        let a =
            4.47e-3 * (pow(10, 0.025 * phon) - 1.15)
            + pow(0.4 * pow(10, (row.threshold + row.transfer) / 10 - 9), row.exponent)
        return 10 / row.exponent * log10(a) - row.transfer + 94
    }

    @Test("Grey noise follows the contour of 60 phon from 25 Hz to 12.5 kHz, each third-octave within 1 dB")
    func grey() throws {
        // At 1 kHz the contour of 60 phon is 60 dB, by definition.
        #expect(abs(Self.contour(60, Self.standard[17]) - 60) < 0.05)
        let points = Self.standard.map { (log2($0.hertz), Self.contour(60, $0)) }
        // Straight lines in octaves between the standard's frequencies, which are third-octaves themselves.
        func law(_ hertz: Double) -> Double {
            let x = log2(hertz)
            let upper = points.firstIndex { $0.0 >= x } ?? points.count - 1
            let (a, b) = (points[max(upper - 1, 0)], points[upper])
            return a.0 == b.0 ? a.1 : a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0)
        }
        let fit = ThirdOctaves.fit(try Self.bands("noise: grey", through: 11), law: law)
        #expect(Measured.note("grey, worst third, dB", fit.worst) < 1)
        #expect(abs(Measured.note("grey, slope off, dB/octave", fit.slope)) < 0.3)
    }
}
