import FoundationEssentials
import Glibc

/// What every benchmark works with: the programs, a folder of its own, and the scripts and files in it.
final class Workbench {
    /// The command line.
    let options: Options
    /// A folder for this run alone; removed at its end.
    let folder: String

    private var environment: [String: String]
    private var isOnOneCore = false

    /// Makes the folder.
    init(_ options: Options) throws {
        self.options = options
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/lull-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw BenchFailure.unmeasurable("no folder can be made in \(place)")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        environment = ProcessInfo.processInfo.environment
    }

    /// Removes the folder with all it holds.
    func cleanUp() {
        Files.remove(folder)
    }

    /// A path in the folder.
    func path(_ name: String) -> String {
        "\(folder)/\(name)"
    }

    /// Writes a text file into the folder and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        let path = path(name)
        try Files.write(Array(text.utf8), to: path)
        return path
    }

    /// Writes a script into the folder, has lull check it, and returns its path.
    func script(_ name: String, _ text: String) throws -> String {
        let path = try write(name, text)
        _ = try lull(["check", path])
        return path
    }

    /// Whatever is run meanwhile runs on one core, the last that is allowed.
    func onOneCore<Value>(_ body: () throws -> Value) rethrows -> Value {
        isOnOneCore = true
        defer { isOnOneCore = false }
        return try body()
    }

    /// Runs lull to its end.
    ///
    /// - Parameters:
    ///   - arguments: what follows its name.
    ///   - output: where standard output goes.
    ///   - usersCache: whether the user's own cache serves, rather than one in the folder.
    ///   - variables: what else stands in its environment.
    ///   - messages: where its messages go.
    func lull(
        _ arguments: [String],
        output: String = "/dev/null",
        usersCache: Bool = false,
        variables: [String: String] = [:],
        messages: String? = nil
    ) throws -> Usage {
        guard let program = Files.program(options.lull.contains("/") ? options.lull : "./\(options.lull)") else {
            throw BenchFailure.unmeasurable("there is no lull at \(options.lull); build it with Scripts/build")
        }
        return try run(
            program,
            arguments,
            output: output,
            usersCache: usersCache,
            variables: variables,
            messages: messages
        )
    }

    /// Starts a program of the search path, to be ended by `Child.end`.
    func start(_ name: String, _ arguments: [String], variables: [String: String] = [:]) throws -> pid_t {
        guard let program = Files.program(name) else {
            throw BenchFailure.unmeasurable("\(name) is not here; Scripts/setup bench installs it")
        }
        return try Child(
            program: program,
            arguments: arguments,
            environment: environment.merging(variables) { $1 },
            messages: path("\(name).messages")
        ).spawn()
    }

    /// Runs a program of the search path to its end.
    func tool(_ name: String, _ arguments: [String]) throws -> Usage {
        guard let program = Files.program(name) else {
            throw BenchFailure.unmeasurable("\(name) is not here; Scripts/setup bench installs it")
        }
        return try run(program, arguments, output: "/dev/null", usersCache: false)
    }

    private func run(
        _ program: String,
        _ arguments: [String],
        output: String,
        usersCache: Bool,
        variables: [String: String] = [:],
        messages: String? = nil
    ) throws -> Usage {
        var environment = environment.merging(variables) { $1 }
        if !usersCache { environment["LULL_CACHE"] = path("cache") }
        var (program, arguments) = (program, arguments)
        if isOnOneCore {
            guard let taskset = Files.program("taskset") else {
                throw BenchFailure.unmeasurable("taskset is not here; it is a part of util-linux")
            }
            // It becomes the program that it starts, so that the measure is the program's.
            arguments = ["-c", String(Cores.allowed.last ?? 0), program] + arguments
            program = taskset
        }
        let child = Child(
            program: program,
            arguments: arguments,
            environment: environment,
            output: output,
            messages: messages ?? path("messages")
        )
        return try child.run()
    }

    /// The plan of a script.
    func plan(_ script: String, usersCache: Bool = false) throws -> Plan {
        let path = path("plan.json")
        _ = try lull(["plan", script, "--json", "--quiet"], output: path, usersCache: usersCache)
        do {
            return try JSONDecoder().decode(Plan.self, from: Data(Files.text(path).utf8))
        } catch {
            throw BenchFailure.unmeasurable("the plan of \(script) can't be read: \(error)")
        }
    }
}

/// As much of `lull plan --json` as is needed.
struct Plan: Decodable {
    /// Seconds.
    var duration: Double
    /// Every breath.
    var breaths: [Breath]

    /// One breath, in seconds.
    struct Breath: Decodable {
        /// When it begins.
        var start: Double
        /// How long it is drawn in.
        var inhale: Double
        /// How long it is let go.
        var exhale: Double
    }
}
