import API
import Client
import Domain
import Testing

@Suite struct RoundTripTests {
    @Test func readingCalls() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            let lane = await server.lane(.inspecting, attention: .readyToInspect)
            let ended = await server.lane(.done, number: 2)
            let target = Target(
                id: TargetID(number: 1), title: "Ümlaut \u{1B}[0m", intent: "i", repository: "web", kind: "fix", risk: .high)
            await server.desk.put(target)
            var dropped = Target(
                id: TargetID(number: 2), title: "Another", intent: "i", repository: "web", kind: "fix", risk: .low)
            dropped.dropped = "not wanted"
            await server.desk.put(dropped)
            await server.desk.put(RepositoryState(name: "web", branch: "main", head: "abc", syncedAt: Timestamp(milliseconds: 9)))

            #expect(try await client.call(Endpoints.lane, on: lane.id) == LaneView(lane, waitingFor: "a free slot"))
            #expect(try await client.call(Endpoints.lanes, LanesQuery()).map(\.id) == [lane.id])
            #expect(try await client.call(Endpoints.lanes, LanesQuery(all: true)).map(\.id) == [lane.id, ended.id])
            #expect(try await client.call(Endpoints.lanes, LanesQuery(all: true, target: TargetID(number: 9))).isEmpty)
            #expect(try await client.call(Endpoints.lanes, LanesQuery(all: true, last: 1)).map(\.id) == [ended.id])
            #expect(try await client.call(Endpoints.lanes, LanesQuery(target: TargetID(number: 1), last: 5)).map(\.id) == [lane.id])
            #expect(try await client.call(Endpoints.targets, ListQuery()) == [TargetListing(target: target, lane: ended.id, phase: .done)])
            #expect(try await client.call(Endpoints.targets, ListQuery(all: true)).map(\.target.id.number) == [1, 2])
            #expect(try await client.call(Endpoints.target, on: target.id) == target)
            #expect(try await client.call(Endpoints.next, NextQuery(limit: 1)).map(\.reasons) == [["unblocks 3"]])
            #expect(
                try await client.call(Endpoints.diff, on: lane.id, DiffQuery(paths: ["a\nb", "c d"])).map(\.file.path) == ["a\nb", "c d"])
            #expect(try await client.call(Endpoints.pullRequestBody, on: lane.id).text == "# Body\n")
            #expect(try await client.call(Endpoints.report, ReportQuery(day: "2026-11-23", format: "md", width: 99)).text == "report")
            #expect(try await client.call(Endpoints.verifyLedger).problems == ["event 2 was changed"])
            let repository = try #require(try await client.call(Endpoints.repositories).first)
            #expect(repository.head == "abc" && repository.branch == "main" && repository.lanes == 1)
            #expect(await server.desk.calls.contains("report 2026-11-23 md 99"))
        }
    }

    /// More than are sent at once, so that the parts of a long answer are seen to make one.
    @Test func aLongListComesInParts() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            for number in 1...250 { _ = await server.lane(number.isMultiple(of: 3) ? .inspecting : .done, number: number) }
            let lanes = try await server.client.call(Endpoints.lanes, LanesQuery(all: true))
            #expect(lanes.map(\.id.number) == Array(1...250))
            #expect(
                try await server.client.call(Endpoints.lanes, LanesQuery(all: true, last: 201)).map(\.id) == lanes.suffix(201).map(\.id))
            #expect(try await server.client.call(Endpoints.lanes, LanesQuery(last: 2)).map(\.id.number) == [246, 249])
            #expect(try await server.client.call(Endpoints.lanes, LanesQuery(all: true, last: 1)) == lanes.suffix(1))
        }
    }

    @Test func handoffsAreListedUntilTheyAreDecided() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let proposal = try HandoffProposal(repository: "api", need: "A farewell", interface: "bye()", why: "Manners", blocking: false)
            var lane = await server.lane(.inspecting)
            lane.handoffs = (1...3).map { Handoff(id: HandoffID(number: $0), turn: 1, proposal: proposal, at: lane.queuedAt) }
            lane.handoffs[1].state = .declined(reason: "no")
            await server.desk.put(lane)
            var over = await server.lane(.abandoned, number: 2)
            over.handoffs = [Handoff(id: HandoffID(number: 4), turn: 1, proposal: proposal, at: lane.queuedAt)]
            over.handoffs[0].state = .scoped(TargetID(number: 1))
            await server.desk.put(over)
            #expect(try await server.client.call(Endpoints.handoffs, ListQuery()).map(\.id.number) == [1, 3])
            #expect(try await server.client.call(Endpoints.handoffs, ListQuery(all: true)).map(\.id.number) == [1, 2, 3, 4])
        }
    }

    @Test func looksAndDecisionsAboutSeveralLanes() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            let lane = await server.lane(.inspecting).id
            let other = LaneID(number: 9)
            let looks = [ReportedLook(path: "a\nb", digest: "d", rows: [RowRange(first: 1, last: 2)], visibleMilliseconds: 5)]
            let receipt = try await client.call(Endpoints.look, on: lane, LookReport(surface: "page", looks: looks))
            #expect(receipt == LookReceipt(believedMilliseconds: 7, ignored: ["x"], reportSeconds: 15, pace: nil))
            let answer = try await client.call(Endpoints.decideMany, BulkDecisionRequest(lanes: [lane, other], reason: "correct"))
            #expect(answer.decided.map(\.id) == [lane])
            #expect(answer.refused == [.init(lane: other, code: .refused, message: "no")])
            await #expect(throws: ClientError.self) {
                _ = try await client.call(Endpoints.decideMany, BulkDecisionRequest(lanes: [lane], kind: .reject, reason: "duplicate"))
            }
            #expect(try await client.call(Endpoints.attention, DayQuery(day: "2026-11-23")).date == "2026-11-23")
            #expect(try await client.call(Endpoints.status).attention?.dailyMinutes == 240)
            let calls = await server.desk.calls
            #expect(calls.contains("look L-1 page screen [\"a\\nb\"] by operator:ada"))
            #expect(calls.filter { $0.hasPrefix("approve") } == ["approve [L-1, L-9] correct  by operator:ada"])
        }
    }

    @Test func inspection() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            var lane = await server.lane(.inspecting)
            let file = CandidateFile(path: "a b&c", status: "added", additions: 2, deletions: 1, digest: "d")
            lane.candidates = [
                Candidate(number: 3, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: [file], gates: [])
            ]
            await server.desk.put(lane)
            let view = try await client.call(Endpoints.inspection, on: lane.id)
            #expect(view.lane == lane.id && view.candidate.number == 3 && view.verdict == "none")
            #expect(view.files.map(\.path) == ["a b&c"] && view.files[0].seen.kind == .new && view.files[0].kind == .source)
            let page = try await client.call(Endpoints.fileDiff, on: lane.id, FileDiffQuery(path: "a b&c", from: 7, count: 9))
            #expect(page.from == 7 && page.path == "a b&c")
            let lines = try await client.call(Endpoints.fileLines, on: lane.id, FileLinesQuery(path: "x", side: .old, from: 2, to: 4))
            #expect(lines.lines.map(\.line) == [2, 3, 4] && lines.side == .old)
            let interdiff = try await client.call(Endpoints.interdiff, on: lane.id, FileDiffQuery(path: "x"))
            #expect(interdiff.since == 1 && !interdiff.exact && interdiff.page == nil)
            #expect(try await client.call(Endpoints.fileConversation, on: lane.id, FileQuery(path: "x")).places.isEmpty)
            #expect(
                await server.desk.calls == [
                    "inspection \(lane.id)", "file-diff \(lane.id) a b&c 7 9", "file-lines \(lane.id) x old 2...4",
                    "interdiff \(lane.id) x 0 400", "file-conversation \(lane.id) x",
                ])
        }
    }

    @Test(arguments: [
        "", "path=", "path=a&from=-1", "path=a&count=0", "path=a&count=2001", "path=a&from=x", "path=a&page=2",
    ])
    func diffPagesAreRefused(query: String) throws {
        #expect(throws: WireError.self) { try FileDiffQuery(try Query(query)) }
    }

    @Test(arguments: [
        "from=1&to=2", "path=a&side=left", "path=a&from=0", "path=a&from=5&to=4", "path=a&from=1&to=1001",
        "path=a&from=9223372036854775807&to=9223372036854775807&x=1",
    ])
    func linesAreRefused(query: String) throws {
        #expect(throws: WireError.self) { try FileLinesQuery(try Query(query)) }
    }

    @Test func linesHaveDefaults() throws {
        let query = try FileLinesQuery(try Query("path=a"))
        #expect(query.side == .new && query.from == 1 && query.to == FileLines.limit)
        #expect(try FileLinesQuery(query.query) == query)
    }

    @Test func agentDefinitions() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            let lane = await server.lane(.working)
            var workspace = WorkspaceState()
            workspace.agents["sh"] = ["d1", "d2"].map { AgentVersion(definition: $0, source: "s", since: Timestamp(milliseconds: 1)) }
            await server.desk.put(workspace)
            let sh = try #require(AgentName("sh"))

            let listed = try await client.call(Endpoints.agents)
            #expect(listed.map(\.name) == ["sh"] && listed[0].file == "agents/sh.md" && listed[0].version == 2)
            let shown = try await client.call(Endpoints.agent, on: sh, AgentQuery())
            #expect(shown.number == 2 && shown.inForce && shown.digest == "d2" && shown.text == "text \u{1B}[0m")
            _ = try await client.call(Endpoints.agent, on: sh, AgentQuery(version: "1"))
            _ = try await client.call(Endpoints.agent, on: sh, AgentQuery(lane: lane.id))
            let done = try await client.call(Endpoints.rollbackAgent, on: sh, AgentRollbackRequest(version: "1"))
            #expect(done.file == "agents/sh.md" && done.putAside == "agents/sh.md~" && done.otherSkills == ["review"])
            let calls = await server.desk.calls
            #expect(calls.prefix(3) == ["definition sh newest", "definition sh version(\"1\")", "definition sh lane(\(lane.id))"])
            #expect(calls.contains { $0.hasPrefix("agent rollback sh 1 by ") })
            let none = try #require(AgentName("none"))
            await #expect(throws: (any Error).self) { _ = try await client.call(Endpoints.agent, on: none, AgentQuery()) }
        }
    }

    @Test func status() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            _ = await server.lane(.inspecting, number: 1, attention: .readyToInspect, since: 5)
            _ = await server.lane(.inspecting, number: 2, attention: .readyToInspect, since: 3)
            _ = await server.lane(.inspecting, number: 3, attention: .readyToInspect, risk: .high, since: 9)
            _ = await server.lane(.verifying, number: 4, attention: .smokeFailed, since: 10)
            _ = await server.lane(.working, number: 5)
            _ = await server.lane(.abandoned, number: 6)
            let status = try await server.client.call(Endpoints.status)
            #expect(status.needsOperator.map(\.id.number) == [4, 3, 2, 1])
            #expect(status.phases == ["inspecting": 3, "verifying": 1, "working": 1])
            #expect(status.working == 1 && status.landed == 1 && status.repositories == 1 && status.events == 6)
            #expect(status.version == "1.0" && status.pid == 7 && status.workspace == "/srv/w" && status.state == "/state")
            #expect(status.configurationProblems == ["bad line"])
        }
    }

    @Test func changingCalls() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            let lane = await server.lane(.inspecting).id
            let target = Target(id: TargetID(number: 1), title: "T", intent: "i", repository: "web", kind: "fix", risk: .low)
            await server.desk.put(target)
            #expect(
                try await client.call(Endpoints.addTargets, AddTargetsRequest(targets: [TargetDraft(repository: "web", title: "A")])) == [
                    target
                ])
            #expect(try await client.call(Endpoints.editTarget, on: target.id, TargetChange(title: "New")) == target)
            #expect(try await client.call(Endpoints.dropTarget, on: target.id, DropTargetRequest(reason: "old")) == target)
            #expect(try await client.call(Endpoints.dispatch, DispatchRequest(targets: [target.id], agent: "sh")).map(\.id) == [lane])
            #expect(try await client.call(Endpoints.markViewed, on: lane, ViewedRequest(paths: ["a"])).id == lane)
            #expect(try await client.call(Endpoints.markViewed, on: lane, ViewedRequest(paths: nil)).id == lane)
            #expect(try await client.call(Endpoints.comment, on: lane, CommentRequest(path: "a", line: 3, text: "why?")).id == lane)
            let decision = DecisionRequest(kind: .approve, reason: "correct", message: "m", accept: ["over-size"])
            #expect(try await client.call(Endpoints.decide, on: lane, decision).id == lane)
            let bound = DecisionRequest(
                kind: .rework, reason: "wrong", candidate: 4, comments: [DecisionRequest.Remark(path: "a", line: 7, text: "no")])
            #expect(try await client.call(Endpoints.decide, on: lane, bound).id == lane)
            #expect(try await client.call(Endpoints.land, on: lane).id == lane)
            #expect(try await client.call(Endpoints.rollback, on: lane).id == lane)
            #expect(try await client.call(Endpoints.retry, on: lane).id == lane)
            #expect(try await client.call(Endpoints.rerunGates, on: lane, GatesRequest(gates: ["test"])).id == lane)
            #expect(try await client.call(Endpoints.rerunReviews, on: lane, ReviewersRequest(reviewers: ["quick"])).id == lane)
            #expect(try await client.call(Endpoints.stop, on: lane).id == lane)
            #expect(try await client.call(Endpoints.pause, PauseRequest(lane: lane, paused: true)).map(\.id) == [lane])
            #expect(try await client.call(Endpoints.pause, PauseRequest(scope: .all, paused: true)).map(\.id) == [lane])
            #expect(try await client.call(Endpoints.stopScope, StopRequest(scope: .risk(.high))).map(\.id) == [lane])
            let answer = AnswerRequest(verdict: .deny, message: "no")
            #expect(try await client.call(Endpoints.answer, on: AskID(number: 2), answer).id == lane)
            #expect(try await client.call(Endpoints.say, on: lane, MessageRequest(text: "go on")).id == lane)
            #expect(try await client.call(Endpoints.restore, on: lane, RestoreRequest(folder: "/x")).path == "/x")
            #expect(try await client.call(Endpoints.reverify, ReverifyRequest(sample: 2)).isEmpty)
            #expect(try await client.call(Endpoints.rebuildLedger).sound)
            #expect(
                await server.desk.calls == [
                    "add [\"A\"] by operator:ada", "edit T-1 New by operator:ada", "drop T-1 old by operator:ada",
                    "dispatch [T-1] sh by operator:ada", "viewed L-1 [\"a\"] by operator:ada", "viewed L-1 [\"all\"] by operator:ada",
                    "comment L-1 a:3 why? by operator:ada", "approve L-1 correct m [\"over-size\"] by operator:ada",
                    "rework L-1 c4 wrong  [] a:7 no by operator:ada",
                    "land L-1 by operator:ada", "rollback L-1 by operator:ada", "retry L-1 by operator:ada",
                    "gates L-1 [\"test\"] by operator:ada", "review L-1 [\"quick\"] by operator:ada", "stop L-1 by operator:ada",
                    "pause L-1 true by operator:ada",
                    "hold everything true by operator:ada", "stop risk high by operator:ada", "answer A-2 deny no by operator:ada",
                    "say L-1 go on false by operator:ada",
                    "restore L-1 /x by operator:ada", "verify 2 by operator:ada", "rebuild",
                ])
        }
    }

    @Test func downStopsTheServerAfterItsAnswer() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let answer = try await server.client.call(Endpoints.down)
            #expect(answer == Nothing())
            let starter = ServerStarter(executable: "/none", workspace: "/", stateFolder: scratch.path, socketPath: server.socket)
            try await starter.waitUntilStopped()
            #expect(!starter.isRunning())
        }
    }
}
