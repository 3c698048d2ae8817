import Agents
import Domain
import Ledger

/// The words beside a turn's prompt, kept as a blob with the turn: a server that starts again says the same.
struct Briefing: Sendable {
    let context: StepContext
    let turn: Turn
    let agent: AgentConfiguration
    let place: Workplace
    let hasTools: Bool

    /// The words, and their blob when it is not in the ledger yet.
    func make() async throws -> (text: String, new: String?) {
        if let known = turn.briefing {
            return (String(decoding: try context.stations.blobs.read(known, limit: 16_000_000), as: UTF8.self), nil)
        }
        let lane = context.lane
        let neighbours = await context.conductor.model.unsettledLanes.filter {
            $0.id != lane.id && $0.start.repository == lane.start.repository && !$0.phase.isEnd && !$0.phase.isLanded
        }.sorted { $0.id < $1.id }.map {
            SystemComposer.Neighbour(lane: $0.id, title: $0.start.title, boundary: $0.start.boundary, phase: $0.phase)
        }
        let text = SystemComposer.compose(
            agent: agent, lane: lane, turn: turn.number, branch: place.branch, port: place.port, neighbours: neighbours, hasTools: hasTools)
        return (text, try context.stations.blobs.put(text: text))
    }
}
