import ForeignPrograms
import Foundation
import LullLive

/// Sound devices without a sound card: ALSA's own plugins, set up in a configuration that only the tests read.
enum Cardless {
    /// The folder of everything these tests write.
    static let folder: String = {
        let path = FileManager.default.temporaryDirectory.path + "/lull-live-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let configuration = """
            </usr/share/alsa/alsa.conf>
            pcm.capture {
                @args [ FILE ]
                @args.FILE { type string }
                type file
                slave.pcm null
                file $FILE
                format raw
            }
            pcm.fixed {
                @args [ FILE ]
                @args.FILE { type string }
                type plug
                slave { pcm { type file slave.pcm null file $FILE format raw } rate 44100 format FLOAT channels 2 }
            }
            pcm_type.test_card { lib "\(Program.folder)/libTestCard.so" }
            pcm.card {
                @args [ FOLDER FORMATS RATE CHANNELS PPM OPENING UNPLUGGED AWAY ASLEEP SLEEP ]
                @args.FOLDER { type string }
                @args.FORMATS { type string default "" }
                @args.RATE { type integer default 0 }
                @args.CHANNELS { type integer default 0 }
                @args.PPM { type integer default 0 }
                @args.OPENING { type string default "" }
                @args.UNPLUGGED { type integer default -1 }
                @args.AWAY { type integer default -1 }
                @args.ASLEEP { type integer default -1 }
                @args.SLEEP { type integer default 0 }
                type test_card
                folder $FOLDER
                formats $FORMATS
                rate $RATE
                channels $CHANNELS
                ppm $PPM
                opening $OPENING
                unplugged $UNPLUGGED
                away $AWAY
                asleep $ASLEEP
                sleep $SLEEP
            }
            pcm.server {
                @args [ SOCKET ]
                @args.SOCKET { type string }
                type pulse
                server $SOCKET
            }

            """
        try? configuration.write(toFile: path + "/asound.conf", atomically: true, encoding: .utf8)
        setenv("ALSA_CONFIG_PATH", path + "/asound.conf", 1)
        atexit { try? FileManager.default.removeItem(atPath: Cardless.folder) }
        // Else a client of PulseAudio makes one in the home folder.
        setenv("PULSE_COOKIE", path + "/cookie", 1)
        return path
    }()

    /// A device that writes what it plays to a file, as fast as it comes.
    static func capture(_ name: String, kind: String = "capture") -> (device: String, file: String) {
        let file = "\(folder)/\(name).raw"
        return ("\(kind):'\(file)'", file)
    }

    /// What such a device was given: the left side, as floats.
    static func left(_ file: String) throws -> [Float] {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        return data.withUnsafeBytes { bytes in
            let samples = bytes.bindMemory(to: Float.self)
            return stride(from: 0, to: samples.count, by: 2).map { samples[$0] }
        }
    }
}

extension SoundServer {
    /// ALSA's name for it here.
    var device: String { "server:'unix:\(socket)'" }

    /// A request that a busy machine can meet; how little is enough is measured by `Benchmarks`.
    func request(buffer: Double) -> PlaybackDevice.Request {
        var request = PlaybackDevice.Request(name: device, rate: 48_000)
        request.buffer = buffer
        request.period = buffer / 8
        return request
    }
}

/// A sine whose every sample depends on its frame alone.
final class Sine: FrameSource {
    let rate: Int
    let frames: Int
    let frequency: Double
    let amplitude: Double
    private nonisolated(unsafe) var position = 0

    init(rate: Int = 48_000, seconds: Double, frequency: Double = 220, amplitude: Double = 0.5) {
        self.rate = rate
        frames = Int(seconds * Double(rate))
        self.frequency = frequency
        self.amplitude = amplitude
    }

    func sample(_ frame: Int) -> Float {
        Float(amplitude * sin(2 * Double.pi * frequency * Double(frame) / Double(rate)))
    }

    /// The largest step between two of its samples.
    var largestStep: Float { Float(amplitude * 2 * Double.pi * frequency / Double(rate)) }

    func seek(to frame: Int) { position = frame }

    func read(left: UnsafeMutablePointer<Float>, right: UnsafeMutablePointer<Float>, count: Int) -> Int {
        let count = min(count, frames - position)
        for i in 0..<count {
            left[i] = sample(position + i)
            right[i] = -left[i]
        }
        position += count
        return count
    }
}

extension Player {
    /// Waits until something is so; false where that takes too long.
    func wait(seconds: Double = 20, until condition: (Status) -> Bool) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if condition(status) { return true }
            usleep(5_000)
        }
        return false
    }
}
