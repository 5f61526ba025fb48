import ArgumentParser

/// `lull voices`.
struct VoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "voices", abstract: "Lists the voices there are.")
    func run() throws {}
}
