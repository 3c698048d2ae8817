import Agents
package import Domain

extension LaneDesk {
    /// The target, its boundary and its limits, as text for the agent.
    package func targetText() async throws(DeskError) -> String {
        let lane = try await lane()
        return LaneDocuments.target(await target(of: lane), lane)
    }

    /// What holds for the work.
    package func rulesText() async throws(DeskError) -> String {
        let lane = try await lane()
        let configuration = await desk.configuration()
        return LaneDocuments.rules(
            lane, configuration, gates: configuration.repository(lane.start.repository)?.gates ?? [], target: await target(of: lane))
    }

    /// Turns, gate runs, decisions and handoffs so far.
    package func historyText() async throws(DeskError) -> String { LaneDocuments.history(try await lane()) }

    /// Keeps what the agent says of its work.
    package func report(_ kind: AgentReport.Kind, _ text: String) async throws(DeskError) {
        let at = await conductor.now()
        let id = id
        _ = try await desk.desk {
            try await conductor.record(by: "signalbox") { model in
                let turn = try Self.running(id, model).turn
                // Sent again by a client that lost its connection.
                if turn.reports.contains(where: { $0.kind == kind && $0.text == text }) { return [] }
                let recent = turn.reports.filter { at.seconds(since: $0.at) < 60 }
                guard recent.count < Self.reportsAMinute else {
                    throw DeskError(.refused, "\(Self.reportsAMinute) reports in a minute are enough; go on with the work")
                }
                return [.lane(id, .reported(turn: turn.number, AgentReport(kind: kind, text: text, at: at)))]
            }
        }
    }

    /// As many as a turn's state keeps.
    private static let reportsAMinute = 20
}
