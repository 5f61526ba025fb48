import LullDSP
import LullEngine
import LullScore
import Synchronization

/// A production as it is played: the frames of a rendering, from any frame, in pieces of any size; and changed, while it
/// is played, by the hands of whoever listens.
///
/// One thread reads and seeks; any other may ask for a change.
public final class LiveSession: Sendable {
    /// What the listener makes of the mix.
    public struct Balance: Sendable, Equatable {
        /// Decibels on everything that is not speech.
        public var beds = 0.0
        /// Whether speech is left out.
        public var isMuted = false

        /// The mix as it is made.
        public init() {}
    }

    /// Frames a second.
    public let rate: Int
    private let mastering: Mastering
    private let length: Atomic<Int>
    private let reached = Atomic<Int>(0)
    private let asked: Mutex<Asked>
    private let reader: Reader

    private struct Asked {
        var balance = Balance()
        /// What is gone over to, and where; a deck belongs to whoever holds it.
        var next: (deck: Deck, frame: Int)?
    }

    /// A session that stands at its beginning.
    public init(_ production: Production, mastering: Mastering) {
        rate = production.score.rate
        self.mastering = mastering
        length = Atomic(production.score.duration)
        asked = Mutex(Asked())
        reader = Reader(Deck(production, mastering))
    }

    /// Its length in frames, with the changes asked for so far.
    public var frames: Int { length.load(ordering: .acquiring) }

    /// The frame that is read next.
    public var position: Int { reached.load(ordering: .acquiring) }

    /// Weighs speech and beds anew; it is come to within a third of a second.
    public func balance(_ balance: Balance) { asked.withLock { $0.balance = balance } }

    /// Goes over to another production at a frame, over a second; before it the two are to be alike.
    ///
    /// What it takes to play there is made here, on the thread of whoever asks.
    ///
    /// - Returns: false where that frame is too near, or has been read.
    public func change(to production: Production, at frame: Int) -> Bool {
        let deck = Deck(production, mastering)
        let balance = asked.withLock { $0.balance }
        deck.seek(to: frame, voice: balance.isMuted ? 0 : 1, beds: Float(Gain.amplitude(decibels: balance.beds)))
        return asked.withLock { asked in
            guard position < frame else { return false }
            asked.next = (deck, frame)
            length.store(production.score.duration, ordering: .releasing)
            return true
        }
    }

    /// Goes to a frame.
    public func seek(to frame: Int) {
        // Who moves is where everything has been changed that was asked for.
        let next = asked.withLock { asked in
            defer { asked.next = nil }
            return asked.next?.deck
        }
        let frame = min(max(0, frame), frames)
        reader.seek(to: frame, next)
        reached.store(frame, ordering: .releasing)
    }

    /// Writes the next frames of both sides; fewer than asked for only at the end.
    public func read(
        left out: UnsafeMutablePointer<Float>,
        right outRight: UnsafeMutablePointer<Float>,
        count: Int
    ) -> Int {
        var done = 0
        while done < count {
            let start = position
            var part = min(count - done, frames - start, Block.frames - start % Block.frames)
            if part <= 0 { break }
            let asked = asked.withLock { asked in
                let now = (balance: asked.balance, next: asked.next)
                if let next = now.next, next.frame <= start { asked.next = nil }
                return now
            }
            if let next = asked.next {
                if next.frame <= start { reader.take(next.deck) } else { part = min(part, next.frame - start) }
            }
            reader.read(out + done, outRight + done, count: part, asked.balance)
            reached.store(start + part, ordering: .releasing)
            done += part
        }
        return done
    }
}

/// What only the reading thread touches.
private final class Reader: @unchecked Sendable {
    // One thread at a time reads and seeks, as the documentation of the session asks.
    private var deck: Deck
    /// What is being left, and how many frames of the way are done.
    private var leaving: (deck: Deck, frames: Int)?
    private var voice: Float = 1
    private var beds: Float = 1
    private let left = FixedBuffer<Float>(repeating: 0, count: Block.frames)
    private let right = FixedBuffer<Float>(repeating: 0, count: Block.frames)

    init(_ deck: Deck) { self.deck = deck }

    func seek(to frame: Int, _ next: Deck?) {
        if let next { deck = next }
        leaving = nil
        deck.seek(to: frame, voice: voice, beds: beds)
    }

    /// Goes over to another deck from here on.
    func take(_ next: Deck) {
        leaving = (deck, 0)
        deck = next
    }

    /// Up to a block.
    func read(_ out: Samples, _ outRight: Samples, count: Int, _ balance: LiveSession.Balance) {
        move(to: balance, frames: count)
        deck.read(out, outRight, count: count, voice: voice, beds: beds)
        guard let (old, done) = leaving else { return }
        let way = deck.rate
        old.read(left.base, right.base, count: count, voice: voice, beds: beds)
        for i in 0..<count {
            let share = Float(done + i) / Float(way)
            let gain = share * share * (3 - 2 * share)
            out[i] = left.base[i] + gain * (out[i] - left.base[i])
            outRight[i] = right.base[i] + gain * (outRight[i] - right.base[i])
        }
        leaving = done + count < way ? (old, done + count) : nil
    }

    // A third of a second for the whole way of the voice, and as quick for 12 dB of the beds.
    private func move(to balance: LiveSession.Balance, frames: Int) {
        let step = 3 * Float(frames) / Float(deck.rate)
        let wanted = balance.isMuted ? 0 : Float(1)
        voice = wanted > voice ? min(voice + step, wanted) : max(voice - step, wanted)
        let level = Float(Gain.amplitude(decibels: balance.beds))
        let factor = 1 + 3.2 * step
        beds = level > beds ? min(beds * factor, level) : max(beds / factor, level)
    }
}

/// An engine that can stop anywhere in a block.
private final class Deck: @unchecked Sendable {
    // Whoever holds it is the only one who uses it; it is handed over under a lock.
    private let production: Production
    private var engine: Engine
    private var pages: PageKeeper
    private let left = FixedBuffer<Float>(repeating: 0, count: Block.frames)
    private let right = FixedBuffer<Float>(repeating: 0, count: Block.frames)
    /// Frames of the block in hand that have been handed out; a whole block where there is none.
    private var used = Block.frames
    private var position = 0
    private var released = 0

    var rate: Int { production.score.rate }

    init(_ production: Production, _ mastering: Mastering) {
        self.production = production
        engine = Engine(
            score: production.score,
            material: production.material,
            gain: Gain.amplitude(decibels: mastering.gain),
            voiceGain: Gain.amplitude(decibels: mastering.voiceGain)
        )
        pages = PageKeeper(production)
    }

    func seek(to frame: Int, voice: Float, beds: Float) {
        engine.balance(voice: voice, beds: beds)
        // The grid is kept, so that what is heard is what a rendering of the whole has there.
        let first = frame / Block.frames * Block.frames
        if engine.frame != first { engine.seek(to: first) }
        engine.render(left: left.base, right: right.base)
        used = frame - first
        position = frame
        released = frame
        pages = PageKeeper(production)
    }

    /// Any number of frames; silence behind the end.
    func read(_ out: Samples, _ outRight: Samples, count: Int, voice: Float, beds: Float) {
        var done = 0
        while done < count {
            if used == Block.frames {
                engine.balance(voice: voice, beds: beds)
                engine.render(left: left.base, right: right.base)
                used = 0
            }
            let part = min(count - done, Block.frames - used)
            (out + done).update(from: left.base + used, count: part)
            (outRight + done).update(from: right.base + used, count: part)
            used += part
            done += part
        }
        position += count
        // Once a second: memory does not grow with the session.
        if position - released >= rate {
            released = position
            pages.release(before: position)
        }
    }
}
