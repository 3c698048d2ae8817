import TestSupport
import Testing

@testable import Domain

struct HostAdmissionTests {
    private let agent = AgentConfiguration(name: "sh", adapter: .claudeCode)

    private func host(_ available: Int, cores: Int = 8, load: Double? = 0) -> HostReading {
        HostReading(memoryTotal: 16_000_000_000, memoryAvailable: available, cores: cores, load: load)
    }

    private func answer(
        _ admission: inout HostAdmission, _ host: HostReading, running: [RunningAgent], memory: AgentMemory = .init(),
        agents: [AgentConfiguration] = []
    ) -> HostAdmission.Answer {
        admission.answer(for: agent, host: host, running: running, memory: memory, agents: agents)
    }

    private func learnt(_ peaks: [Int]) throws -> AgentMemory {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        for (index, peak) in peaks.enumerated() {
            let outcome = TurnOutcome(ending: .completed, head: "h", newCommits: 0, maxResidentBytes: peak)
            try day.work(lane, from: Double(index), to: Double(index) + 0.5, outcome: outcome)
        }
        return day.model.agentMemory
    }

    @Test func saysWhatIsMissing() throws {
        var admission = HostAdmission(HostConfiguration(cpuPerAgentMillis: 500, maxLoadMillis: 2000))
        let running = [RunningAgent(definition: "sh", memory: 450_000_000)]
        #expect(
            answer(&admission, host(1_200_000_000), running: running, memory: try learnt([450_000_000]))
                == .wait("needs about 450 MB; 1.2 GB available, 1 GB is kept free"))
        let young = [RunningAgent(definition: "sh", memory: 50_000_000), RunningAgent(definition: "sh")]
        #expect(
            answer(&admission, host(2_000_000_000), running: young, memory: try learnt([450_000_000]))
                == .wait("needs about 450 MB; 2 GB available, the agents at work may still grow by 850 MB, 1 GB is kept free"))
        #expect(answer(&admission, host(3_000_000_000), running: young, memory: try learnt([450_000_000])) == .start)
    }

    @Test func oneMayAlwaysRun() {
        var admission = HostAdmission(HostConfiguration(memoryReserveBytes: .max, cpuPerAgentMillis: 100_000))
        #expect(answer(&admission, host(0, cores: 1, load: 1000), running: []) == .start)
        #expect(answer(&admission, host(0, cores: 0, load: .nan), running: [RunningAgent(definition: "x")]) != .start)
    }

    @Test func processor() {
        var admission = HostAdmission(HostConfiguration(cpuPerAgentMillis: 500, maxLoadMillis: 2000))
        let three = Array(repeating: RunningAgent(definition: "sh", memory: 500_000_000), count: 3)
        #expect(answer(&admission, host(9_000_000_000, cores: 2), running: three) == .start)
        #expect(
            answer(&admission, host(9_000_000_000, cores: 2), running: three + three.prefix(1))
                == .wait("needs 0.5 cores; 4 agents at work have 2 of 2"))
        #expect(
            answer(&admission, host(9_000_000_000, load: 16.25), running: three) == .wait("the load is 16.25; at most 16 on 8 cores"))
        #expect(answer(&admission, host(9_000_000_000, load: 15), running: three) != .start)
        #expect(answer(&admission, host(9_000_000_000, load: 14), running: three) == .start)
        #expect(answer(&admission, host(9_000_000_000, load: nil), running: three) == .start)
    }

    @Test func whatIsKnownOfAnAgent() throws {
        let running = [RunningAgent(definition: "sh", memory: 5_000_000_000)]
        func need(_ settings: HostConfiguration, own: Int? = nil, _ memory: AgentMemory = .init()) -> String {
            var admission = HostAdmission(settings)
            var agent = agent
            agent.memoryBytes = own
            guard case .wait(let words) = admission.answer(for: agent, host: host(0), running: running, memory: memory, agents: []) else {
                return ""
            }
            return String(words.prefix { $0 != ";" })
        }
        #expect(need(HostConfiguration()) == "needs about 500 MB")
        #expect(need(HostConfiguration(), try learnt([700_000_000])) == "needs about 700 MB")
        #expect(need(HostConfiguration(memoryPerAgentBytes: 900_000_000), try learnt([700_000_000])) == "needs about 900 MB")
        #expect(need(HostConfiguration(memoryPerAgentBytes: 900_000_000), own: 2_500_000_000, try learnt([1])) == "needs about 2.5 GB")
        let eight = Array(repeating: 400_000_000, count: 8)
        let memory = try learnt([3_000_000_000] + eight + [0])
        #expect(memory.peak("sh") == 400_000_000 && memory.peak("x") == nil)
        #expect(try learnt([3_000_000_000] + eight.dropLast()).peak("sh") == 3_000_000_000)
    }

    /// Whatever the order in which lanes become known, and however often they change meanwhile.
    @Test(arguments: 0..<10)
    func agreesWithAListOfAllTurns(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var day = DayBuilder()
        var lanes: [LaneID] = []
        for _ in 0..<5 { lanes.append(try day.lane(at: 0)) }
        var peaks: [Int] = []
        for minute in 0..<60 {
            let lane = lanes[.random(in: 0..<5, using: &random)]
            let peak = Int.random(in: 1...1000, using: &random)
            let outcome = TurnOutcome(ending: .completed, head: "h", newCommits: 0, maxResidentBytes: peak)
            try day.work(lane, from: Double(minute), to: Double(minute) + 0.5, outcome: outcome)
            peaks.append(peak)
            #expect(day.model.agentMemory.peak("sh") == peaks.suffix(8).max())
        }
        var loaded = ReadModel()
        for lane in day.model.lanes.values.shuffled(using: &random) { loaded.store(.lane(lane)) }
        #expect(loaded.agentMemory == day.model.agentMemory)
    }

    @Test func aTremblingFigureDoesNotStartByTurns() {
        var admission = HostAdmission(HostConfiguration(cpuPerAgentMillis: 500, maxLoadMillis: 2000))
        let running = [RunningAgent(definition: "sh", memory: 500_000_000)]
        #expect(answer(&admission, host(1_490_000_000), running: running) != .start)
        for available in [1_510_000_000, 1_495_000_000, 1_540_000_000] {
            #expect(answer(&admission, host(available), running: running) != .start)
        }
        #expect(answer(&admission, host(1_560_000_000), running: running) == .start)
        #expect(answer(&admission, host(1_510_000_000), running: running) == .start)
    }

    /// A simulated machine on which agents grow to what was learnt: what is kept free stays free, and nothing waits for ever.
    @Test(arguments: 0..<50)
    func neverFillsTheMachine(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let peak = Int.random(in: 100...900, using: &random) * 1_000_000
        let total = Int.random(in: 2...16, using: &random) * 1_000_000_000
        var admission = HostAdmission(HostConfiguration(cpuPerAgentMillis: 500, maxLoadMillis: 2000))
        let memory = try learnt([peak])
        var running: [RunningAgent] = []
        var finished = 0
        for _ in 0..<400 {
            for index in running.indices {
                running[index].memory = min(peak, (running[index].memory ?? 0) + .random(in: 0...peak / 3, using: &random))
            }
            if !running.isEmpty, Int.random(in: 0..<6, using: &random) == 0 {
                running.remove(at: .random(in: running.indices, using: &random))
                finished += 1
            }
            let available = total - running.reduce(0) { $0 + ($1.memory ?? 0) }
            if running.count > 1 { #expect(available >= 1_000_000_000) }
            let reading = HostReading(memoryTotal: total, memoryAvailable: available, cores: 64, load: nil)
            if admission.answer(for: agent, host: reading, running: running, memory: memory, agents: []) == .start {
                running.append(RunningAgent(definition: "sh", memory: nil))
            }
        }
        #expect(finished > 20)
    }
}
