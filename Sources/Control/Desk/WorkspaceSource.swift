package import Domain

/// The operator's configuration file, as the loop needs it. The file's format is another room's business.
package protocol WorkspaceSource: Sendable {
    /// The last good configuration; reads the file again when it changed.
    func current() async -> WorkspaceConfiguration
    /// Problems of the file as it stands on disk; empty when it is the one in force.
    func problems() async -> [String]
    /// Writes a repository into the file, everything else byte for byte as it was, with gates and boundaries proposed as comments from what
    /// the repository holds.
    /// - Parameters:
    ///   - files: paths of all its files.
    ///   - contents: the texts of those that tell how it is built and tested.
    func addRepository(
        name: String, location: String, gates: [String: String], files: [String], contents: [String: String]
    ) async throws(DeskError)
}
