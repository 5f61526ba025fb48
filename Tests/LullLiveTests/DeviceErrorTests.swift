import Glibc
import Testing

@testable import LullLive

@Suite("What a device's refusal is told as")
struct DeviceErrorTests {
    @Test(
        "Each kind has its sentence",
        arguments: [
            (ENOENT, DeviceError.Kind.missing, "there is no sound device “x”: `lull devices` lists those there are."),
            (
                EBUSY, .busy,
                "the sound device “x” is busy: end the program that plays on it, or name another with --device."
            ),
            (
                EACCES, .denied,
                "you may not play on “x”: ask to be let into the group “audio”, or name another with --device."
            ),
            (
                ECONNREFUSED, .serverAway,
                "the sound server behind “x” doesn't answer: start it, or name another device with --device."
            ),
            (EINVAL, .refused, "the sound device “x” can't be opened: Invalid argument."),
        ]
    )
    func sentences(code: Int32, kind: DeviceError.Kind, text: String) {
        let error = DeviceError(opening: "x", code: -code)
        #expect(error.kind == kind)
        #expect(error.description == text)
    }
}
