/// Adds a repository to the workspace.
package struct AddRepositoryRequest: BodyRequest {
    package var name: String
    /// An absolute path, or a URL that git can clone.
    package var location: String
    /// Commands by gate name.
    package var gates: [String: String]

    package init(name: String, location: String, gates: [String: String] = [:]) {
        self.name = name
        self.location = location
        self.gates = gates
    }
}

/// Fetches from remotes.
package struct SyncRepositoryRequest: BodyRequest {
    /// Nil means every repository.
    package var name: String?

    package init(name: String? = nil) { self.name = name }
}
