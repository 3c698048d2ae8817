import Domain
import TestSupport
import Testing

@testable import Agents

/// What an agent is told beside its prompt.
struct SystemComposerTests {
    private func compose(_ limits: [BudgetLeft], instructions: String = "") throws -> String {
        var day = DayBuilder()
        let id = try day.lane(at: 0)
        let lane = try #require(day.model.lanes[id])
        var agent = AgentConfiguration(name: "claude", adapter: .command)
        agent.instructions = instructions
        return SystemComposer.compose(
            agent: agent, lane: lane, turn: 1, branch: "b", port: 4000, neighbours: [], hasTools: false, limits: limits)
    }

    @Test func limitsAreSaidWhereThereAreSome() throws {
        let place = SpendPlace(
            agent: "claude", lane: LaneID(number: 1), turn: 1, target: TargetID(number: 1), day: "2026-11-23")
        let check = BudgetCheck(
            place: place, definition: AgentBudget(turn: Budget(tokens: 200_000), lane: Budget(minutes: 30)), workspace: WorkspaceBudget(),
            prices: PriceTable())
        let text = try compose(check.left(SpendBook(), now: Timestamp(milliseconds: 0)), instructions: "Be brief.")
        #expect(
            text.contains(
                """

                # Your limits
                Whichever is used up first stops your turn in its middle; commit before that. At the beginning of this turn:
                - turn budget of agent claude: 200k tokens left of 200k tokens
                - lane budget of agent claude: 30 min at work left of 30 min at work

                """))
        #expect(text.hasPrefix("Be brief.\n\n# Your lane\n"))
    }

    @Test func withoutLimitsNothingIsSaidOfThem() throws {
        #expect(try !compose([]).contains("limits"))
    }
}
