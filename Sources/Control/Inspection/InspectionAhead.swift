import Domain
import Ledger

/// Reads what git has to say of large candidates when they come to the operator, before anybody opens them: that, and not the page, is what the first
/// look at ten thousand lines waits for. Small ones are read in the time of a key press, and so not before they are wanted.
package struct InspectionAhead: Sendable {
    /// Changed lines from which on a candidate is large.
    package static let lines = 1000

    let desk: Desk

    package init(desk: Desk) { self.desk = desk }

    /// Until the ledger is closed. One candidate at a time: what is opened meanwhile is read beside it.
    package func run() async {
        for await events in desk.conductor.ledger.changes() {
            for event in events {
                guard case .lane(let id, .phase(.inspecting, _)) = event.event else { continue }
                await read(id)
            }
        }
    }

    /// What cannot be read now is asked for again by who opens it, and said to them.
    func read(_ id: LaneID) async {
        guard let lane = desk.conductor.ledger.model.lanes[id], let candidate = lane.candidate, let first = candidate.files.first,
            candidate.lines >= Self.lines, let station = try? await desk.station(of: lane)
        else { return }
        let memory = desk.stations.inspections
        _ = try? await station.facts(candidate, memory)
        _ = try? await station.patches(from: candidate.base, to: candidate.commit, path: first.path, memory)
    }
}
