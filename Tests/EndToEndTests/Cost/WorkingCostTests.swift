import API
import Foundation
import Testing

/// What a lane costs in processes depends on what it changes, and not on what else there is.
struct WorkingCostTests {
    /// Programs that are started for a lane from dispatch to inspecting, the agent's own and those that git starts included (49 to 52 were
    /// counted): a change that needs more says so here.
    private static let budget = 60
    /// Lanes that wait at the same time share a fetch, so a lane among others may cost a little less.
    private static let sharing = 4

    private func start(_ box: Sandbox, _ numbers: ClosedRange<Int>) async throws {
        var targets: [String] = []
        for number in numbers {
            targets.append(
                try await box.addTarget("Lane \(number)", intent: "echo x > f\(number).txt; git add f\(number).txt; git commit -qm x"))
        }
        let started = try await box.signalbox(["dispatch"] + targets + ["--agent", "sh", "-q"])
        #expect(started.exit == 0, "\(started)")
        for number in numbers { try await box.reach("L-\(number)", "inspecting") }
    }

    @Test("Two lanes, eight lanes, and one among many: the same for each")
    func growth() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: "lanes: 20\ngates: [{name: test, run: \"true\"}]",
                policy: "{lanes: 20, lanesPerRepository: 20, lanesPerBoundary: 20, gateSlots: 8}")
            let execs = try await ExecCount.start(box)
            // The mirror is made by the first one.
            try await box.succeed("repo", "sync")
            func cost(_ numbers: ClosedRange<Int>) async throws -> Double {
                let before = try execs.count()
                try await start(box, numbers)
                return Double(try execs.count() - before) / Double(numbers.count)
            }
            let alone = try await cost(1...1)
            let two = try await cost(2...3)
            let eight = try await cost(4...11)
            let among = try await cost(12...12)
            print("programs started for a lane: alone \(alone), of two \(two), of eight \(eight), alone among eleven worktrees \(among)")
            let budget = Double(Self.budget)
            #expect(alone <= budget && two <= budget && eight <= budget && among <= budget, "\(alone) \(two) \(eight) \(among)")
            // Two may happen to share every fetch; one alone shares none.
            #expect(eight <= alone + 1, "more lanes make each dearer: \(alone) → \(eight)")
            #expect(abs(among - alone) <= Double(Self.sharing), "other worktrees make a lane dearer: \(alone) → \(among)")
            #expect(alone > 10, "nothing is counted")

            // Judging one lane among twelve asks git about its candidate, once.
            let call = SocketCall(path: box.state + "/run/socket")
            func inspect(_ lane: String) async throws -> Int {
                let before = try execs.count()
                let answer = try await call.send("GET", WireFormat.root + "lanes/\(lane)/inspection")
                #expect(answer.status == 200, "\(answer.body)")
                return try execs.count() - before
            }
            let first = try await inspect("L-12")
            #expect(first <= 12, "\(first) programs for one candidate's inspection")
            #expect(try await inspect("L-12") == 0, "it is asked once")
            let second = try await inspect("L-11")
            #expect(second <= first, "\(first) → \(second)")
            func touched(_ lane: String) async throws -> Int {
                let before = try execs.count()
                #expect(try await call.send("GET", WireFormat.root + "lanes/\(lane)/touched").status == 200)
                return try execs.count() - before
            }
            let look = try await touched("L-3")
            #expect(look <= 6, "\(look) programs for a look into one of twelve worktrees")
            try await execs.end()
        }
    }
}
