import Dispatch
public import LullFile
import LullMeasure

/// One place a rendering goes to.
public enum Output: Hashable, Sendable {
    /// A file, in a format.
    case file(path: String, AudioFormat, Encoding = .usual)
    /// A WAV stream on an open descriptor; `name` is what messages call it.
    case stream(descriptor: Int32, name: String, AudioFormat)
}

/// An open output: a file in the making, a stream, or a meter.
enum Sink {
    case file(AudioWriter)
    case stream(StreamWriter)
    case meter(AudioMeter)

    init(_ output: Output, rate: Int, frames: Int, firstFrame: Int) throws(FileError) {
        switch output {
        case .file(let path, let format, let encoding):
            self = .file(
                try AudioWriter(
                    path: path,
                    format: format,
                    rate: rate,
                    channels: 2,
                    frames: frames,
                    firstFrame: firstFrame,
                    encoding: encoding
                )
            )
        case .stream(let descriptor, let name, let format):
            self = .stream(
                try StreamWriter(
                    descriptor: descriptor,
                    name: name,
                    format: format,
                    rate: rate,
                    channels: 2,
                    frames: frames,
                    firstFrame: firstFrame
                )
            )
        }
    }

    func write(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) throws(FileError) {
        switch self {
        case .file(let writer): try writer.write(left: left, right: right, count: count)
        case .stream(let writer): try writer.write(left: left, right: right, count: count)
        case .meter(let meter): meter.add(left: left, right: right, count: count)
        }
    }

    func finish() throws(FileError) {
        switch self {
        case .file(let writer): try writer.finish()
        case .stream(let writer): try writer.finish()
        case .meter: break
        }
    }

    func cancel() {
        if case .file(let writer) = self { writer.cancel() }
    }
}

/// Several sinks that encode side by side, each on a queue of its own, while the next piece is rendered.
final class SinkGroup {
    private let lanes: [SinkLane]
    private let pending = DispatchGroup()
    private var buffers: [PieceBuffer]
    private var turn = 0

    /// - Parameter meter: measures what the sinks are given, beside them.
    init(
        _ outputs: [Output],
        rate: Int,
        frames: Int,
        firstFrame: Int,
        meter: AudioMeter? = nil
    ) throws(FileError) {
        var lanes: [SinkLane] = []
        for output in outputs {
            do throws(FileError) {
                lanes.append(SinkLane(try Sink(output, rate: rate, frames: frames, firstFrame: firstFrame)))
            } catch {
                for lane in lanes { lane.sink.cancel() }
                throw error
            }
        }
        if let meter { lanes.append(SinkLane(.meter(meter))) }
        self.lanes = lanes
        buffers = [PieceBuffer(SpanRenderer.piece), PieceBuffer(SpanRenderer.piece)]
    }

    /// Hands a piece to every sink and returns while they encode it; the piece before has been encoded by then.
    func write(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) throws(FileError) {
        try wait()
        let buffer = buffers[turn]
        turn = 1 - turn
        buffer.fill(left: left, right: right, count: count)
        for lane in lanes {
            lane.queue.async(group: pending) { lane.write(buffer) }
        }
    }

    private func wait() throws(FileError) {
        pending.wait()
        for lane in lanes {
            if let error = lane.error { throw error }
        }
    }

    /// Completes every file; none is given its name before all have been encoded.
    func finish() throws(FileError) {
        try wait()
        for lane in lanes { try lane.sink.finish() }
    }

    func cancel() {
        pending.wait()
        for lane in lanes { lane.sink.cancel() }
    }
}

/// A sink, its queue, and what went wrong on it. The queue is serial and the group is waited for before anyone else looks.
private final class SinkLane: @unchecked Sendable {
    let sink: Sink
    let queue = DispatchQueue(label: "lull.sink")
    private(set) var error: FileError?

    init(_ sink: Sink) { self.sink = sink }

    func write(_ buffer: PieceBuffer) {
        guard error == nil else { return }
        do throws(FileError) {
            try sink.write(left: buffer.left, right: buffer.right, count: buffer.count)
        } catch {
            self.error = error
        }
    }
}

/// Rendered frames on their way to the sinks; filled only while no sink reads.
private final class PieceBuffer: @unchecked Sendable {
    let left: UnsafeMutablePointer<Float>
    let right: UnsafeMutablePointer<Float>
    private(set) var count = 0

    init(_ capacity: Int) {
        left = .allocate(capacity: capacity)
        right = .allocate(capacity: capacity)
    }

    func fill(left newLeft: UnsafePointer<Float>, right newRight: UnsafePointer<Float>, count: Int) {
        left.update(from: newLeft, count: count)
        right.update(from: newRight, count: count)
        self.count = count
    }

    deinit {
        left.deallocate()
        right.deallocate()
    }
}
