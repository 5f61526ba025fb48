import CALSA
import Glibc

/// A sound device that is open and set up, and plays once it is written to.
///
/// Every call that may be refused is made here, with nothing sounding yet. Not for use by two threads at once.
public final class PlaybackDevice: @unchecked Sendable {
    /// What is asked of a device.
    public struct Request: Sendable {
        /// Its PCM name, such as `default`, `hw:0`, `plughw:1,0`, `pulse`.
        public var name: String
        /// Frames a second that would be best.
        public var rate: Int
        /// Formats that will do, the best first.
        public var formats = PlaybackFormat.allCases
        /// Seconds of sound the device holds: long enough for a busy machine, short enough that a key is obeyed at once.
        public var buffer = 0.04
        /// Seconds after which it asks for more.
        public var period = 0.01

        /// A request for a device at a rate.
        public init(name: String, rate: Int) {
            self.name = name
            self.rate = rate
        }
    }

    /// Its PCM name.
    public let name: String
    /// Frames a second.
    public private(set) var rate = 0
    /// Its channels.
    public private(set) var channels = 0
    /// How it takes a sample.
    public private(set) var format = PlaybackFormat.float
    /// Frames it holds.
    public private(set) var bufferFrames = 0
    /// Frames after which it asks for more.
    public private(set) var periodFrames = 0

    let handle: OpaquePointer
    /// The library's own record of how it stands, made once.
    private let standing: OpaquePointer

    /// Opens a device and agrees with it on a format, a rate and buffers.
    ///
    /// - Throws: ``DeviceError`` where it isn't there, is busy, or takes nothing that Lull has.
    public init(_ request: Request) throws(DeviceError) {
        lull_alsa_quiet()
        name = request.name
        var opened: OpaquePointer?
        // Without waiting: a device that is busy says so.
        let code = LiveThread.lendPriority {
            snd_pcm_open(&opened, request.name, SND_PCM_STREAM_PLAYBACK, Int32(SND_PCM_NONBLOCK))
        }
        guard code >= 0, let opened else { throw DeviceError(opening: request.name, code: code) }
        handle = opened
        var made: OpaquePointer?
        guard snd_pcm_status_malloc(&made) >= 0, let made else {
            snd_pcm_close(opened)
            throw DeviceError(opening: request.name, code: -ENOMEM)
        }
        standing = made
        // Resampling by soxr is better than the library's own, so that is only taken where nothing else goes.
        do {
            try negotiate(request, resampling: false)
        } catch  where error.kind == .refused {
            try negotiate(request, resampling: true)
        }
        try setThresholds()
    }

    deinit {
        snd_pcm_status_free(standing)
        snd_pcm_close(handle)
    }

    /// Frames that a device which has stopped still holds.
    var unplayed: Int {
        guard snd_pcm_status(handle, standing) >= 0 else { return 0 }
        return max(0, bufferFrames - Int(snd_pcm_status_get_avail(standing)))
    }

    private func negotiate(_ request: Request, resampling: Bool) throws(DeviceError) {
        var parameters: OpaquePointer?
        guard snd_pcm_hw_params_malloc(&parameters) >= 0, let parameters else { throw failure(-ENOMEM) }
        defer { snd_pcm_hw_params_free(parameters) }
        try check(snd_pcm_hw_params_any(handle, parameters))
        try check(snd_pcm_hw_params_set_rate_resample(handle, parameters, resampling ? 1 : 0))
        guard snd_pcm_hw_params_set_access(handle, parameters, SND_PCM_ACCESS_RW_INTERLEAVED) >= 0 else {
            throw refusal("doesn't take interleaved samples")
        }
        let known = request.formats.first { snd_pcm_hw_params_test_format(handle, parameters, $0.alsa) == 0 }
        guard let known else {
            let names = request.formats.map(\.name).joined(separator: ", ")
            throw refusal("takes no sample format of these: \(names)")
        }
        format = known
        try check(snd_pcm_hw_params_set_format(handle, parameters, known.alsa))
        var count: UInt32 = 2
        if snd_pcm_hw_params_test_channels(handle, parameters, 2) != 0 {
            if snd_pcm_hw_params_test_channels(handle, parameters, 1) == 0 {
                count = 1
            } else {
                try check(snd_pcm_hw_params_set_channels_near(handle, parameters, &count))
            }
        }
        guard count <= 64 else { throw refusal("wants \(count) channels") }
        try check(snd_pcm_hw_params_set_channels(handle, parameters, count))
        channels = Int(count)
        var near = UInt32(request.rate)
        var direction: Int32 = 0
        try check(snd_pcm_hw_params_set_rate_near(handle, parameters, &near, &direction))
        guard (4_000...768_000).contains(near) else { throw refusal("plays at \(near) Hz only") }
        rate = Int(near)
        var buffer = UInt32(request.buffer * 1e6)
        var period = UInt32(request.period * 1e6)
        try check(snd_pcm_hw_params_set_buffer_time_near(handle, parameters, &buffer, &direction))
        try check(snd_pcm_hw_params_set_period_time_near(handle, parameters, &period, &direction))
        try check(snd_pcm_hw_params(handle, parameters))
        var frames: snd_pcm_uframes_t = 0
        try check(snd_pcm_hw_params_get_buffer_size(parameters, &frames))
        bufferFrames = Int(frames)
        try check(snd_pcm_hw_params_get_period_size(parameters, &frames, &direction))
        periodFrames = max(1, min(Int(frames), bufferFrames))
    }

    /// It begins once it is full, and wakes Lull when a period is free.
    private func setThresholds() throws(DeviceError) {
        var parameters: OpaquePointer?
        guard snd_pcm_sw_params_malloc(&parameters) >= 0, let parameters else { throw failure(-ENOMEM) }
        defer { snd_pcm_sw_params_free(parameters) }
        try check(snd_pcm_sw_params_current(handle, parameters))
        let whole = max(periodFrames, bufferFrames / periodFrames * periodFrames)
        try check(snd_pcm_sw_params_set_start_threshold(handle, parameters, snd_pcm_uframes_t(whole)))
        try check(snd_pcm_sw_params_set_avail_min(handle, parameters, snd_pcm_uframes_t(periodFrames)))
        try check(snd_pcm_sw_params(handle, parameters))
    }

    private func check(_ code: Int32) throws(DeviceError) {
        if code < 0 { throw failure(code) }
    }

    private func failure(_ code: Int32) -> DeviceError {
        switch abs(code) {
        case EINVAL: refusal("can't be set up as Lull asks (\(DeviceError.words(code)))")
        default: DeviceError(opening: name, code: code)
        }
    }

    private func refusal(_ why: String) -> DeviceError {
        DeviceError(.refused, name, "the sound device “\(name)” \(why): name another with --device.")
    }
}
