import API
import Client
import Domain
import Testing
@Suite struct TempSpeed {
    @Test func speed() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            for n in 1...60 { _ = await server.lane(n % 5 == 0 ? .inspecting : .working, number: n) }
            let clock = ContinuousClock()
            let first = try await clock.measure { _ = try await server.client.call(Endpoints.status) }
            let more = try await clock.measure { for _ in 0..<200 { _ = try await server.client.call(Endpoints.status) } }
            print("SPEED first \(first) mean \(more / 200)")
        }
    }
}
