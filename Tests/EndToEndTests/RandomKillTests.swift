import Foundation
import Testing

/// Kills of the server at moments that nobody chose, while several lanes are on their way.
struct RandomKillTests {
    @Test("kill -9 of the server, again and again, under six lanes", arguments: [UInt64(11), 2026])
    func killsUnderLoad(seed: UInt64) async throws {
        try await Sandbox.with(confined: true) { box in
            var random = SeededNumbers(state: seed)
            let repository = try await TestRepository(
                box, files: Dictionary(uniqueKeysWithValues: (1...6).map { ("d\($0)/a.txt", "one\n") }))
            let runs = box.shared + "/runs"
            try await box.makeWorkspace(
                repository: "lanes: 6\ngates: [{name: test, run: \"test -d d1\"}]",
                policy: "{lanes: 6, lanesPerRepository: 6, land: automatic}")
            for number in 1...6 {
                _ = try await box.addTarget(
                    "Lane \(number)", intent: "echo \(number) >> \(runs)\necho x >> d\(number)/a.txt\ngit commit -qam 'Work \(number)'")
            }
            try await box.succeed("dispatch", "T-1", "T-2", "T-3", "T-4", "T-5", "T-6", "--agent", "sh")
            let lanes = (1...6).map { "L-\($0)" }
            let operate = Operator(box: box)
            for _ in 1...5 { try await kill(box, afterEvents: Int(random.next() % 14) + 1) }
            for lane in lanes {
                try await operate.wait(lane, "inspecting")
                try await operate.until("inspect", lane, "--all-viewed") {
                    try await box.lane(lane).candidate.files.list.allSatisfy { $0.viewed == true }
                }
                try await operate.until("approve", lane, "--reason", "correct") { try await !box.lane(lane).decisions.list.isEmpty }
            }
            for _ in 1...4 { try await kill(box, afterEvents: Int(random.next() % 9) + 1) }
            for lane in lanes { try await operate.wait(lane, "done") }

            for number in 1...6 {
                let lane = try await box.lane("L-\(number)")
                #expect(lane.turns.list.count == 1, "\(lane.id)")
                #expect(try await repository.file("d\(number)/a.txt") == "one\nx")
            }
            #expect(Set(try await box.json("lanes", "--all").list.map(\.pullRequest.int)) == Set(1...6))
            #expect(try box.read(runs).split(separator: "\n").sorted() == ["1", "2", "3", "4", "5", "6"], "each agent ran once")
            #expect(try await repository.count() == 13)
            try await box.expectSound()
        }
    }

    /// Follows the ledger and kills the server when so many more events were seen, or nothing more comes because every lane waits.
    private func kill(_ box: Sandbox, afterEvents count: Int) async throws {
        let status = try await box.json("status")
        let after = status.events.int
        let reader = "'\(box.binary)' events --json --follow --after \(max(0, after - count)) --workspace '\(box.workspace)'"
        try await box.shell(
            "\(reader) 2>'\(box.path("follow.err"))' | { n=0; while [ $n -lt \(count) ] && read -r line; do n=$((n+1)); done; kill -9 \(status.pid.int); }"
        )
    }
}

/// SplitMix64, after Steele, Lea and Flood: the same seed gives the same kills.
struct SeededNumbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
