import API
import Control
import Domain

/// Agent definitions: those in force, their versions, and the way back.
struct AgentRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.agents) { _ in await Self.agents(desk) }
        routes.answer(Endpoints.agent) { call throws(DeskError) in
            let choice = call.request.lane.map { DefinitionChoice.lane($0) } ?? call.request.version.map { .version($0) }
            let name = call.subject.description
            return await Self.view(name, try await desk.definition(name, choice), desk)
        }
        routes.answer(Endpoints.rollbackAgent) { call throws(DeskError) in
            let name = call.subject.description
            let done = try await desk.rollbackAgent(name, to: call.request.version, by: call.by)
            return AgentRollbackAnswer(
                agent: await Self.view(name, done.record, desk), file: AgentFile.path(name), putAside: done.putAside,
                otherSkills: done.otherSkills)
        }
    }

    /// The definitions in force, in the order of the workspace.
    static func agents(_ desk: any OperatorDesk) async -> [AgentView] {
        // Asked first: an edit of the files is taken then, and recorded in the model.
        let sources = await desk.agentSources()
        let model = await desk.model()
        let lanes = AgentLanes(model)
        return await desk.configuration().agents.map { agent in
            AgentView(agent, source: sources[agent.name], versions: model.workspace.agents[agent.name] ?? [], lanes: lanes)
        }
    }

    private static func view(_ name: String, _ record: DefinitionRecord, _ desk: any OperatorDesk) async -> AgentVersionView {
        let model = await desk.model()
        let versions = model.workspace.agents[name] ?? []
        let isThere = await desk.configuration().agent(name) != nil
        let lanes = model.everyBrief
        return AgentVersionView(
            name: name, number: record.number, version: record.version, inForce: isThere && record.number == versions.count,
            text: record.text, definition: record.definition,
            versions: AgentVersionLine.all(name, versions, lanes: lanes),
            reviews: ReviewerFigures(of: name, in: lanes.map(\.brief)))
    }
}
