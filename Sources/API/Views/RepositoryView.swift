package import Domain

/// A repository as `repo list` gives it.
package struct RepositoryView: Codable, Equatable, Sendable {
    package var name: String
    package var url: String
    /// The default branch; nil while it is unknown.
    package var branch: String?
    /// The default branch's commit when it was last read; nil before the first sync.
    package var head: String?
    package var syncedAt: Timestamp?
    package var gates: [String]
    package var boundaries: [String]
    /// Lanes that have not ended.
    package var lanes: Int

    package init(_ configuration: RepositoryConfiguration, state: RepositoryState?, lanes: Int) {
        name = configuration.name
        url = configuration.url
        branch = configuration.branch ?? state?.branch
        head = state?.head
        syncedAt = state?.syncedAt
        gates = configuration.gates.map(\.name)
        boundaries = configuration.boundaries.map(\.name)
        self.lanes = lanes
    }
}
