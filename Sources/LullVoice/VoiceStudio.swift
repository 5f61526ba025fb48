public import LullFile

/// Gives every line of a session its sound: a take where there is one, else an engine's voice.
///
/// Two things are kept in the cache: the raw sound of the engine, under all it was made from (program, arguments, text), and
/// the prepared sound, under the raw sound, rate, level and edge; so a change of level needs no new synthesis. At most two
/// programs run at once.
public struct VoiceStudio: Sendable {
    /// The programs that run at once.
    static let programsAtOnce = 2

    let choice: VoiceChoice
    let configuration: VoiceConfiguration
    let cache: AudioCache
    let preparation: SpeechPreparation
    let takes: String?
    let timeout: Duration

    /// - Parameters:
    ///   - choice: how lines are to be spoken.
    ///   - configuration: the engines there are.
    ///   - cache: where sounds are kept.
    ///   - rate: the session's frames per second, above 0.
    ///   - takes: the folder of recorded lines, or nil when there is none.
    ///   - timeout: the most time an engine may take for a line before it is stopped.
    public init(
        choice: VoiceChoice,
        configuration: VoiceConfiguration,
        cache: AudioCache,
        rate: Int,
        takes: String? = nil,
        timeout: Duration = .seconds(120)
    ) {
        self.choice = choice
        self.configuration = configuration
        self.cache = cache
        preparation = SpeechPreparation(rate: rate, level: choice.level, edge: choice.edge)
        self.takes = takes
        self.timeout = timeout
    }

    /// The sounds of lines, in their order; what is not ready is spoken.
    ///
    /// - Parameters:
    ///   - lines: the lines; equal texts are spoken once.
    ///   - progress: called as lines get ready, one call at a time.
    /// - Throws: ``VoiceError``, with the line where it is a matter of one.
    public func speech(
        for lines: [(id: String, text: String)],
        progress: (@Sendable (SpeechProgress) -> Void)? = nil
    ) async throws(VoiceError) -> [Speech] {
        let plan = try SpeechPlan(self, lines)
        var ready = try plan.ready()
        var done = ready.count { $0 != nil }
        progress?(SpeechProgress(done: done, total: lines.count, line: nil))
        let jobs = plan.jobs(missing: ready)
        try await withJobs(jobs) { (job: SpeechPlan.Job) async throws(VoiceError) -> [(Int, Speech)] in
            try await plan.perform(job)
        } finished: { results in
            for (index, speech) in results {
                ready[index] = speech
                done += 1
                progress?(SpeechProgress(done: done, total: lines.count, line: lines[index].id))
            }
        }
        return ready.compactMap { $0 }
    }

    /// What is known of lines without running a program: which are ready, how long they are, where they come from.
    ///
    /// - Throws: ``VoiceError`` when the choice can't be met by any engine, or the takes can't be read; an engine that is not
    ///   installed is no error here.
    public func readiness(of lines: [(id: String, text: String)]) throws(VoiceError) -> [SpeechReadiness] {
        try SpeechPlan(self, lines).readiness()
    }

    /// A recording that a script names by its path, prepared like any other line.
    ///
    /// - Throws: ``VoiceError`` of kind `file` when it can't be read or is silent.
    public func take(at path: String) throws(VoiceError) -> Speech {
        Speech(audio: try SpeechPlan(self, []).take(path), source: "take \(path)")
    }

    /// The length of what ``take(at:)`` gives; a recording that is ready needs only a header read.
    ///
    /// - Throws: as ``take(at:)``.
    public func takeLength(at path: String) throws(VoiceError) -> (length: AudioLength, source: String) {
        (try SpeechPlan(self, []).takeLength(path), "take \(path)")
    }

    /// The seconds a text will take by this choice's voice, estimated; see ``SpeechEstimate``.
    public func estimate(_ text: String) -> Double {
        let pace = (try? VoiceResolver(configuration: configuration).resolve(choice).pace) ?? choice.pace ?? 180
        return SpeechEstimate.seconds(text, pace: pace, language: choice.language)
    }

    /// Runs jobs, a few at once, and takes their results one at a time.
    private func withJobs<Job: Sendable, Output: Sendable>(
        _ jobs: [Job],
        perform: @escaping @Sendable (Job) async throws(VoiceError) -> Output,
        finished: (Output) -> Void
    ) async throws(VoiceError) {
        let failure = await withTaskGroup(of: Result<Output, VoiceError>.self) { group -> VoiceError? in
            var waiting = jobs.makeIterator()
            for _ in 0..<Self.programsAtOnce {
                if let job = waiting.next() { group.addTask { await Self.result(job, perform) } }
            }
            var failure: VoiceError?
            while let result = await group.next() {
                switch result {
                case .success(let output): finished(output)
                case .failure(let error):
                    // The first failure tells why; those that follow were cancelled for it.
                    if failure == nil { failure = error }
                    group.cancelAll()
                }
                if failure == nil, let job = waiting.next() { group.addTask { await Self.result(job, perform) } }
            }
            return failure
        }
        if let failure { throw failure }
    }

    private static func result<Job, Output>(
        _ job: Job,
        _ perform: (Job) async throws(VoiceError) -> Output
    ) async -> Result<Output, VoiceError> {
        do throws(VoiceError) {
            return .success(try await perform(job))
        } catch {
            return .failure(error)
        }
    }
}
