package import Domain
import Foundation
import Ledger

extension Desk {
    package func agentSources() async -> [String: AgentSource] {
        _ = await configuration()
        return await source.agentSources()
    }

    package func definition(_ name: String, _ choice: DefinitionChoice?) async throws(DeskError) -> DefinitionRecord {
        _ = await configuration()
        let model = await conductor.model
        guard let versions = model.workspace.agents[name], !versions.isEmpty else {
            throw DeskError(.notFound, "there is no agent '\(name)', and never was")
        }
        return try record(versions, try index(choice, name, versions, model))
    }

    package func rollbackAgent(_ name: String, to word: String, by: String) async throws(DeskError) -> DefinitionRollback {
        let old = try await definition(name, .version(word))
        let file = AgentFile.path(name)
        if let place = await source.agentSources()[name], place.file != file {
            throw DeskError(
                .refused,
                "agent '\(name)' is defined in \(place.file):\(place.line), which is yours to edit; 'signalbox agents show "
                    + "\(name)@\(old.number)' shows what it was")
        }
        guard old.text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }).starts(with: "---".unicodeScalars) else {
            throw DeskError(
                .refused,
                "version \(old.number) of '\(name)' was written in signalbox.yaml and is no text for \(file); 'signalbox agents show "
                    + "\(name)@\(old.number)' shows it")
        }
        let known = await conductor.model.workspace.agents[name] ?? []
        let putAside = try await source.writeAgent(name, text: old.text, known: Set(known.map(\.source)))
        let now = try await definition(name, nil)
        let then = Dictionary(old.definition.skills.map { ($0.name, $0) }) { $1 }
        let changed = now.definition.skills.filter { then[$0.name] != $0 }.map(\.name)
        return DefinitionRollback(record: now, putAside: putAside, otherSkills: changed)
    }

    private func index(
        _ choice: DefinitionChoice?, _ name: String, _ versions: [AgentVersion], _ model: ReadModel
    ) throws(DeskError) -> Int {
        switch choice {
        case nil: return versions.count - 1
        case .version(let word):
            do {
                return try versions.find(word)
            } catch {
                throw DeskError(.notFound, "agent '\(name)': '\(word)' \(error.message): \(error.remedy)")
            }
        case .lane(let id):
            guard let lane = model.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
            guard lane.start.agent == name else { throw DeskError(.usage, "\(id) is a lane of agent '\(lane.start.agent)'") }
            guard let index = versions.index(of: lane.start.definition, at: lane.queuedAt) else {
                throw DeskError(.notFound, "\(id) was started before versions of definitions were kept")
            }
            return index
        }
    }

    private func record(_ versions: [AgentVersion], _ index: Int) throws(DeskError) -> DefinitionRecord {
        let version = versions[index]
        do {
            let text = try stations.blobs.read(version.source, limit: 2_000_000)
            return DefinitionRecord(
                number: index + 1, version: version, text: String(decoding: text, as: UTF8.self),
                definition: try PinnedAgent.read(version.definition, in: stations.blobs))
        } catch {
            throw DeskError(.failed, "version \(index + 1) cannot be read: \(error)")
        }
    }
}
