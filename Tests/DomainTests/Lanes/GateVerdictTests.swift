import Domain
import Testing

@Suite struct GateVerdictTests {
    private static let build = GatePin(name: "build", stage: .build, needs: [], definition: "d1")
    private static let test = GatePin(name: "test", stage: .test, needs: ["build"], definition: "d2")

    /// Runs from words such as `build:killed test:skipped build:passed`; `-` stands for one that has not ended.
    private func runs(_ words: String) -> [GateRun] {
        var attempts: [String: Int] = [:]
        return words.split(separator: " ").map { word in
            let parts = word.split(separator: ":").map(String.init)
            let attempt = attempts[parts[0], default: 0] + 1
            attempts[parts[0]] = attempt
            let at = Timestamp(milliseconds: 0)
            var run = GateRun(
                candidate: 1, gate: parts[0], attempt: attempt, job: "j", definition: parts[0] == "build" ? "d1" : "d2", tree: "t",
                startedAt: at)
            if let result = GateResult(rawValue: parts[1]) {
                run.endedAt = at
                run.outcome = GateOutcome(result: result)
            }
            return run
        }
    }

    @Test(arguments: [
        ("", GateVerdict.pending(["build", "test"])),
        ("build:passed", .pending(["test"])),
        ("build:passed test:-", .pending(["test"])),
        ("build:passed test:passed", .green),
        ("build:passed test:failed", .red(["test"])),
        ("build:passed test:timed-out", .red(["test"])),
        ("build:passed test:failed-to-start", .red(["test"])),
        // What was killed from outside said nothing: it is tried again, but not for ever.
        ("build:passed test:killed", .pending(["test"])),
        ("build:passed test:killed test:killed", .pending(["test"])),
        ("build:passed test:killed test:killed test:killed", .red(["test"])),
        ("build:passed test:killed test:passed", .green),
        ("build:passed test:failed-to-start test:passed", .green),
        // Both ways on the same tree is flaky, whichever came last.
        ("build:passed test:failed test:passed", .flaky(["test"])),
        ("build:passed test:passed test:failed", .flaky(["test"])),
        ("build:passed test:timed-out test:passed", .flaky(["test"])),
        ("build:passed test:failed test:failed", .red(["test"])),
        // A gate that was skipped for another one's sake follows that one.
        ("build:failed test:skipped", .red(["build", "test"])),
        ("build:killed test:skipped", .pending(["build"])),
        ("build:killed test:skipped build:passed", .pending(["test"])),
        ("build:killed test:skipped build:passed test:passed", .green),
        ("build:failed test:skipped build:passed", .pending(["test"])),
        ("build:failed test:skipped build:passed test:passed", .flaky(["build"])),
        ("build:passed test:skipped", .pending(["test"])),
    ])
    func verdict(words: String, expected: GateVerdict) {
        #expect(GateVerdict(pins: [Self.build, Self.test], runs: runs(words), of: 1) == expected)
    }

    @Test func withoutAGateItIsNotGreen() {
        #expect(GateVerdict(pins: [], runs: [], of: 1) == .none)
        #expect(GateVerdict(pins: [], runs: runs("build:passed"), of: 1) == .none)
    }

    @Test func aRunOfAnotherDefinitionDoesNotCount() {
        let edited = GatePin(name: "build", stage: .build, needs: [], definition: "edited")
        #expect(GateVerdict(pins: [edited], runs: runs("build:passed"), of: 1) == .pending(["build"]))
    }

    @Test func aRunOfAnotherCandidateDoesNotCount() {
        #expect(GateVerdict(pins: [Self.build], runs: runs("build:passed"), of: 2) == .pending(["build"]))
    }

    @Test func onlyWhatRanSpeaks() {
        let speaking: [GateResult] = [.passed, .failed, .timedOut, .killed, .failedToStart, .skipped].filter(\.speaks)
        #expect(speaking == [.passed, .failed, .timedOut])
    }
}
