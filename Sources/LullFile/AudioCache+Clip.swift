extension AudioCache {
    /// The frames handled at a time.
    private static let block = 16_384

    /// A sound file at a wanted rate, decoded and resampled once and kept.
    ///
    /// Memory stays bounded however long the file is. Of a file with more than two channels the first two are taken.
    ///
    /// - Parameters:
    ///   - path: the file, of any format libsndfile reads.
    ///   - rate: the wanted frames per second, above 0.
    /// - Returns: one or two channels at `rate`.
    /// - Throws: ``FileError`` when the file can't be read or the entry can't be written.
    public func clip(path: String, rate: Int) throws(FileError) -> MappedAudio {
        let key = try clipKey(path, rate)
        if let entry = entry(key) { return entry }
        let reader = try AudioReader(path, greatest: Self.greatestSample)
        let channels = min(reader.channels, 2)
        let writer = try writer(key, channels: channels, rate: rate)
        do {
            let resampler = try StreamingResampler(channels: channels, from: reader.rate, to: rate)
            while case let block = try reader.read(Self.block), block.first?.isEmpty == false {
                try writer.append(try resampler.process(Array(block.prefix(channels))))
            }
            try writer.append(try resampler.finish())
            return try writer.finish()
        } catch let error as FileError where error.kind == .notAudio && error.path != path {
            throw FileError(.notAudio, path: path, reason: error.reason, mend: error.mend)
        } catch let error as FileError {
            throw error
        } catch {
            throw FileError(.notAudio, path: path, reason: "can't be resampled from \(reader.rate) Hz to \(rate) Hz")
        }
    }

    /// The length of what ``clip(path:rate:)`` gives; a clip that is ready needs only its header read.
    ///
    /// - Throws: as ``clip(path:rate:)``.
    public func clipLength(path: String, rate: Int) throws(FileError) -> AudioLength {
        if let length = length(try clipKey(path, rate)) { return length }
        let clip = try clip(path: path, rate: rate)
        return AudioLength(frames: clip.frames, rate: clip.rate)
    }

    private func clipKey(_ path: String, _ rate: Int) throws(FileError) -> String {
        _ = try OrdinaryFile(naming: path, as: "sound file")
        return "clip \(MappedLayout.version) \(rate) \(try Digest.sha256(ofFile: path))"
    }
}
