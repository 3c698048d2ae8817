/// Lanes and events that a mutation can be planted in.
extension Facts {
    /// A lane that has landed and is done.
    func doneLane() throws -> LaneFacts {
        guard let lane = sortedLanes.first(where: { $0.phase == "done" && !$0.candidates.isEmpty }) else {
            throw ChaosError("no lane is done")
        }
        return lane
    }

    /// A lane that waits in inspection, with its worktree.
    func waitingLane() throws -> LaneFacts {
        guard let lane = sortedLanes.first(where: { $0.phase == "inspecting" && !$0.isReleased }) else {
            throw ChaosError("no lane is inspecting")
        }
        return lane
    }

    /// The folder of a worktree that no lane holds. A done lane's own may be another's by now.
    func freeWorktree() throws -> String {
        for repository in DayPlan.repositories {
            let folder = "\(box.state)/worktrees/\(repository)"
            for name in Files.names(folder) where !name.contains(".") {
                if Files.text("\(folder)/\(name).json").contains("\"free\"") { return "\(folder)/\(name)" }
            }
        }
        throw ChaosError("no worktree is free")
    }

    /// The last event of a kind about a lane.
    func last(_ kind: String, of lane: LaneFacts) throws -> LedgerEvent {
        guard let event = events.last(where: { $0.subject == lane.id && $0.kind == kind }) else {
            throw ChaosError("\(lane.id) has no \(kind)")
        }
        return event
    }

    /// Rewrites the ledger.
    func forge(_ change: (inout LedgerForger) throws -> Void) throws {
        var forger = LedgerForger(self)
        try change(&forger)
        try forger.write()
    }

    func mirror(of lane: LaneFacts) -> String { box.mirror(lane.repository) }
}
