import Domain

/// Looks up in the recorded transcripts whether commands ran that an agent claims to have run.
struct TranscriptCommands: Sendable {
    let stations: Stations

    /// What is asked: the transcripts do not change.
    struct Question: Hashable, Sendable {
        let transcripts: [String]
        let commands: [String]
    }

    /// Calls that are kept.
    private static let limit = 500

    /// - Returns: the calls that hold one of the commands; nil when there is nothing to look up or it could not be read.
    func read(_ lane: Lane, _ commands: [String]) async -> [ClaimCheck.Ran]? {
        let turns = lane.turns.filter { $0.outcome?.entries != nil }
        guard !commands.isEmpty, !turns.isEmpty else { return nil }
        let question = Question(transcripts: turns.compactMap(\.outcome?.entries), commands: commands)
        return (try? await stations.inspections.commands.answer(question) { try Self.find(commands, turns, stations) }) ?? nil
    }

    private static func find(_ commands: [String], _ turns: [Turn], _ stations: Stations) throws -> [ClaimCheck.Ran]? {
        let needles = Set(commands.map(TranscriptScan.needle))
        let result = Array("\"toolResult\"".utf8)
        let call = Array("\"toolCall\":{".utf8)
        // A program that says nothing of its tools bears out nothing, and contradicts nothing.
        var hasCalls = false
        var calls: [(id: String, ran: ClaimCheck.Ran)] = []
        var open: [String: Int] = [:]
        try TranscriptScan(stations: stations).lines(of: turns) { line in
            if !hasCalls { hasCalls = line.holds(call) }
            let isResult = !open.isEmpty && line.holds(result)
            guard isResult || needles.contains(where: line.holds) else { return true }
            switch line.entry()?.content {
            case .toolCall(let call):
                guard let command = call.command, commands.contains(where: command.contains) else { return true }
                open[call.id] = calls.count
                calls.append((call.id, ClaimCheck.Ran(command: command, failed: false)))
            case .toolResult(let id, let failed, _):
                if let index = open.removeValue(forKey: id), failed { calls[index].ran.failed = true }
            default: break
            }
            return calls.count < limit
        }
        return hasCalls ? calls.map(\.ran) : nil
    }
}
