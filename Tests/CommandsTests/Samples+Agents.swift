import API
import Domain

@testable import Commands

extension Samples {
    private static func definition(_ text: String) -> AgentConfiguration {
        AgentConfiguration(
            name: text, adapter: .acp, command: [text, text], environment: [text: text], model: text, instructions: text, tools: [text],
            skills: [SkillPin(name: text, files: [text: text])],
            budget: AgentBudget(turn: Budget(tokens: 200_000, minutes: 5), lane: Budget(money: Money(micros: 2_500_000))),
            sandbox: .off, network: .only([text]), memoryBytes: 2_000_000)
    }

    static func agent(_ text: String = "words") -> AgentView {
        let lane = lane(text)
        let versions = [lane.start.definition, "d"].map { AgentVersion(definition: $0, source: text, since: start) }
        var model = ReadModel()
        model.store(.lane(lane))
        return AgentView(
            definition(text), source: AgentSource(file: text, line: 3, text: text), versions: versions, lanes: AgentLanes(model))
    }

    static func agentVersion(_ text: String = "words", number: Int = 2) -> AgentVersionView {
        AgentVersionView(
            name: text, number: number, version: AgentVersion(definition: text, source: text, since: start), inForce: false,
            text: "same\n" + text + "\nend\n", definition: definition(text),
            versions: [
                AgentVersionLine(
                    number: 1, version: AgentVersion(definition: text, source: text, since: start), lanes: [LaneID(number: 7)])
            ])
    }
}
