import Synchronization

/// Files of Lull's own that are found damaged: entries of the cache, and records of a release.
///
/// What was damaged counts as absent, so it is made again. A program that wants to say so listens here.
public enum DamagedFile {
    private struct State {
        var listeners: [@Sendable (String) -> Void] = []
        var reported: Set<String> = []
    }

    private static let state = Mutex(State())

    /// Calls `listener` with the path of every damaged file that is found from now on, once for each and on any thread.
    public static func listen(_ listener: @escaping @Sendable (_ path: String) -> Void) {
        state.withLock { $0.listeners.append(listener) }
    }

    /// Tells that a file is damaged and will be made again.
    package static func report(_ path: String) {
        let listeners = state.withLock { state in
            state.reported.insert(path).inserted ? state.listeners : []
        }
        for listener in listeners { listener(path) }
    }
}
