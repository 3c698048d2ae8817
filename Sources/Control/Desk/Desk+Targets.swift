package import Domain
import Foundation
import Ledger

extension Desk {
    package func addTargets(_ drafts: [TargetDraft], by: String) async throws(DeskError) -> [Target] {
        let configuration = await configuration()
        let first = try await desk {
            try await conductor.record(by: by) { model in
                try TargetIntake(configuration: configuration, model: model).events(for: drafts)
            }
        }
        let ids = first.compactMap { event -> TargetID? in
            if case .target(let id, _) = event.event { return id }
            return nil
        }
        let model = await conductor.model
        return ids.compactMap { model.targets[$0] }
    }

    package func editTarget(_ id: TargetID, _ change: TargetChange, by: String) async throws(DeskError) -> Target {
        let configuration = await configuration()
        _ = try await desk {
            try await conductor.record(by: by) { model in
                try TargetIntake(configuration: configuration, model: model).events(editing: id, change)
            }
        }
        guard let target = await conductor.model.targets[id] else { throw DeskError(.notFound, "there is no target \(id)") }
        return target
    }

    package func dropTarget(_ id: TargetID, reason: String, by: String) async throws(DeskError) -> Target {
        _ = try await desk {
            try await conductor.record(by: by) { model in
                guard model.targets[id] != nil else { throw DeskError(.notFound, "there is no target \(id)") }
                if let lane = model.openLane(of: id) { throw DeskError(.refused, "\(lane.id) for \(id) has not ended; abandon it first") }
                let dependents = model.unlanded.filter { model.targets[$0]?.after.contains(id) == true }
                if !model.hasLanded(id), !dependents.isEmpty {
                    let names = dependents.sorted().map(\.description).joined(separator: ", ")
                    throw DeskError(.refused, "\(names) would wait for \(id) for ever; edit or drop what comes after it first")
                }
                return [.target(id, .dropped(reason: reason))]
            }
        }
        guard let target = await conductor.model.targets[id] else { throw DeskError(.notFound, "there is no target \(id)") }
        return target
    }

    package func dispatch(_ targets: [TargetID], agent: String?, by: String) async throws(DeskError) -> [Lane] {
        let configuration = await configuration()
        let recorded = try await desk {
            var definitions: [String: String] = [:]
            for agent in configuration.agents {
                definitions[agent.name] = try stations.blobs.put(JSONEncoder.canonical.encode(agent))
            }
            return try await conductor.record(by: by) { [definitions] model in
                try Dispatch(configuration: configuration, model: model, definitions: definitions).events(for: targets, agent: agent)
            }
        }
        let model = await conductor.model
        return recorded.compactMap { event in
            if case .laneQueued(let id, _) = event.event { return model.lanes[id] }
            return nil
        }
    }
}
