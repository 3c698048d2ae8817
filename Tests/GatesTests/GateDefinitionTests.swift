import Domain
import Execution
import Gates
import Testing

@Suite struct GateDefinitionTests {
    @Test func everythingThatDecidesWhatAGateDoesIsInItsDigest() throws {
        let base = GateConfiguration(name: "test", run: "make test", environment: ["A": "1", "B": "2"])
        let digest = try GateDefinition.digest(base)
        #expect(digest.count == 64)
        #expect(try GateDefinition.digest(base) == digest)
        let edits: [(inout GateConfiguration) -> Void] = [
            { $0.name = "tests" }, { $0.stage = .lint }, { $0.run = "make  test" }, { $0.timeoutSeconds = 1 }, { $0.needs = ["build"] },
            { $0.junit = "x.xml" }, { $0.tap = true }, { $0.environment["A"] = "2" },
        ]
        var digests: Set<String> = [digest]
        for edit in edits {
            var edited = base
            edit(&edited)
            digests.insert(try GateDefinition.digest(edited))
        }
        #expect(digests.count == edits.count + 1)
    }

    @Test func theTargetsOwnVerificationBecomesGates() throws {
        let repository = RepositoryConfiguration(
            name: "web", url: "web",
            gates: [GateConfiguration(name: "test", run: "make"), GateConfiguration(name: "verify-1", run: "x")])
        let target = Target(
            id: TargetID(number: 1), title: "t", intent: "", repository: "web", kind: "fix", risk: .low, verify: ["curl a", "curl b"])
        let gates = GateDefinition.gates(repository: repository, target: target)
        #expect(gates.map(\.name) == ["test", "verify-1", "verify-1-target", "verify-2"])
        #expect(gates.map(\.run) == ["make", "x", "curl a", "curl b"])
        #expect(Set(gates.map(\.name)).count == 4)
        let digests = try gates.map(GateDefinition.digest)
        #expect(try GateDefinition.pins(gates).map(\.definition) == digests)
        #expect(GateDefinition.gates(repository: repository, target: nil).count == 2)
    }

    @Test(arguments: [
        (ExitReason.exited(0), 0, GateResult.passed), (.exited(0), 1, .failed), (.exited(1), 0, .failed), (.exited(127), 0, .failed),
        (.signaled(9), 0, .killed), (.wallTime, 0, .timedOut), (.outputLimit, 0, .failed), (.stopped, 0, .killed), (.epochOver, 0, .killed),
        (.failedToStart("x"), 0, .failedToStart), (.spoolFailed("x"), 0, .killed), (.aborted("x"), 0, .killed),
    ])
    func reading(reason: ExitReason, failures: Int, expected: GateResult) {
        #expect(
            GateReading.result(reason, counts: TestCounts(tests: 3, failures: failures, skipped: 0, source: "tap")) as GateResult
                == expected)
        if failures == 0 { #expect(GateReading.result(reason, counts: nil) as GateResult == expected) }
    }
}
