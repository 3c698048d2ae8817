import API
import ArgumentParser
import Domain

/// `signalbox search TEXT`
struct SearchCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "search", abstract: "Find words in everything that agents and operators said, newest first.")

    @Argument(help: ArgumentHelp("Words that must all occur; \"a phrase\"; begin* for any ending.", valueName: "text"))
    var text: [String]

    @Option(help: ArgumentHelp("Only in this lane.", valueName: "lane"))
    var lane: LaneID?

    @Option(help: ArgumentHelp("Only in this repository.", valueName: "name"))
    var repo: String?

    @Option(help: "The most hits, up to 200.")
    var limit = 50

    @Option(help: ArgumentHelp("Only hits older than this one, as the last page names it.", valueName: "hit"))
    var before: Int64?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let question = SearchQuestion(text: text.joined(separator: " "), lane: lane, repository: repo, limit: limit, before: before)
        let page = try await context.call(Endpoints.search, SearchQuery(question))
        try context.show(page, quiet: page.hits.map { HitLine.place($0) }) {
            page.hits.map { HitLine(hit: $0, time: context.time).line } + closing(page)
        }
    }

    private func closing(_ page: SearchPage) -> [Styled] {
        var lines: [Styled] = []
        if page.hits.isEmpty { lines.append(Styled(page.note ?? "nothing found", .faint)) }
        if !page.hits.isEmpty, let note = page.note { lines.append(Styled(note, .faint)) }
        if let next = page.next { lines.append(Styled("older ones: --before \(next)", .faint)) }
        if let behind = page.behind { lines.append(Styled("\(behind.words): there may be more", .warning)) }
        return lines
    }
}
