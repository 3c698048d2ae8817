extension Endpoints {
    /// `signalbox agents list`: the definitions in force, in the order of the workspace.
    package static let agents = Endpoint<NoSubject, NoRequest, [AgentView]>(.get, "agents", "The agent definitions in force")
    /// `signalbox agents show` and both sides of `agents diff`
    package static let agent = Endpoint<AgentName, AgentQuery, AgentVersionView>(.get, "agents/{id}", "One version of an agent definition")
    /// `signalbox agents rollback`
    package static let rollbackAgent = Endpoint<AgentName, AgentRollbackRequest, AgentRollbackAnswer>(
        .post, "agents/{id}/rollback", "Go back to a version of an agent definition")
}
