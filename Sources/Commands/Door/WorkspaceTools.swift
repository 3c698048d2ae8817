package import Domain

/// What commands need of the rooms they may not import: reading configuration files and knowing this program. The door sets it.
package struct WorkspaceTools: Sendable {
    /// Of this program, with its commit.
    package var version: String
    /// The absolute path of this program, which is what a server is started from.
    package var executable: String
    /// The nearest folder at or above the given one that holds `signalbox.yaml`, absolute.
    package var find: @Sendable (_ folder: String) -> String?
    /// Makes a workspace in a folder; gives the paths it wrote. Throws when there is one already or the folder cannot be written.
    package var initialize: @Sendable (_ folder: String) throws -> [String]
    /// Everything that is wrong with a workspace's configuration, one `file:line:column: message (remedy)` each.
    package var check: @Sendable (_ workspace: String) -> [String]
    /// The JSON Schema of `signalbox.yaml`.
    package var schema: @Sendable () throws -> String
    /// Reads a file of targets. Throws with every problem in the message.
    package var readTargets: @Sendable (_ file: String) throws -> [TargetDraft]
    /// Where a workspace keeps its state.
    package var stateFolder: @Sendable (_ workspace: String) throws -> String
    /// The server's socket of a workspace.
    package var socketPath: @Sendable (_ workspace: String) throws -> String
    /// Looks at what this machine offers: git, shells, limits. Nil: there is no workspace here.
    package var examine: @Sendable (_ workspace: String?) async -> [DoctorCheck]

    package init(
        version: String, executable: String, find: @escaping @Sendable (String) -> String?,
        initialize: @escaping @Sendable (String) throws -> [String], check: @escaping @Sendable (String) -> [String],
        schema: @escaping @Sendable () throws -> String, readTargets: @escaping @Sendable (String) throws -> [TargetDraft],
        stateFolder: @escaping @Sendable (String) throws -> String, socketPath: @escaping @Sendable (String) throws -> String,
        examine: @escaping @Sendable (String?) async -> [DoctorCheck]
    ) {
        self.version = version
        self.executable = executable
        self.find = find
        self.initialize = initialize
        self.check = check
        self.schema = schema
        self.readTargets = readTargets
        self.stateFolder = stateFolder
        self.socketPath = socketPath
        self.examine = examine
    }

    /// Set by ``CommandDoor`` for the time of a command.
    @TaskLocal static var current: WorkspaceTools?
}

/// One thing that `signalbox doctor` looked at.
package struct DoctorCheck: Codable, Equatable, Sendable {
    package enum Outcome: String, Codable, Sendable {
        case good, warning, bad
    }

    package var name: String
    package var outcome: Outcome
    /// What was found.
    package var detail: String
    /// What to do about it; nil when nothing is to be done.
    package var remedy: String?

    package init(name: String, outcome: Outcome, detail: String, remedy: String? = nil) {
        self.name = name
        self.outcome = outcome
        self.detail = detail
        self.remedy = remedy
    }
}
