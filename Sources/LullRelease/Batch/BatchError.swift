public import Lull
public import LullFile
public import LullSession
public import LullTag

/// Why a release, or a track of it, can't be made.
public enum BatchError: Error {
    /// Somebody else works in the folder; a sentence.
    case busy(String)
    /// A file can't be read or written.
    case file(FileError)
    /// Files that aren't the release's lie where its own are to be: their paths.
    case inTheWay([String])
    /// Something is wrong with a script.
    case script([Problem])
    /// A session can't be produced.
    case studio(StudioError)
    /// Tags can't be written.
    case tags(TagError)
    /// A file can't be encoded by another program.
    case encoder(MPEG4Error)
    /// A variable of the environment is wrong; a sentence.
    case environment(String)
    /// The release as a whole can't be put together; a sentence.
    case incomplete(String)
}
