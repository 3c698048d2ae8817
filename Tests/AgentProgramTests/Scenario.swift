import Testing

/// What the model does, what the workspace says, and what must come of it.
struct Scenario: Sendable, CustomTestStringConvertible {
    var name: String
    /// The scenario of the scripted model.
    var model: String
    /// Values of it.
    var values: @Sendable (Sandbox) -> [String: String] = { _ in [:] }
    /// Keys of the repository, of the workspace and of the agent's definition, a key a line.
    var repository = ""
    var workspace = ""
    var definition = ""
    /// A rule of the workspace.
    var rule: String?
    var turns = 1
    /// Reaches nothing but the model, by the proxy.
    var isProxied = false
    var programs = AgentProgram.allCases
    var check: @Sendable (ProgramLab) async throws -> Void

    var testDescription: String { name }
}
