import FoundationEssentials
package import Glibc
import Synchronization

/// What must not outlive the program: files and folders in the making, and other programs at work for this one.
///
/// Each is made and noted in one step under a lock. So there is no moment at which it exists and isn't known here, and a
/// program that is told to stop can leave nothing behind.
public enum UnfinishedWork {
    private struct State {
        var files: Set<String> = []
        var folders: Set<String> = []
        /// Process groups, by the number of the process that leads each. All of them are children of this process.
        var groups: Set<pid_t> = []
    }

    private static let state = Mutex(State())

    /// The files being made at this moment.
    package static var files: Set<String> { state.withLock { $0.files } }

    /// Ends every other program, removes every file and folder in the making, then ends this program.
    ///
    /// Nothing can be begun meanwhile: a thread that tries waits for the end.
    ///
    /// - Parameter end: ends the program.
    public static func abandon(_ end: () -> Never) -> Never {
        state.withLock { state in
            discard(&state, in: "")
            end()
        }
    }

    /// The same for what lies in a folder, and this program goes on.
    package static func discard(in folder: String) {
        state.withLock { discard(&$0, in: folder) }
    }

    private static func discard(_ state: inout State, in folder: String) {
        if folder.isEmpty {
            for group in state.groups { kill(-group, SIGKILL) }
            for group in state.groups { awaitEnd(group) }
            state.groups = []
        }
        for file in state.files where file.hasPrefix(folder) {
            unlink(file)
            state.files.remove(file)
        }
        for place in state.folders where place.hasPrefix(folder) {
            removeFolder(place)
            state.folders.remove(place)
        }
    }

    // MARK: Files and folders

    /// Makes something with a name, such as a file.
    ///
    /// - Parameters:
    ///   - path: its name.
    ///   - make: makes it; at least 0 means that it is there now. It must not call anything of this type.
    /// - Returns: what `make` gave, and the error number that it left.
    package static func makeFile(_ path: String, _ make: () -> Int32) -> (result: Int32, code: Int32) {
        state.withLock { state in
            let result = make()
            let code = errno
            if result >= 0 { state.files.insert(path) }
            return (result, code)
        }
    }

    /// Notes that a file is finished, or gone.
    package static func forgetFile(_ path: String) {
        state.withLock { _ = $0.files.remove(path) }
    }

    /// Makes something that must not be left as it is for a moment: no program is started and nothing ends meanwhile.
    package static func uninterrupted(_ make: () -> Int32) -> Int32 {
        state.withLock { _ in make() }
    }

    /// Makes a folder whose whole content goes with it.
    ///
    /// - Parameter make: makes it and gives its path, or nil. It must not call anything of this type.
    package static func makeFolder<Failure>(_ make: () throws(Failure) -> String) throws(Failure) -> String {
        try state.withLock { state throws(Failure) in
            let path = try make()
            state.folders.insert(path)
            return path
        }
    }

    /// Removes a folder with all that is in it.
    package static func remove(folder path: String) {
        removeFolder(path)
        state.withLock { _ = $0.folders.remove(path) }
    }

    private static func removeFolder(_ path: String) {
        // A program that was just ended may still be writing its last bytes.
        for _ in 0..<100 {
            try? FileManager.default.removeItem(atPath: path)
            guard access(path, F_OK) == 0 else { return }
            usleep(1000)
        }
    }

    // MARK: Other programs

    /// Starts another program.
    ///
    /// - Parameter spawn: starts it in a process group of its own and gives 0, or an error number.
    package static func start(_ spawn: (_ process: inout pid_t) -> Int32) -> (process: pid_t, code: Int32) {
        state.withLock { state in
            var process: pid_t = 0
            let code = spawn(&process)
            if code == 0 { state.groups.insert(process) }
            return (process, code)
        }
    }

    /// Ends a program that was started here, with all that it started; nothing where it has ended.
    package static func end(_ process: pid_t) {
        state.withLock { state in
            if state.groups.contains(process) { _ = kill(-process, SIGKILL) }
        }
    }

    /// Waits for the end of a program that was started here. What it has left running in its group is ended.
    ///
    /// - Returns: its status as `wait` has it; nil where it was ended in ``abandon(_:)``.
    package static func awaitStatus(_ process: pid_t) -> Int32? {
        var information = siginfo_t()
        // The process stays in the table: until it is waited for under the lock, nobody else can get its number.
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        return state.withLock { state in
            guard state.groups.remove(process) != nil else { return nil }
            kill(-process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0 && errno == EINTR {}
            return status
        }
    }

    /// Waits until a group is gone. Members that aren't children of this process are for the system to clear away, which
    /// some containers never do, so there is an end to it.
    private static func awaitEnd(_ group: pid_t) {
        var status: Int32 = 0
        while waitpid(group, &status, 0) < 0 && errno == EINTR {}
        for _ in 0..<1000 where kill(-group, 0) == 0 { usleep(1000) }
    }
}
