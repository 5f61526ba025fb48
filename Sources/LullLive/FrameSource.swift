/// Where a player's frames come from: a session's renderer, or anything else that can begin anywhere.
///
/// A player calls it from one thread of its own, which isn't the one that feeds the device: it may allocate, and take
/// its time.
public protocol FrameSource: AnyObject, Sendable {
    /// Frames a second.
    var rate: Int { get }
    /// Its length in frames.
    var frames: Int { get }
    /// Goes to a frame, 0…`frames`.
    func seek(to frame: Int)
    /// Writes the next frames of both sides.
    ///
    /// - Returns: how many; fewer than asked for only at the end, and then 0.
    func read(left: UnsafeMutablePointer<Float>, right: UnsafeMutablePointer<Float>, count: Int) -> Int
}
