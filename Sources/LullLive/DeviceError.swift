import CALSA
import Glibc

/// Why a sound device can't be played on.
public struct DeviceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is.
    public enum Kind: Equatable, Sendable {
        /// No device has that name, or it has been taken away.
        case missing
        /// Another program holds it.
        case busy
        /// The user may not open it.
        case denied
        /// A sound server stands behind it, and doesn't answer.
        case serverAway
        /// It takes no format, rate or count of channels that Lull has.
        case refused
        /// It failed while it played.
        case failed
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// The PCM name it was asked for by.
    public let device: String
    /// What is wrong and what helps, in one sentence.
    public let description: String

    init(_ kind: Kind, _ device: String, _ description: String) {
        self.kind = kind
        self.device = device
        self.description = description
    }

    /// What a negative result of opening or setting up means.
    init(opening device: String, code: Int32) {
        switch abs(code) {
        case ENOENT, ENODEV, ENXIO, ENOTTY:
            self.init(.missing, device, "there is no sound device “\(device)”: `lull devices` lists those there are.")
        case EBUSY, EAGAIN:
            self.init(
                .busy,
                device,
                "the sound device “\(device)” is busy: end the program that plays on it, or name another with --device."
            )
        case EACCES, EPERM:
            self.init(
                .denied,
                device,
                "you may not play on “\(device)”: ask to be let into the group “audio”, or name another with --device."
            )
        case ECONNREFUSED, ECONNRESET, EHOSTDOWN, ETIMEDOUT:
            self.init(
                .serverAway,
                device,
                "the sound server behind “\(device)” doesn't answer: start it, or name another device with --device."
            )
        default:
            self.init(.refused, device, "the sound device “\(device)” can't be opened: \(DeviceError.words(code)).")
        }
    }

    /// The library's words for a code.
    static func words(_ code: Int32) -> String {
        guard let text = snd_strerror(code) else { return "error \(code)" }
        return String(cString: text)
    }
}
