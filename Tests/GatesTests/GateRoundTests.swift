import Domain
import Gates
import Testing

@Suite struct GateRoundTests {
    private func pin(_ name: String, _ needs: [String] = []) -> GatePin {
        GatePin(name: name, stage: .test, needs: needs, definition: "d-\(name)")
    }

    /// `runs` as words such as `build:passed`.
    private func round(_ pins: [GatePin], _ runs: String = "", requested: [String] = [], held: Set<String> = []) -> GateRound {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: "sh",
            definition: "d",
            attempt: 1, maxTurns: 1, maxFiles: 1, maxLines: 1)
        var lane = Lane(id: LaneID(number: 1), start: start, at: Timestamp(milliseconds: 0))
        let candidate = Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: [], gates: pins)
        lane.candidates = [candidate]
        lane.gatesRequested = requested
        for word in runs.split(separator: " ") {
            let parts = word.split(separator: ":").map(String.init)
            let attempt = lane.gateRuns.count { $0.gate == parts[0] } + 1
            let at = Timestamp(milliseconds: 0)
            var run = GateRun(
                candidate: 1, gate: parts[0], attempt: attempt, job: "j", definition: "d-\(parts[0])", tree: "t", startedAt: at)
            if let result = GateResult(rawValue: parts[1]) {
                run.endedAt = at
                run.outcome = GateOutcome(result: result)
            }
            lane.gateRuns.append(run)
        }
        return GateRound(lane: lane, candidate: candidate, held: held)
    }

    private func words(_ round: GateRound) -> [String] {
        round.chains.map { "\($0.name): \($0.gates.map(\.name).joined(separator: " "))" }
    }

    @Test func independentGatesGetACheckoutEach() {
        let round = round([pin("lint"), pin("build"), pin("test", ["build"])])
        #expect(words(round) == ["build: build test", "lint: lint"])
        #expect(round.isFirstRound)
    }

    @Test func whatIsNeededRunsBeforeWhateverTheOrderInTheFile() {
        #expect(words(round([pin("e2e", ["test"]), pin("test", ["build"]), pin("build")])) == ["build: build test e2e"])
    }

    @Test func chainsThatNeedEachOtherShareACheckout() {
        let pins = [pin("build"), pin("fixtures"), pin("test", ["build", "fixtures"]), pin("lint")]
        let chains = words(round(pins))
        #expect(chains.count == 2)
        #expect(chains.contains("lint: lint"))
        let joined = chains.first { $0.hasSuffix("test") } ?? ""
        #expect(joined.contains("build") && joined.contains("fixtures"))
    }

    @Test func onlyWhatIsDueRunsAgainWithWhatItBuildsOn() {
        let pins = [pin("lint"), pin("build"), pin("test", ["build"])]
        #expect(words(round(pins, "lint:passed build:passed test:passed")).isEmpty)
        #expect(words(round(pins, "lint:passed build:passed test:killed")) == ["build: build test"])
        #expect(words(round(pins, "lint:passed build:passed test:-")) == ["build: build test"])
        #expect(words(round(pins, "lint:passed build:passed test:failed", requested: ["test"])) == ["build: build test"])
        #expect(words(round(pins, "lint:failed build:passed test:passed", requested: ["lint"])) == ["lint: lint"])
        #expect(!round(pins, "lint:passed").isFirstRound)
    }

    @Test func aCheckoutThatIsStillHeldKeepsWhatPassedInIt() {
        let pins = [pin("build"), pin("test", ["build"])]
        #expect(words(round(pins, "build:passed test:killed", held: ["build"])) == ["build: test"])
        #expect(words(round(pins, "build:failed test:killed", held: ["build"])) == ["build: build test"])
    }

    @Test func aCycleComesToAnEnd() {
        #expect(words(round([pin("a", ["b"]), pin("b", ["a"])])).joined().contains("a"))
        #expect(!words(round([pin("a", ["gone"])])).isEmpty)
    }
}
