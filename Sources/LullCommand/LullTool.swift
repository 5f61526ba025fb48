import ArgumentParser
import Lull

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
        do {
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
            exit(withError: error)
        }
    }
}
