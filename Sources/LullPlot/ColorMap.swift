/// Colours for levels: “magma” by Nathaniel Smith and Stéfan van der Walt, made for matplotlib, CC0.
///
/// Its lightness rises evenly, so that equal steps of level look equal, in grey print and to any colour vision.
enum ColorMap {
    /// The map at 33 even steps.
    private static let anchors: [UInt32] = [
        0x000004, 0x030312, 0x0A0822, 0x130D34, 0x1D1147, 0x29115A, 0x36106B, 0x440F76, 0x51127C, 0x5D177F, 0x6A1C81,
        0x762181, 0x832681, 0x902A81, 0x9C2E7F, 0xAA337D, 0xB73779, 0xC43C75, 0xD0416F, 0xDC4869, 0xE75263, 0xEF5D5E,
        0xF56B5C, 0xF9795D, 0xFC8961, 0xFD9869, 0xFEA772, 0xFEB67C, 0xFEC488, 0xFED395, 0xFDE2A3, 0xFCF0B2, 0xFCFDBF,
    ]

    /// The colour of a part 0…1 as 0x00RRGGBB; what is no number gets the darkest.
    static func pixel(_ part: Double) -> UInt32 {
        let place = part > 0 ? min(part, 1) * Double(anchors.count - 1) : 0
        let below = min(Int(place), anchors.count - 2)
        let rest = place - Double(below)
        var result: UInt32 = 0
        for shift in [UInt32(16), 8, 0] {
            let low = Double(anchors[below] >> shift & 255)
            let high = Double(anchors[below + 1] >> shift & 255)
            result |= UInt32((low + (high - low) * rest).rounded()) << shift
        }
        return result
    }
}
