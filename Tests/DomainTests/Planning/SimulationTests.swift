import Domain
import Testing

/// Whole days of a simulated workspace, with crashes, refusals and a moody operator, to their end.
@Suite struct SimulationTests {
    private static let seedsPerShare: UInt64 = 20

    @Test(arguments: UInt64(0)..<8)
    func everyLaneComesToItsEnd(share: UInt64) {
        var landings = 0
        var reverted = 0
        var crashes = 0
        var (stalls, cleared) = (0, 0)
        for seed in share * Self.seedsPerShare..<(share + 1) * Self.seedsPerShare {
            var simulation = Simulation(seed: seed)
            run(&simulation)
            if !simulation.problems.isEmpty { Issue.record("seed \(seed): \(simulation.problems.prefix(3).joined(separator: "; "))") }
            landings += simulation.oracle.landings
            reverted += simulation.model.lanes.values.count { $0.phase == .rolledBack }
            crashes += simulation.crashes
            stalls += simulation.stalls
            cleared += simulation.cleared
        }
        #expect(landings > Int(Self.seedsPerShare) * 2)
        #expect(reverted > 0)
        #expect(crashes > Int(Self.seedsPerShare))
        #expect(cleared > 3 && stalls > cleared)
    }

    private func run(_ simulation: inout Simulation) {
        for _ in 0..<350 where simulation.problems.isEmpty { tick(&simulation, diligently: false) }
        // From here on nobody else pushes and the operator answers everything: it has to come to an end.
        var ticks = 0
        while simulation.problems.isEmpty, !simulation.isOver {
            tick(&simulation, diligently: true)
            ticks += 1
            if ticks > 6_000 { simulation.fail("no end: \(simulation.openLanes)") }
        }
        checkRemotes(&simulation)
    }

    private func tick(_ simulation: inout Simulation, diligently: Bool) {
        simulation.resting = []
        simulation.plan()
        let dice = simulation.source.pick(100)
        if dice < 2 {
            simulation.crash()
        } else if dice < 4, !diligently {
            simulation.moveBase(["web", "api", "docs"][simulation.source.pick(3)])
        } else if dice < 25 || simulation.inFlight.isEmpty {
            simulation.operate(diligently: diligently)
        } else {
            let busy = simulation.inFlight.keys.sorted()
            simulation.advance(busy[simulation.source.pick(busy.count)])
        }
    }

    /// What the remotes hold is what the ledger says has landed, each once.
    private func checkRemotes(_ simulation: inout Simulation) {
        for (repository, commits) in simulation.world.history {
            let mine = commits.filter { $0.hasPrefix("merge-") }
            let landed = simulation.model.lanes.values.filter { $0.start.repository == repository }.compactMap(\.landed?.commit)
            if mine.sorted() != landed.sorted(), simulation.problems.isEmpty {
                simulation.fail("\(repository) holds \(mine), and \(landed) are recorded as landed")
            }
        }
    }
}

extension Simulation {
    /// Every lane has ended, and its worktree was given back.
    fileprivate var isOver: Bool {
        inFlight.isEmpty && model.lanes.values.allSatisfy { $0.phase.isEnd && ($0.workplace == nil || $0.released) }
    }

    fileprivate var openLanes: String {
        let planner = LanePlanner(model: model, configuration: configuration)
        return model.lanes.values.filter { !$0.phase.isEnd || !$0.released }.sorted { $0.id < $1.id }
            .map { "\($0.id) \($0.phase.rawValue): \(planner.step($0))" }.joined(separator: ", ")
    }
}
