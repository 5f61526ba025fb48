import LullDSP
import Testing

@testable import LullLive

@Suite("Sample formats")
struct EncoderTests {
    private func encoded(_ format: PlaybackFormat, channels: Int, left: Float, right: Float) -> [UInt8] {
        let encoder = FrameEncoder(format, channels: channels, capacity: 4)
        let samples = FixedBuffer<Float>(repeating: 0, count: 2)
        (samples.base[0], samples.base[1]) = (left, right)
        encoder.encode(left: samples.base, right: samples.base + 1, count: 1, frame: 0)
        return (0..<encoder.stride).map { encoder.bytes.load(fromByteOffset: $0, as: UInt8.self) }
    }

    @Test("A frame lies as its format asks, little end first")
    func layout() {
        #expect(encoded(.s32, channels: 2, left: 0.5, right: -0.5) == [0, 0, 0, 0x40, 0, 0, 0, 0xC0])
        #expect(encoded(.s24, channels: 2, left: 0.5, right: -0.5) == [0, 0, 0x40, 0, 0, 0, 0xC0, 0xFF])
        #expect(encoded(.s24Packed, channels: 2, left: 0.5, right: -0.5) == [0, 0, 0x40, 0, 0, 0xC0])
        #expect(encoded(.float, channels: 2, left: 1, right: 0) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0])
    }

    @Test("One channel gets half the sum; of more than two, the front pair sounds")
    func channels() {
        #expect(encoded(.s32, channels: 1, left: 0.5, right: 0) == [0, 0, 0, 0x20])
        #expect(
            encoded(.s32, channels: 4, left: 0.5, right: 0.25) == [0, 0, 0, 0x40, 0, 0, 0, 0x20]
                + [UInt8](repeating: 0, count: 8)
        )
    }

    @Test("Too loud is held at the ends, never wrapped")
    func held() {
        #expect(encoded(.s16, channels: 2, left: 9, right: -9) == [0xFF, 0x7F, 0, 0x80])
    }
}
