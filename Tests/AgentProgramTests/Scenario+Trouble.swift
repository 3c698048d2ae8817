import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Scenario {
    /// Agents that hang, models that fail, money that is gone.
    static let trouble =
        [
            Scenario(name: "stopped while a command runs", model: "hang-shell", turns: 3) { lab in
                try await lab.until("its processes") { try lab.processes().count > 2 && lab.requests().contains { $0.answer == "call" } }
                try await lab.until("the command's own child") {
                    try await lab.box.shell("pgrep -c -f '^tail -f /dev/null' || true") != "0"
                }
                let begin = ContinuousClock.now
                try await lab.box.succeed("stop", lab.lane)
                try await lab.until("no process of it is left") { try lab.processes().isEmpty }
                FileHandle.standardError.write(Data("\(lab.program): nothing is left \(ContinuousClock.now - begin) after the stop\n".utf8))
                let lane = try await lab.needsOperator(["stopped"])
                #expect(lane.turns.list.count == 1)
            },
            Scenario(
                name: "hangs, and the watchdog ends it", model: "hang", workspace: "watchdog: {silence: 6s, retries: 0}"
            ) { lab in
                let lane = try await lab.needsOperator(["agent-stuck"])
                #expect(lane.attention.detail.text.contains("no output"))
                #expect(try lab.processes().isEmpty)
            },
            Scenario(name: "killed, and tried again with its session", model: "hang", turns: 2) { lab in
                try await lab.until("the first request") { try !lab.requests().isEmpty }
                let folder = lab.box.folder
                for pid in try lab.processes() {
                    let words =
                        FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")?.split(separator: 0)
                        .map { String(decoding: $0, as: UTF8.self) } ?? []
                    guard words.first == lab.program.path || words.dropFirst().first == lab.program.path else { continue }
                    #expect(kill(pid, SIGKILL) == 0, "\(folder)")
                }
                let lane = try await lab.needsOperator(["nothing-done", "agent-failed"])
                #expect(lane.turns.list.count == 2)
                #expect(lane.turns[0].outcome.ending == "aborted" || lane.turns[0].outcome.agentEnding.kind == "failed")
                #expect(lane.turns[1].cause == "retry")
            },
            Scenario(
                name: "a model that is overloaded once", model: "overload-once", workspace: "watchdog: {retries: 1, backoff: 1s}", turns: 3
            ) { lab in
                try await lab.box.reach(lab.lane, "inspecting")
                #expect(try lab.requests().count >= 4)
            },
            Scenario(
                name: "a budget that is used up in the middle", model: "overspend",
                definition: "budget: {turn: {tokens: 300k}}", turns: 3
            ) { lab in
                let lane = try await lab.needsOperator(["budget-spent"])
                #expect(lane.turns.list.count == 1)
                #expect(lane.attention.detail.text.contains("tokens"))
                // Each of forty steps uses 120 000: the third one is over it. How many more begin until it is stopped is the machine's affair.
                let count = try lab.requests().count
                #expect((3..<40).contains(count), "\(count) requests")
            },
            Scenario(
                name: "prices of the workspace stop it", model: "overspend",
                workspace: """
                    prices: {date: 2026-11-24, models: {"*": {input: "10", output: "10"}}}
                    """,
                definition: "budget: {lane: {usd: \"3.00\"}}", turns: 3
            ) { lab in
                let lane = try await lab.needsOperator(["budget-spent"])
                #expect(lane.turns.list.count == 1)
                #expect(try lab.requests().count < 40, "it was stopped in the middle of forty steps")
            },
        ] + [400, 401, 429, 500].map(failing)

    private static func failing(_ status: Int) -> Scenario {
        Scenario(
            name: "a model that answers \(status)", model: "error\(status)", workspace: "watchdog: {apiErrors: 2, retries: 0}"
        ) { lab in
            let lane = try await lab.needsOperator(["agent-failed", "agent-stuck"])
            FileHandle.standardError.write(
                Data("\(lab.program) \(status): \(lane.attention.reason.text): \(lane.attention.detail.text)\n".utf8))
            #expect(!lane.attention.detail.text.isEmpty)
            #expect(lane.turns[0].outcome.newCommits == 0)
        }
    }
}
