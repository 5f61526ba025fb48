/// The 64-bit xxHash of bytes that come in pieces, with seed 0.
///
/// It finds accidental changes at about the speed of memory; it is no protection against somebody who makes them on
/// purpose. After Y. Collet, *xxHash fast digest algorithm*, version 0.2.0.
struct XXHash64 {
    private static let (prime1, prime2): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
    private static let (prime3, prime4): (UInt64, UInt64) = (0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63)
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
    private static let stripe = 32

    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (prime1 &+ prime2, prime2, 0, 0 &- prime1)
    private var count = 0
    /// What came after the last whole stripe.
    private var rest: [UInt8] = []

    /// Takes the next bytes.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        var start = 0
        if !rest.isEmpty {
            start = min(Self.stripe - rest.count, bytes.count)
            rest.append(contentsOf: bytes[..<start])
            guard rest.count == Self.stripe else { return }
            rest.withUnsafeBytes { take($0, at: 0) }
            rest.removeAll(keepingCapacity: true)
        }
        while start + Self.stripe <= bytes.count {
            take(bytes, at: start)
            start += Self.stripe
        }
        rest.append(contentsOf: bytes[start...])
    }

    /// The digest of everything that came.
    var value: UInt64 {
        var sum: UInt64
        if count < Self.stripe {
            sum = Self.prime5
        } else {
            sum = Self.rotate(lanes.0, 1) &+ Self.rotate(lanes.1, 7)
            sum = sum &+ Self.rotate(lanes.2, 12) &+ Self.rotate(lanes.3, 18)
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
                sum = (sum ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4
            }
        }
        sum = sum &+ UInt64(count)
        rest.withUnsafeBytes { bytes in
            var start = 0
            while start + 8 <= bytes.count {
                sum ^= Self.round(0, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
                sum = Self.rotate(sum, 27) &* Self.prime1 &+ Self.prime4
                start += 8
            }
            if start + 4 <= bytes.count {
                let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
                sum = Self.rotate(sum ^ UInt64(word) &* Self.prime1, 23) &* Self.prime2 &+ Self.prime3
                start += 4
            }
            for byte in bytes[start...] { sum = Self.rotate(sum ^ UInt64(byte) &* Self.prime5, 11) &* Self.prime1 }
        }
        sum = (sum ^ sum >> 33) &* Self.prime2
        sum = (sum ^ sum >> 29) &* Self.prime3
        return sum ^ sum >> 32
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        func word(_ index: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8 * index, as: UInt64.self))
        }
        lanes.0 = Self.round(lanes.0, word(0))
        lanes.1 = Self.round(lanes.1, word(1))
        lanes.2 = Self.round(lanes.2, word(2))
        lanes.3 = Self.round(lanes.3, word(3))
    }

    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* prime2, 31) &* prime1
    }

    private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
