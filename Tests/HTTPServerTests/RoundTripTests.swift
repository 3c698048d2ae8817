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
            await server.desk.put(RepositoryState(name: "web", branch: "main", head: "abc", syncedAt: Timestamp(milliseconds: 9)))

            #expect(try await client.call(Endpoints.lane, on: lane.id) == LaneView(lane, waitingFor: "a free slot"))
            #expect(try await client.call(Endpoints.lanes, LanesQuery()).map(\.id) == [lane.id])
            #expect(try await client.call(Endpoints.lanes, LanesQuery(all: true)).map(\.id) == [lane.id, ended.id])
            #expect(try await client.call(Endpoints.lanes, LanesQuery(all: true, target: TargetID(number: 9))).isEmpty)
            #expect(try await client.call(Endpoints.targets) == [target])
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
            #expect(try await client.call(Endpoints.land, on: lane).id == lane)
            #expect(try await client.call(Endpoints.rollback, on: lane).id == lane)
            #expect(try await client.call(Endpoints.retry, on: lane).id == lane)
            #expect(try await client.call(Endpoints.rerunGates, on: lane, GatesRequest(gates: ["test"])).id == lane)
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
                    "land L-1 by operator:ada", "rollback L-1 by operator:ada", "retry L-1 by operator:ada",
                    "gates L-1 [\"test\"] by operator:ada", "stop L-1 by operator:ada", "pause L-1 true by operator:ada",
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
