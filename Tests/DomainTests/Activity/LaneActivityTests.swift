import Domain
import Testing

@Suite struct LaneActivityTests {
    private static func at(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    private static func lane(_ phase: Phase) -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: "sh", definition: "",
            attempt: 1, maxTurns: 3, maxFiles: 9, maxLines: 9)
        var lane = Lane(id: LaneID(number: 1), start: start, at: at(1))
        lane.phases.append(PhaseEntry(phase: phase, at: at(2), note: ""))
        lane.phase = phase
        return lane
    }

    @Test func nothingWhereNothingHappens() {
        for phase in [Phase.queued, .inspecting, .approved, .done, .rejected, .working, .gating] {
            #expect(LaneActivity.of(Self.lane(phase), agent: nil, isHeld: false) == nil, "\(phase)")
        }
        #expect(LaneActivity.of(Self.lane(.done), agent: nil, isHeld: true) == nil)
    }

    @Test func aTurnAndItsAsks() {
        var lane = Self.lane(.working)
        lane.turns = [Turn(number: 1, cause: .first, job: "j", prompt: "", from: "", startedAt: Self.at(3))]
        #expect(LaneActivity.of(lane, agent: nil, isHeld: false) == Activity(text: "starting", since: Self.at(3)))
        var agent = AgentActivity(worktree: "/w", since: Self.at(3))
        agent.saw(.thought(text: "x"), at: Self.at(4))
        #expect(LaneActivity.of(lane, agent: agent, isHeld: false)?.text == "thinking")
        lane.asks = [3, 4].map {
            Ask(id: AskID(number: $0), turn: 1, ask: AgentAsk(key: "\($0)", kind: .question), at: Self.at(Int64($0) + 10))
        }
        #expect(LaneActivity.of(lane, agent: agent, isHeld: false) == Activity(text: "waiting for answer A-3, A-4", since: Self.at(13)))
        #expect(LaneActivity.of(lane, agent: agent, isHeld: true)?.text == "paused")
    }

    @Test func gatesOfTheCandidate() {
        var lane = Self.lane(.gating)
        lane.candidates = [1, 2].map {
            Candidate(number: $0, base: "", head: "", commit: "", tree: "", commits: 1, files: [], gates: [])
        }
        func run(_ gate: String, candidate: Int = 2, since: Int64) -> GateRun {
            GateRun(candidate: candidate, gate: gate, attempt: 1, job: "", definition: "", tree: "", startedAt: Self.at(since))
        }
        lane.gateRuns = [run("old", candidate: 1, since: 3), run("test", since: 5)]
        #expect(LaneActivity.of(lane, agent: nil, isHeld: false) == Activity(text: "gate test running", since: Self.at(5)))
        lane.gateRuns.append(run("lint\n\u{1B}[2J", since: 4))
        #expect(
            LaneActivity.of(lane, agent: nil, isHeld: false) == Activity(text: "gates test, lint␊␛[2J running", since: Self.at(4)))
        for index in lane.gateRuns.indices { lane.gateRuns[index].endedAt = Self.at(6) }
        #expect(LaneActivity.of(lane, agent: nil, isHeld: false) == nil)
    }
}
