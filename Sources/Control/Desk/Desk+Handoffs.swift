package import Domain

extension Desk {
    /// Makes a target of a handoff, in the repository that it names. A blocking one then lands before the target of the lane that proposed it.
    package func scopeHandoff(_ id: HandoffID, _ change: TargetChange, by: String) async throws(DeskError) -> Handoff {
        let configuration = await configuration()
        _ = try await desk {
            try await conductor.record(by: by) { model in
                try HandoffIntake(configuration: configuration, model: model).scope(id, change)
            }
        }
        return try await handoff(id)
    }

    package func declineHandoff(_ id: HandoffID, reason: String, by: String) async throws(DeskError) -> Handoff {
        let configuration = await configuration()
        _ = try await desk {
            try await conductor.record(by: by) { model in
                try HandoffIntake(configuration: configuration, model: model).decline(id, reason)
            }
        }
        return try await handoff(id)
    }

    private func handoff(_ id: HandoffID) async throws(DeskError) -> Handoff {
        guard let found = await conductor.model.handoff(id) else { throw HandoffIntake.unknown(id) }
        return found.handoff
    }
}
