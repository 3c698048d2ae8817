package import Domain
package import Foundation
package import Ledger

/// Keeps what agent definitions consist of, and records those that are new or not what they were. A lane can then be pinned to them.
package struct DefinitionRegister: Sendable {
    private let conductor: Conductor
    private let blobs: BlobStore

    package init(conductor: Conductor, blobs: BlobStore) {
        self.conductor = conductor
        self.blobs = blobs
    }

    /// Taking the same configuration again records nothing.
    /// - Parameters:
    ///   - sources: what each definition was made from, by name.
    ///   - material: the bytes that definitions name by their digest.
    package func take(
        _ configuration: WorkspaceConfiguration, sources: [String: AgentSource], material: [String: Data]
    ) async throws {
        for bytes in material.values { try blobs.put(bytes) }
        var seen: [(name: String, definition: String, source: String)] = []
        for agent in configuration.agents {
            let definition = try blobs.put(JSONEncoder.canonical.encode(agent))
            seen.append((agent.name, definition, try blobs.put(text: sources[agent.name]?.text ?? "")))
        }
        try await conductor.record(by: "signalbox") { [seen] model in
            seen.filter { entry in
                let last = model.workspace.agents[entry.name]?.last
                return last?.definition != entry.definition || last?.source != entry.source
            }.map { .workspace(.agentDefined(name: $0.name, definition: $0.definition, source: $0.source)) }
        }
    }
}
