package import Domain

/// The operator's configuration file, as the loop needs it. The file's format is another room's business.
package protocol WorkspaceSource: Sendable {
    /// The last good configuration; reads the file again when it changed.
    func current() async -> WorkspaceConfiguration
    /// Problems of the file as it stands on disk; empty when it is the one in force.
    func problems() async -> [String]
    /// What each agent definition of the last good configuration was made from, by name.
    func agentSources() async -> [String: AgentSource]
    /// Writes the file of an agent definition, if the workspace holds up with it. Only files: what `signalbox.yaml` says is the operator's.
    /// - Parameter known: digests of the texts that are kept already. A text of another digest in the file's place is put aside first.
    /// - Returns: where it was put; nil when there was none to put aside.
    func writeAgent(_ name: String, text: String, known: Set<String>) async throws(DeskError) -> String?
    /// Writes a repository into the file, everything else byte for byte as it was, with gates and boundaries proposed as comments from what
    /// the repository holds.
    /// - Parameters:
    ///   - files: paths of all its files.
    ///   - contents: the texts of those that tell how it is built and tested.
    func addRepository(
        name: String, location: String, gates: [String: String], files: [String], contents: [String: String]
    ) async throws(DeskError)
}
