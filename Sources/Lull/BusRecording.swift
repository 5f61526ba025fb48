import LullDSP
import LullEngine
import LullFile
import LullScore

/// Beds and speech of a session as the measuring pass rendered them, kept in a scratch file, so that they needn't be
/// rendered again to be written.
///
/// What comes of them is what rendering again would give, bit for bit: both ways go through one ``MasterStage``. Speech
/// takes room only where there is any.
final class BusRecording {
    private struct Piece {
        var offset: Int
        var hasSpeech: Bool
    }

    private let file: ScratchFile
    private var pieces: [Piece] = []
    private let wanted: Int
    private var isFull = false
    /// An hour and a half at 48 kHz: longer sessions are rendered twice, and leave the disk alone.
    private static let most = 2 << 30
    private static let bytes = SpanRenderer.piece * MemoryLayout<Float>.stride

    /// Whether the whole session is there, and what the limiter looks ahead into.
    var isWhole: Bool { !isFull && pieces.count == wanted }

    /// - Parameter frames: how long the session is.
    /// - Returns: nil where it is too long, or there is no place for it.
    init?(frames: Int) {
        let size = 2 * MemoryLayout<Float>.stride * frames
        guard size <= BusRecording.most, let file = ScratchFile(expecting: size) else { return nil }
        self.file = file
        wanted = (frames + Limiter.latency + SpanRenderer.piece - 1) / SpanRenderer.piece
    }

    /// Keeps the next piece of the buses.
    func add(_ buses: BusBuffer, hasSpeech: Bool) {
        guard !isFull else { return }
        pieces.append(Piece(offset: file.count, hasSpeech: hasSpeech))
        let bytes = (hasSpeech ? 4 : 2) * BusRecording.bytes
        isFull = !file.append(UnsafeRawBufferPointer(start: buses.left, count: bytes))
    }

    /// Brings a piece back.
    func read(_ index: Int, into buses: BusBuffer) throws(FileError) {
        let piece = pieces[index]
        let bytes = (piece.hasSpeech ? 4 : 2) * BusRecording.bytes
        try file.read(UnsafeMutableRawBufferPointer(start: buses.left, count: bytes), at: piece.offset)
        if !piece.hasSpeech { Span.clear(buses.voice, count: 2 * SpanRenderer.piece) }
    }
}

/// A piece of both buses: the sides of the beds, then the sides of speech.
final class BusBuffer {
    private let samples = FixedBuffer<Float>(repeating: 0, count: 4 * SpanRenderer.piece)
    /// The beds' left side.
    var left: Samples { samples.base }
    /// The beds' right side.
    var right: Samples { samples.base + SpanRenderer.piece }
    /// The left side of speech.
    var voice: Samples { samples.base + 2 * SpanRenderer.piece }
    /// The right side of speech.
    var voiceRight: Samples { samples.base + 3 * SpanRenderer.piece }
}

/// Masters what was kept of a whole session, in pieces of about a second.
struct KeptRenderer: ~Copyable {
    private let recording: BusRecording
    private let buses = BusBuffer()
    private var master: MasterStage
    private let duration: Int
    private var piece = 0
    private var position = 0

    init(_ recording: BusRecording, _ production: Production, mastering: Mastering) {
        self.recording = recording
        duration = production.score.duration
        master = mastering.stage(production.score)
    }

    /// Masters the next piece and hands it over; false when the session is done.
    mutating func next(_ body: (_ left: Samples, _ right: Samples, _ count: Int) throws -> Void) throws -> Bool {
        guard position < duration else { return false }
        let start = piece * SpanRenderer.piece
        try recording.read(piece, into: buses)
        for frame in stride(from: 0, to: SpanRenderer.piece, by: Block.frames) {
            master.process(
                buses.left + frame,
                buses.right + frame,
                voice: buses.voice + frame,
                buses.voiceRight + frame,
                from: start + frame
            )
        }
        // The limiter looks ahead: the session begins where its first frames come out.
        let skip = piece == 0 ? Limiter.latency : 0
        let count = min(SpanRenderer.piece - skip, duration - position)
        try body(buses.left + skip, buses.right + skip, count)
        position += count
        piece += 1
        return position < duration
    }
}
