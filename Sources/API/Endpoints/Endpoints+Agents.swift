extension Endpoints {
    /// `signalbox agents list`: the definitions in force, in the order of the workspace.
    package static let agents = Endpoint<NoSubject, NoRequest, [AgentView]>(.get, "agents")
    /// `signalbox agents show` and both sides of `agents diff`
    package static let agent = Endpoint<AgentName, AgentQuery, AgentVersionView>(.get, "agents/{id}")
    /// `signalbox agents rollback`
    package static let rollbackAgent = Endpoint<AgentName, AgentRollbackRequest, AgentRollbackAnswer>(.post, "agents/{id}/rollback")
}
