import Domain
import Testing

@Suite("The inspection page")
struct InspectionPageTests {
    @Test func aPageHasTheCandidateItsFilesAndTheDecisions() async throws {
        try await RunningWeb.with { web in
            await web.desk.put(Self.lane(candidates: 1))
            let page = try await web.get("/lanes/L-1/inspect")
            #expect(page.status == 200)
            #expect(page.text.contains("data-page=\"inspect\"") && page.text.contains("data-lane=\"L-1\" data-candidate=\"1\""))
            #expect(page.text.contains("data-path=\"a/&lt;b&gt;.swift\"") && !page.text.contains("<b>.swift"))
            for kind in DecisionKind.allCases { #expect(page.text.contains("value=\"\(kind.rawValue)\"")) }
            #expect(page.text.contains("<option value=\"correct\">"))
            #expect(page.text.contains("data-layout=\"unified\""))
            let split = try await web.get("/lanes/L-1/inspect", headers: ["Cookie": "other=1; signalbox-diff=split"])
            #expect(split.text.contains("data-candidate=\"1\" data-layout=\"split\""))
        }
    }

    @Test func partsAreOfTheCandidateThatThePageShows() async throws {
        try await RunningWeb.with { web in
            await web.desk.put(Self.lane(candidates: 1))
            let path = "a%2F%3Cb%3E.swift"
            let part = try await web.get("/fragments/lanes/L-1/inspect/part?path=\(path)&from=200&candidate=1&layout=split")
            #expect(part.status == 200 && part.text.contains("class=\"part\" data-from=\"200\""))
            let context = try await web.get("/fragments/lanes/L-1/inspect/context?path=\(path)&from=3&to=4&shift=-2&candidate=1")
            #expect(context.text.contains("data-total=\"7\"") && context.text.contains("data-o=\"1\" data-n=\"3\">␛</div>"))
            for kind in ["since", "talk"] {
                #expect(try await web.get("/fragments/lanes/L-1/inspect/\(kind)?path=\(path)&candidate=1").status == 200, "\(kind)")
            }
            await web.desk.put(Self.lane(candidates: 2))
            for kind in ["part", "context", "since", "talk"] {
                let late = try await web.get("/fragments/lanes/L-1/inspect/\(kind)?path=\(path)&from=1&to=2&candidate=1")
                #expect(late.status == 409 && late.text.contains("another candidate"), "\(kind): \(late)")
            }
            #expect(try await web.get("/fragments/lanes/L-1/inspect/strip").text.contains("data-candidate=\"2\""))
            #expect(try await web.get("/fragments/lanes/L-1/inspect/facts").text.contains("id=\"facts\""))
        }
    }

    @Test func whatIsNotThereIsSaid() async throws {
        try await RunningWeb.with { web in
            await web.desk.put(Self.lane(candidates: 0))
            let none = try await web.get("/lanes/L-1/inspect", headers: ["Accept": "text/html"])
            #expect(none.status == 409 && none.text.contains("no candidate to look at yet"))
            #expect(try await web.get("/lanes/L-9/inspect").status == 404)
            #expect(try await web.get("/lanes/x/inspect").status == 404)
            let unnamed = try await web.get("/fragments/lanes/L-1/inspect/part?candidate=1")
            #expect(unnamed.status == 400 && unnamed.text.contains("'path' is missing"))
            #expect(try await web.get("/fragments/lanes/L-1/inspect/part?path=a&candidate=1&typo=2").status == 400)
            #expect(try await web.get("/lanes/L-1/inspect", headers: ["Authorization": "Bearer another"]).status == 401)
        }
    }

    private static func lane(candidates: Int) -> Lane {
        let at = Timestamp(milliseconds: 1)
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "A <change>", agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: 1), start: start, at: at)
        lane.phases.append(PhaseEntry(phase: .inspecting, at: at, note: ""))
        lane.phase = .inspecting
        for number in 1..<(candidates + 1) {
            lane.candidates.append(
                Candidate(
                    number: number, base: "b", head: "h", commit: "c\(number)", tree: "t", commits: 1,
                    files: [CandidateFile(path: "a/<b>.swift", status: "modified", additions: 3, deletions: 1, digest: "d")], gates: []))
        }
        return lane
    }
}
