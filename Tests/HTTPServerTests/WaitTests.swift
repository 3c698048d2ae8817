import API
import Client
import Control
import Domain
import ServiceLifecycle
import Testing

@Suite struct WaitTests {
    @Test func answersAtOnceWhenTheWaitIsOver() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let red = await server.lane(.gating, number: 1, attention: .gatesRed).id
            let ready = await server.lane(.inspecting, number: 2, attention: .readyToInspect).id
            let gone = await server.lane(.abandoned, number: 3).id
            let query = WaitQuery(phase: .inspecting)
            let stuck = try await server.client.call(Endpoints.waitForPhase, on: red, query)
            #expect(stuck.outcome == .needsOperator && stuck.lane.attention?.reason == .gatesRed)
            #expect(try await server.client.call(Endpoints.waitForPhase, on: ready, query).outcome == .reached)
            #expect(try await server.client.call(Endpoints.waitForPhase, on: gone, query).outcome == .ended)
            await #expect(throws: ClientError.server(ErrorBody(code: .notFound, message: "there is no lane L-9"))) {
                try await server.client.call(Endpoints.waitForPhase, on: LaneID(number: 9), query)
            }
        }
    }

    @Test func answersWhenTheLaneComesToThePhase() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            async let waited = server.client.call(Endpoints.waitForPhase, on: lane, WaitQuery(phase: .inspecting, timeoutSeconds: 600))
            // Another lane's events, and phases on the way, end nothing.
            _ = await server.lane(.inspecting, number: 2)
            _ = await server.lane(.gating, number: 1)
            _ = await server.lane(.inspecting, number: 1, attention: .readyToInspect)
            let answer = try await waited
            #expect(answer.outcome == .reached && answer.lane.phase == .inspecting && answer.lane.id == lane)
        }
    }

    @Test func timesOut() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            let answer = try await server.client.call(Endpoints.waitForPhase, on: lane, WaitQuery(phase: .done, timeoutSeconds: 0))
            #expect(answer.outcome == .timedOut && answer.lane.phase == .working)
        }
    }

    @Test func aStoppingServerSaysSo() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            async let waited = server.client.call(Endpoints.waitForPhase, on: lane, WaitQuery(phase: .done))
            while await server.desk.readerCount == 0 { await Task.yield() }
            await server.group.triggerGracefulShutdown()
            do {
                _ = try await waited
                Issue.record("the lane never came to its end")
            } catch let error as ClientError {
                #expect(error.exitCode == .failed && error.description.contains("stopping"))
            }
        }
    }

    @Test func aCallerWhoLeavesIsForgotten() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            let call = Task { try await server.client.call(Endpoints.waitForPhase, on: lane, WaitQuery(phase: .done)) }
            while await server.desk.readerCount == 0 { await Task.yield() }
            call.cancel()
            // Ends only when the server gave up the wait.
            while await server.desk.readerCount > 0 { await Task.yield() }
            _ = await call.result
        }
    }
}
