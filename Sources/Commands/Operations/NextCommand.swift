import API
import ArgumentParser
import Domain

/// `signalbox next`
struct NextCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "next", abstract: "Rank the targets that could be dispatched, with the reasons for each place.")

    @Option(name: .shortAndLong, help: ArgumentHelp("How many to show.", valueName: "n"))
    var number = 10

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...10_000).contains(number) else { throw ValidationError("-n is from 1 to 10000") }
    }

    func run(_ context: CommandContext) async throws {
        let ranked = try await context.call(Endpoints.next, NextQuery(limit: number))
        try context.show(ranked, quiet: ranked.filter(\.ready).map { "\($0.target)" }) { Self.lines(ranked, context.console.face) }
    }

    static func lines(_ ranked: [RankedTarget], _ face: Face) -> [Styled] {
        guard !ranked.isEmpty else { return [Styled("no target is open; 'signalbox target add' writes one", .faint)] }
        var table = Table([
            .init("TARGET"), .init("REPOSITORY", shrinks: true), .init("BOUNDARY", shrinks: true), .init("RISK"), .init("KIND"),
            .init("READY"), .init("WHY", shrinks: true), .init("TITLE", shrinks: true),
        ])
        table.rows = ranked.map { target in
            [
                Styled("\(target.target)", .name), Styled(target.repository), Styled(target.boundary ?? "-"),
                Styled(target.risk.rawValue, LaneWords.ink(target.risk)), Styled(target.kind),
                target.ready ? Styled("yes", .good) : Styled("no", .faint), Styled(target.reasons.joined(separator: ", ")),
                Styled(target.title),
            ]
        }
        return table.lines(face)
    }
}
