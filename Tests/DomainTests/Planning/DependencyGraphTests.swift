import Domain
import TestSupport
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
        DependencyGraph([:], changing: targets(after, dropped: dropped)).cycle().map { $0.map(\.description).joined(separator: " → ") }
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

    @Test func onlyWhatIsChangedIsLookedFrom() {
        let known = Dictionary(uniqueKeysWithValues: targets([1: [], 2: [1], 3: [2], 4: [9]]).map { ($0.id, $0) })
        #expect(DependencyGraph(known, changing: []).cycle() == nil)
        #expect(DependencyGraph(known, changing: targets([5: [3]])).cycle() == nil)
        // A change takes the place of what was there.
        let path = DependencyGraph(known, changing: targets([1: [3]])).cycle()
        #expect(path?.map(\.number) == [1, 3, 2, 1])
        #expect(DependencyGraph(known, changing: targets([1: [3], 2: []])).cycle() == nil)
        #expect(DependencyGraph(known, changing: targets([1: [3]], dropped: [1])).cycle() == nil)
    }

    /// Against a search from every target: whatever order they are added and changed in, each step is refused that closes a cycle, and no other.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func aSearchFromTheChangeFindsWhatASearchFromEverywhereFinds(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var known: [TargetID: Target] = [:]
        var refused = 0
        for _ in 0..<200 {
            let number = Int.random(in: 1...14, using: &generator)
            let after = (0..<Int.random(in: 0...2, using: &generator)).map { _ in Int.random(in: 1...14, using: &generator) }
            let isDropped = known[TargetID(number: number)]?.dropped != nil || Int.random(in: 0..<20, using: &generator) == 0
            let change = targets([number: after], dropped: isDropped ? [number] : [])
            let found = DependencyGraph(known, changing: change).cycle()
            let everywhere = known.merging(change.map { ($0.id, $0) }) { _, new in new }
            #expect((found == nil) == (DependencyGraph([:], changing: Array(everywhere.values)).cycle() == nil))
            if let found {
                refused += 1
                #expect(found.first == found.last && found.contains(TargetID(number: number)))
                for (one, next) in zip(found, found.dropFirst()) { #expect(everywhere[one]?.after.contains(next) == true) }
            } else {
                known = everywhere
            }
        }
        #expect(refused > 0 && !known.isEmpty)
    }

    @Test func dependentsNearAndFar() {
        let dependents = Dependents(targets([1: [], 2: [1], 3: [2], 4: [1], 5: []]))
        #expect(dependents.of(TargetID(number: 1)) == Set([2, 3, 4].map(TargetID.init)))
        #expect(dependents.of(TargetID(number: 3)).isEmpty)
        // Also in a cycle it comes to an end.
        #expect(Dependents(targets([1: [2], 2: [1]])).of(TargetID(number: 1)).count == 2)
    }

    @Test func aLongChainDoesNotExhaustTheStack() {
        var after = Dictionary(uniqueKeysWithValues: (1...20_000).map { ($0, [$0 + 1]) })
        #expect(DependencyGraph([:], changing: targets(after)).cycle() == nil)
        after[20_001] = [1]
        #expect(DependencyGraph([:], changing: targets(after)).cycle()?.count == 20_002)
    }
}
