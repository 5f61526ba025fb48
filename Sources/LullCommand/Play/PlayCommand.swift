import ArgumentParser
import FoundationEssentials
public import Lull
import LullFile
public import LullLive
import LullScore
import LullSession
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

extension LiveSession: FrameSource {}

/// `lull play`.
struct PlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Plays a session, now.",
        discussion: """
            Space pauses and goes on, the arrows move by 15 seconds and with shift by a section, [ and ] slow and quicken \
            the breath, - and + bring the beds down and up, m leaves the voice out, ? shows all keys, q fades out and ends.

            A session with a loudness to reach is measured before it is played the first time; that is kept.
            """
    )

    @OptionGroup var session: SessionOptions

    @Option(name: [.short, .long], help: ArgumentHelp("The sound device: see lull devices.", valueName: "pcm"))
    var device = "default"

    @Option(help: ArgumentHelp("Begins here.", valueName: "time"))
    var from: Time?

    @Option(help: "The most a device is asked for: 16 (dithered), 24 or float.")
    var bits = SampleBits(value: .float)

    @Option(help: ArgumentHelp("Milliseconds the device holds, 10 to 2000.", valueName: "ms"))
    var buffer = 40

    @Flag(name: [.short, .long], help: "Shows nothing but errors.")
    var quiet = false

    @Flag(help: "Tells one line for each event, as it is heard.")
    var plain = false

    @Flag(name: .customLong("no-motion"), help: "Words in the place of moving bars.")
    var noMotion = false

    @Flag(help: "Begins again at the end, until it is stopped.")
    var loop = false

    @Flag(name: .customLong("keep-going"), help: "Plays on where a line can't be spoken, and shows it in its place.")
    var keepGoing = false

    @Option(help: ArgumentHelp("Adds a row to this diary of your practice.", valueName: "file.csv"))
    var log: String?

    @Option(help: ArgumentHelp("Listens on this Unix socket for remote hands.", valueName: "path"))
    var control: String?

    func run() async throws {
        guard (10...2000).contains(buffer) else { throw Failure(.usage, "--buffer takes 10 to 2000 milliseconds.") }
        let reading = try SessionReading(session)
        var files = try reading.inputs()
        do throws(FileError) {
            if let log { try files.writes(log, by: "--log") }
            if let control { try files.writes(control, by: "--control") }
        } catch { throw Failure(error) }
        // What isn't there, or can't be made, is known before anything is spoken or measured.
        do throws(DeviceError) { _ = try PlaybackDevice(request(rate: 48_000)) } catch { throw Failure(error) }
        let diary = try log.map { try PracticeLog($0) }
        let remote = try control.map { try ControlSocket($0) }
        defer { remote?.close() }
        let voices = ProgressBar(quiet: quiet)
        let prepared = try await SessionPreparation(
            reading,
            rate: nil,
            voices: keepGoing ? .speakWhatCan : .speak,
            slowing: 2
        ) { done, total in
            voices.showVoice(done, total)
        }
        voices.finish()
        prepared.showWarnings(quiet: quiet)
        let start = try firstFrame(prepared.production.score)
        let mastering = try measure(prepared)
        let product = opened(prepared.product)
        let score = product.production.score
        let live = LiveSession(product.production, mastering: mastering)
        var settings = Player.Settings()
        settings.isLooping = loop
        let player: Player
        do throws(DeviceError) {
            player = try Player(live, on: request(rate: score.rate), from: start, settings: settings)
        } catch { throw Failure(error) }
        let practice = Practice(.init(product: product, live: live, player: player))
        remote?.serve(practice)
        var tally = PracticeTally()
        let end = PlayControl(command: self, practice: practice, from: start).drive(&tally)
        player.close()
        try diary?.finish(tally, practice.score, isFinished: player.status.phase == .finished)
        switch end {
        case .done: break
        case .signal(let number):
            remote?.close()
            Glibc.exit(128 + number)
        case .lost:
            throw Failure(.inputOutput, "the sound device “\(device)” is gone, and hasn't come back.")
        }
    }

    /// Seconds that open breathing is laid out for, while somebody is there who can end it.
    private static let openTime = 8.0 * 3600

    /// The session with breathing that is open to be ended by hand.
    private func opened(_ product: Studio.Product) -> Studio.Product {
        guard product.production.score.guidances.contains(where: \.isOpen) else { return product }
        var adaptation = Adaptation()
        adaptation.openTime = Seconds(PlayCommand.openTime)
        return product.adapted(adaptation, from: 0)
    }

    private func request(rate: Int) -> PlaybackDevice.Request {
        var request = PlaybackDevice.Request(name: device, rate: rate)
        request.buffer = Double(buffer) / 1000
        request.period = request.buffer / 4
        switch bits.value {
        case .float: break
        case .twentyFour: request.formats = [.s32, .s24, .s24Packed, .s16, .float]
        case .sixteen: request.formats = [.s16, .s24Packed, .s24, .s32, .float]
        }
        return request
    }

    private func firstFrame(_ score: Score) throws -> Int {
        guard let from else { return 0 }
        let frame = Int((from.seconds * Double(score.rate)).rounded())
        guard frame < score.duration else {
            let end = Numerals.clock(score.seconds(score.duration))
            throw Failure(.usage, "--from \(Numerals.clock(from.seconds)) lies behind the end, \(end).")
        }
        return frame
    }

    private func measure(_ prepared: SessionPreparation) throws -> Mastering {
        guard prepared.production.score.master.loudness != nil else { return Mastering() }
        let store = MasteringStore(
            prepared.production,
            made: prepared.makings(session),
            environment: ProcessInfo.processInfo.environment
        )
        if let known = store.load() { return known }
        let bar = ProgressBar(prepared.production.score, quiet: quiet)
        let mastering = try Renderer(prepared.production).measured { bar.show($0) }
        bar.finish()
        store.save(mastering)
        return mastering
    }
}

extension Failure {
    init(_ error: DeviceError) {
        switch error.kind {
        case .failed: self.init(.inputOutput, error.description)
        case .missing, .busy, .denied, .serverAway, .refused: self.init(.unavailable, error.description)
        }
    }
}
