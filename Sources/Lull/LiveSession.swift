import LullDSP
import LullEngine
import LullScore

/// A production as it is played: the frames of a rendering, from any frame, in pieces of any size.
///
/// Not for use by two threads at once.
public final class LiveSession: @unchecked Sendable {
    // One thread at a time uses it, as its documentation asks.
    /// Frames a second.
    public let rate: Int
    /// Its length in frames.
    public let frames: Int

    private let production: Production
    private var engine: Engine
    private var pages: PageKeeper
    private let left = FixedBuffer<Float>(repeating: 0, count: Block.frames)
    private let right = FixedBuffer<Float>(repeating: 0, count: Block.frames)
    /// Frames of the block in hand that have been handed out; a whole block where there is none.
    private var used = Block.frames
    private var position = 0
    private var released = 0

    /// A session that stands at its beginning.
    public init(_ production: Production, mastering: Mastering) {
        self.production = production
        rate = production.score.rate
        frames = production.score.duration
        engine = Engine(
            score: production.score,
            material: production.material,
            gain: Gain.amplitude(decibels: mastering.gain),
            voiceGain: Gain.amplitude(decibels: mastering.voiceGain)
        )
        pages = PageKeeper(production)
    }

    /// Goes to a frame.
    public func seek(to frame: Int) {
        let frame = min(max(0, frame), frames)
        // The grid is kept, so that what is heard is what a rendering of the whole has there.
        let first = frame / Block.frames * Block.frames
        if engine.frame != first { engine.seek(to: first) }
        engine.render(left: left.base, right: right.base)
        used = frame - first
        position = frame
        released = frame
        pages = PageKeeper(production)
    }

    /// Writes the next frames of both sides; fewer than asked for only at the end.
    public func read(
        left out: UnsafeMutablePointer<Float>,
        right outRight: UnsafeMutablePointer<Float>,
        count: Int
    ) -> Int {
        let count = min(count, frames - position)
        var done = 0
        while done < count {
            if used == Block.frames {
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
        return count
    }
}
