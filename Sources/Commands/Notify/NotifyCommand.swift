import ArgumentParser

/// `signalbox notify …`
struct NotifyCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "notify", abstract: "Messages that leave this machine when something waits for you.",
        subcommands: [NotifyListCommand.self, NotifyTestCommand.self])
}
