import API
import ArgumentParser
import Domain
import Foundation

/// `signalbox target add`
struct TargetAddCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "add", abstract: "Write a target.")

    @Option(name: .long, help: ArgumentHelp("The repository's name.", valueName: "name"))
    var repo: String

    @Option(name: .long, help: ArgumentHelp("One line.", valueName: "text"))
    var title: String

    @OptionGroup var fields: TargetFields

    @Option(name: .long, help: ArgumentHelp("What the scripted adapter replays.", valueName: "file"))
    var script: String?

    @Option(name: .long, help: ArgumentHelp("A size limit of its own: changed files.", valueName: "n"))
    var maxFiles: Int?

    @Option(name: .long, help: ArgumentHelp("A size limit of its own: added and removed lines.", valueName: "n"))
    var maxLines: Int?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let draft = TargetDraft(
            repository: repo, title: title, intent: try fields.intentText(context) ?? "", boundary: fields.boundary, kind: fields.kind,
            risk: fields.risk, after: fields.afterList, agent: fields.agent, script: try script.map { try text($0, context) },
            verify: fields.verify, liveChecks: fields.liveCheck, maxFiles: maxFiles, maxLines: maxLines,
            budget: try fields.budgetLimit)
        let added = try await context.call(Endpoints.addTargets, AddTargetsRequest(targets: [draft]))
        guard let target = added.first else { throw CommandFailure(.failed, "the server added nothing and said nothing") }
        try context.show(target, quiet: ["\(target.id)"]) {
            [Styled("\(target.id)", .name) + Styled(" added: \(target.title)") + Styled("  (signalbox dispatch \(target.id))", .faint)]
        }
    }

    private func text(_ file: String, _ context: CommandContext) throws -> String {
        let path = context.absolute(file)
        do {
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            throw CommandFailure(.usage, "cannot read the script from \(path): \(error.localizedDescription)")
        }
    }
}
