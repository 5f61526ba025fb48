import CALSA
import Glibc

/// A device that can be played on, by the name that `--device` takes.
public struct DeviceListing: Sendable {
    /// Its PCM name.
    public var name: String
    /// What the system says of it, in lines.
    public var description: [String]
    /// What it can do; nil where it can't be opened.
    public var abilities: Abilities?
    /// Why it can't be opened; nil where it can.
    public var trouble: DeviceError?

    /// What a device can do.
    public struct Abilities: Sendable {
        /// The least and the most frames a second.
        public var rates: ClosedRange<Int>
        /// The least and the most channels.
        public var channels: ClosedRange<Int>
        /// The formats of Lull's that it takes, the best first.
        public var formats: [PlaybackFormat]
    }
}

/// The system's sound devices.
public enum Devices {
    /// All devices that sound can be played on, as the system's configuration names them.
    public static func list() -> [DeviceListing] {
        lull_alsa_quiet()
        // Backends of other sound systems speak to standard error, and would start a server only to be asked.
        setenv("JACK_NO_START_SERVER", "1", 0)
        return withQuietErrors {
            names().compactMap { name, description in
                do throws(DeviceError) {
                    let abilities = try abilities(of: name)
                    return DeviceListing(name: name, description: description, abilities: abilities, trouble: nil)
                } catch {
                    // A name that only leads somewhere with a card that isn't there.
                    if error.kind == .missing { return nil }
                    return DeviceListing(name: name, description: description, abilities: nil, trouble: error)
                }
            }
        }
    }

    private static func names() -> [(name: String, description: [String])] {
        var hints: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
        guard snd_device_name_hint(-1, "pcm", &hints) >= 0, let hints else { return [] }
        defer { snd_device_name_free_hint(hints) }
        var result: [(name: String, description: [String])] = []
        var place = hints
        while let hint = place.pointee {
            // No direction means both.
            if let name = text(hint, "NAME"), text(hint, "IOID") != "Input" {
                let lines = (text(hint, "DESC") ?? "").split(separator: "\n").map(String.init)
                result.append((name, lines))
            }
            place += 1
        }
        return result
    }

    private static func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
        guard let value = snd_device_name_get_hint(hint, key) else { return nil }
        defer { free(value) }
        return String(cString: value)
    }

    private static func abilities(of name: String) throws(DeviceError) -> DeviceListing.Abilities {
        var opened: OpaquePointer?
        let code = snd_pcm_open(&opened, name, SND_PCM_STREAM_PLAYBACK, Int32(SND_PCM_NONBLOCK))
        guard code >= 0, let opened else { throw DeviceError(opening: name, code: code) }
        defer { snd_pcm_close(opened) }
        var parameters: OpaquePointer?
        guard snd_pcm_hw_params_malloc(&parameters) >= 0, let parameters else {
            throw DeviceError(opening: name, code: -ENOMEM)
        }
        defer { snd_pcm_hw_params_free(parameters) }
        let any = snd_pcm_hw_params_any(opened, parameters)
        guard any >= 0 else { throw DeviceError(opening: name, code: any) }
        var (lowRate, highRate, lowCount, highCount): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        var direction: Int32 = 0
        snd_pcm_hw_params_get_rate_min(parameters, &lowRate, &direction)
        snd_pcm_hw_params_get_rate_max(parameters, &highRate, &direction)
        snd_pcm_hw_params_get_channels_min(parameters, &lowCount)
        snd_pcm_hw_params_get_channels_max(parameters, &highCount)
        return DeviceListing.Abilities(
            rates: Int(lowRate)...Int(max(lowRate, highRate)),
            channels: Int(lowCount)...Int(max(lowCount, highCount)),
            formats: PlaybackFormat.allCases.filter {
                snd_pcm_hw_params_test_format(opened, parameters, $0.alsa) == 0
            }
        )
    }

    private static func withQuietErrors<Value>(_ body: () -> Value) -> Value {
        let kept = dup(2)
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        if kept >= 0 && nowhere >= 0 { dup2(nowhere, 2) }
        defer {
            if kept >= 0 {
                dup2(kept, 2)
                Glibc.close(kept)
            }
            if nowhere >= 0 { Glibc.close(nowhere) }
        }
        return body()
    }
}
