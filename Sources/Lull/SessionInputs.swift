package import LullFile
import LullScore
package import LullSession
import LullVoice

extension OutputGuard {
    /// Notes the texts of a session: its script, what that includes, and the script that it translates.
    package mutating func reads(_ sources: [SourceText], isStandardInput: Bool = false) {
        if isStandardInput { readsStandardInput(as: .script) }
        for file in sources.dropFirst(isStandardInput ? 1 : 0) { reads(file.name, as: .script) }
    }
}

extension Studio {
    /// Notes every file besides its texts that a session is made from, whether or not it is heard with these parameters:
    /// clips, takes and all recordings in the folder of takes, the voice's model and the configuration.
    package func noteInputs(of session: Session, in files: inout OutputGuard) {
        if let path = configuration.path { files.reads(path, as: .configuration) }
        func note(_ sound: Sound) {
            if case .file(let path)? = sound.value(.file) { files.reads(path, as: .recording) }
            for cue in sound.phases.values { note(cue) }
        }
        for sound in session.sounds.values { note(sound) }
        for path in session.clips.map(\.path) + session.takes.map(\.path) { files.reads(path, as: .recording) }
        if let folder = session.voice.takes {
            for path in VoiceStudio.recordings(in: folder) { files.reads(path, as: .recording) }
        }
        // A voice that can't be had is reported when it is needed.
        if let model = (try? sources(of: session))?.voice?.model { files.reads(model, as: .model) }
    }
}
