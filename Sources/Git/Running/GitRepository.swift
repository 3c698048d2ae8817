/// A git directory that local commands run in: a bare mirror, or any other repository that is only read.
package struct GitRepository: Sendable {
    /// Runs git.
    package let client: GitClient
    /// The absolute path of the git directory (of the mirror itself, not of a linked worktree).
    package let directory: String
    let configGuard: MirrorConfigGuard?
    /// Who writes there besides.
    let kind: LeftLocks.Kind

    /// A repository without a guard, for one that no agent can write to.
    package init(client: GitClient, directory: String) {
        self.init(client: client, directory: directory, configGuard: nil)
    }

    init(client: GitClient, directory: String, configGuard: MirrorConfigGuard?, kind: LeftLocks.Kind = .mirror) {
        self.client = client
        self.directory = directory
        self.configGuard = configGuard
        self.kind = kind
    }

    func command(_ arguments: [String]) -> GitCommand {
        // GIT_DIR is given, so that nothing is searched for and no `.git` file is trusted.
        GitCommand(directory: directory, arguments: arguments, environment: ["GIT_DIR": directory])
    }

    func run(
        _ arguments: [String], paths: [RepositoryPath] = [], input: [UInt8] = [], accepting exits: Set<Int32> = [0],
        environment: [String: String] = [:]
    ) async throws -> GitOutput {
        var command = command(arguments)
        command.paths = paths
        command.input = input
        command.acceptedExits = exits
        command.environment.merge(environment) { _, new in new }
        return try await run(command)
    }

    func run(_ command: GitCommand) async throws -> GitOutput {
        try await configGuard?.verify()
        return try await client.run(command)
    }

    /// The commit a reference points at; nil when it does not exist.
    package func resolve(_ ref: RefName) async throws -> ObjectID? {
        try await revision("\(ref.name)^{commit}")
    }

    /// Whether the commit (not any other object) is here.
    package func hasCommit(_ id: ObjectID) async throws -> Bool {
        try await revision("\(id.hex)^{commit}") != nil
    }

    func revision(_ expression: String) async throws -> ObjectID? {
        let output = try await run(["rev-parse", "--verify", "--quiet", expression], accepting: [0, 1])
        return output.exit == 0 ? try output.objectID() : nil
    }

    /// The references under a prefix such as `refs/heads/`, with the objects they point at.
    package func references(under prefix: String) async throws -> [RefName: ObjectID] {
        let output = try await run(["for-each-ref", "--format=%(objectname) %(refname)", prefix])
        var result: [RefName: ObjectID] = [:]
        for line in output.lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2, let id = ObjectID(String(parts[0])), let ref = try? RefName(String(parts[1])) { result[ref] = id }
        }
        return result
    }
}
