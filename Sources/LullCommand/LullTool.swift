import ArgumentParser
import Glibc
import Lull
import LullFile
import LullScript

/// The command `lull`.
@main
struct LullTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lull",
        abstract: "Turns a written session into sound: voice, paced breathing, beds and bells.",
        discussion: """
            A session is prose with marks in brackets: what is written is spoken, what stands in brackets happens.

              lull play evening.md              plays it, now
              lull render evening.md            an audio file beside you
              lull check evening.md             what is wrong with it, and how to mend it
              lull plan evening.md              what happens when
              lull analyze evening.wav          how loud, how gentle, how clean a file is
              lull batch program.yaml -o out    a whole program as a release
              lull catalogue Sessions           what a library of scripts holds
            """,
        version: Version.current,
        subcommands: [
            RenderCommand.self, PlayCommand.self, CheckCommand.self, PlanCommand.self, AnalyzeCommand.self,
            BatchCommand.self, VerifyCommand.self, CatalogueCommand.self,
            PatternsCommand.self, SoundsCommand.self, VoicesCommand.self, DevicesCommand.self,
        ]
    )

    static func main() async {
        Interruption.install()
        DamagedFile.listen { path in
            Terminal.clearProgress()
            Terminal.message("lull: \(path): this file of Lull's own is damaged; Lull makes it again.")
        }
        do {
            try checkArguments(CommandLine.arguments.dropFirst())
            try checkCommand(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            failure.show()
            endProcess(failure.status)
        } catch {
            // Help is asked for; anything else is a mistake, told with the arguments as they were written.
            let text = fullMessage(for: error)
            let status = exitCode(for: error)
            if status.isSuccess { Terminal.output(text + "\n") } else if !text.isEmpty { Terminal.message(text) }
            Glibc.exit(status.rawValue)
        }
    }

    /// A command that isn't there, and what may be meant by it.
    private static func checkCommand(_ word: String?) throws {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let word, !word.hasPrefix("-"), !word.isEmpty, !names.contains(word) else { return }
        if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
            throw Failure(
                .usage,
                "“\(word)” is no command: write “lull batch \(word) -o release”, or “lull check \(word)”."
            )
        }
        if word.contains(".") || word.contains("/") {
            throw Failure(
                .usage,
                "“\(word)” is no command: write “lull play \(word)”, “lull render \(word)” or “lull check \(word)”."
            )
        }
        let hint =
            Spelling.nearest(to: word, in: names).map { "did you mean “lull \($0)”?" }
            ?? "there are \(names.joined(separator: ", "))."
        throw Failure(.usage, "there is no command “\(word)”; \(hint)")
    }

    /// No command has a use for an empty argument, which is mostly a shell's variable that isn't set; taken for a folder it
    /// would be the root.
    private static func checkArguments(_ arguments: ArraySlice<String>) throws {
        for (index, argument) in zip(arguments.indices, arguments) {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let option: Substring?
            if argument.isEmpty {
                option = index > arguments.startIndex ? Substring(arguments[index - 1]) : nil
            } else if argument.hasPrefix("-"), parts.count > 1, parts[1].isEmpty {
                option = parts[0]
            } else {
                continue
            }
            let place = option.map { "behind “\($0)” stands nothing" } ?? "the first argument is empty"
            throw Failure(.usage, "\(place): write what is meant. If it was to come from a variable, that isn't set.")
        }
    }
}
