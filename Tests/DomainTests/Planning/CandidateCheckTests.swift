import Domain
import Testing

@Suite struct CandidateCheckTests {
    private func problems(_ files: [CandidateFile], paths: [String] = [], maxFiles: Int = 2, maxLines: Int = 10) -> [String] {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: paths.isEmpty ? nil : "ui", risk: .low, kind: "fix", title: "t",
            agent: "sh",
            definition: "d", attempt: 1, maxTurns: 1, maxFiles: maxFiles, maxLines: maxLines, paths: paths)
        var lane = Lane(id: LaneID(number: 1), start: start, at: Timestamp(milliseconds: 0))
        lane.candidates = [
            Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: files, gates: [])
        ]
        return CandidateCheck(lane: lane).problems.map { "\($0.reason.rawValue): \($0.detail)" }
    }

    private func file(_ path: String, _ added: Int = 1, _ removed: Int = 0, old: String? = nil, generated: Bool = false) -> CandidateFile {
        CandidateFile(
            path: path, oldPath: old, status: "modified", additions: added, deletions: removed, generated: generated, digest: path)
    }

    @Test func atTheLimitIsWithinIt() {
        #expect(problems([file("a", 5, 4), file("b")]).isEmpty)
    }

    @Test func overEitherNumber() {
        #expect(problems([file("a", 6, 5)]) == ["over-size: 11 lines in 1 file; allowed are 10 in 2"])
        #expect(problems([file("a"), file("b"), file("c")]) == ["over-size: 3 lines in 3 files; allowed are 10 in 2"])
    }

    @Test func generatedFilesStandBeside() {
        #expect(problems([file("a"), file("lock", 900, 0, generated: true), file("lock2", 1, generated: true)]).isEmpty)
        #expect(
            problems([file("a", 11), file("lock", 900, 0, generated: true)])
                == ["over-size: 11 lines in 1 file; allowed are 10 in 2, and 1 generated file beside"])
    }

    @Test func outsideOfTheBoundary() {
        #expect(problems([file("ui/a"), file("ui/b/c")], paths: ["ui/**"]).isEmpty)
        #expect(
            problems([file("ui/a"), file("ci.yml")], paths: ["ui/**"]) == ["outside-boundary: 1 of 2 files outside boundary ui: ci.yml"])
        // A generated file outside is outside all the same.
        #expect(problems([file("gen", generated: true)], paths: ["ui/**"]).count == 1)
    }

    @Test func aRenamedFileTouchesBothOfItsNames() {
        #expect(
            problems([file("ui/a", old: "secret/a")], paths: ["ui/**"]) == ["outside-boundary: 1 of 1 files outside boundary ui: secret/a"])
    }

    @Test func manyAreCounted() {
        let files = (1...7).map { file("x\($0)") }
        #expect(
            problems(files, paths: ["ui/**"], maxFiles: 9)
                == ["outside-boundary: 7 of 7 files outside boundary ui: x1, x2, x3, x4, x5, …"])
    }
}
