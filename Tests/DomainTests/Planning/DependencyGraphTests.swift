import Domain
import Testing

@Suite struct DependencyGraphTests {
    private func targets(_ after: [Int: [Int]], dropped: Set<Int> = []) -> [Target] {
        after.map { number, before in
            var target = Target(
                id: TargetID(number: number), title: "t", intent: "", repository: "web", kind: "fix", risk: .low,
                after: before.map(TargetID.init))
            if dropped.contains(number) { target.dropped = "x" }
            return target
        }
    }

    private func words(_ after: [Int: [Int]], dropped: Set<Int> = []) -> String? {
        DependencyGraph(targets: targets(after, dropped: dropped)).cycle().map { $0.map(\.description).joined(separator: " → ") }
    }

    @Test func noCycle() {
        #expect(words([:]) == nil)
        #expect(words([1: [], 2: [1], 3: [1, 2], 4: [2, 3]]) == nil)
        #expect(words([1: [7]]) == nil)
    }

    @Test func cyclesAreShownAsTheirPath() {
        #expect(words([1: [1]]) == "T-1 → T-1")
        #expect(words([1: [2], 2: [1]]) == "T-1 → T-2 → T-1")
        // The way into the cycle is not part of it.
        #expect(words([1: [2], 2: [3], 3: [4], 4: [2]]) == "T-2 → T-3 → T-4 → T-2")
        #expect(words([1: [], 5: [1, 9], 9: [5]]) == "T-5 → T-9 → T-5")
    }

    @Test func aDroppedTargetClosesNoCycle() {
        #expect(words([1: [2], 2: [1]], dropped: [2]) == nil)
    }

    @Test func dependentsNearAndFar() {
        let graph = DependencyGraph(targets: targets([1: [], 2: [1], 3: [2], 4: [1], 5: []]))
        #expect(graph.dependents(of: TargetID(number: 1)) == Set([2, 3, 4].map(TargetID.init)))
        #expect(graph.dependents(of: TargetID(number: 3)).isEmpty)
        // Also in a cycle it comes to an end.
        #expect(DependencyGraph(targets: targets([1: [2], 2: [1]])).dependents(of: TargetID(number: 1)).count == 2)
    }

    @Test func aLongChainDoesNotExhaustTheStack() {
        var after = Dictionary(uniqueKeysWithValues: (1...20_000).map { ($0, [$0 + 1]) })
        #expect(DependencyGraph(targets: targets(after)).cycle() == nil)
        after[20_001] = [1]
        #expect(DependencyGraph(targets: targets(after)).cycle()?.count == 20_002)
    }
}
