import ArgumentParser

/// `signalbox lane …`
struct LaneCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "lane", abstract: "Look at one lane, or bring it on.",
        subcommands: [
            LaneShowCommand.self, LaneFilesCommand.self, LanePullRequestCommand.self, LaneLogCommand.self, LaneGatesCommand.self,
            LaneRetryCommand.self,
            LaneRestoreCommand.self,
        ])
}
