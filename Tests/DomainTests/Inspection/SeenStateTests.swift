import Domain
import Testing

struct SeenStateTests {
    private func file(_ path: String, _ digest: String, old: String? = nil) -> CandidateFile {
        CandidateFile(path: path, oldPath: old, status: "modified", additions: 1, deletions: 0, digest: digest)
    }

    private func lane(_ id: Int, _ candidates: [[CandidateFile]], repository: String = "web", phase: Phase = .inspecting) -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: repository, boundary: nil, risk: .low, kind: "fix", title: "t\(id)", agent: "a",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: id), start: start, at: Timestamp(milliseconds: 0))
        lane.phase = phase
        lane.head = "h\(candidates.count)"
        lane.candidates = candidates.enumerated().map { index, files in
            Candidate(
                number: index + 1, base: "b", head: "h\(index + 1)", commit: "c\(id)-\(index + 1)", tree: "t", commits: 1, files: files,
                gates: [])
        }
        return lane
    }

    @Test func afterARework() throws {
        var lane = lane(1, [[file("same", "1"), file("new", "1"), file("old", "1"), file("gone", "1")]])
        lane.viewed = ["same", "old", "gone"].map { ViewedMark(path: $0, digest: "1") }
        let first = try #require(lane.candidate)
        #expect(SeenState(first.files[0], in: lane) == SeenState(kind: .unchanged, candidate: 1))
        #expect(SeenState(first.files[1], in: lane) == SeenState(kind: .new))
        lane.comments = [
            Comment(number: 1, candidate: 1, path: "new", line: 1, text: "x", by: "ada", at: Timestamp(milliseconds: 1))
        ]
        let files = [file("same", "1"), file("new", "2"), file("renamed", "2", old: "old"), file("fresh", "1")]
        lane.candidates.append(
            Candidate(number: 2, base: "b", head: "h2", commit: "c", tree: "t", commits: 2, files: files, gates: []))
        #expect(
            files.map { SeenState($0, in: lane) } == [
                SeenState(kind: .unchanged, candidate: 2), SeenState(kind: .changed, candidate: 1, isByComment: true),
                SeenState(kind: .changed, candidate: 1), SeenState(kind: .new),
            ])
        #expect(lane.noLongerChanged == ["gone"])
    }

    @Test func collisions() throws {
        let mine = lane(1, [[file("a", "1"), file("b", "1"), file("c", "1")]])
        var moved = lane(2, [[file("a", "1")]])
        moved.head = "h9"
        var model = ReadModel()
        var without = lane(6, [])
        without.head = nil
        for other in [
            mine, moved, lane(3, [[file("z", "1")]]), lane(4, [[file("a", "1")]], repository: "api"),
            lane(5, [[file("a", "1")]], phase: .done), without,
        ] { model.store(.lane(other)) }
        let others = Collision.others(of: mine, in: model)
        #expect(others.map(\.id.number) == [2, 3])
        #expect(others.map { Collision.tip(of: $0) } == ["h9", "c3-1"], "a branch that went on counts with its head")
        #expect(Collision(mine, with: others[1], commit: "c3-1", conflicts: []) == nil)
        let hit = try #require(Collision(mine, with: others[0], commit: "h9", conflicts: ["b"]))
        #expect(hit.conflicts == ["b"] && hit.shared == ["a"] && hit.title == "t2")
        let reasons = RiskReasons.of(mine, files: [], collisions: [hit])
        #expect(reasons.contains { $0.kind == .collision && $0.weight == .warning && $0.paths == ["b"] })
        #expect(reasons.contains { $0.kind == .gates && $0.text.hasPrefix("no gate") })
        #expect(reasons.contains { $0.kind == .size && $0.text == "3 lines in 3 files, 15 % of the size budget" })
    }
}
