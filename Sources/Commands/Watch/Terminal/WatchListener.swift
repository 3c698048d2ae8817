import API
import Client
import Domain

/// Listens to the server for as long as the watch runs, and comes back when the server does.
struct WatchListener: Sendable {
    let client: SignalboxClient

    /// Milliseconds until the first attempt to come back, and the longest.
    private static let waits = (first: 250, most: 5000)
    /// A connection that held this long was a good one.
    private static let goodTime = Duration.seconds(5)

    func run(_ take: @Sendable (WatchInput) -> Void) async {
        var wait = Self.waits.first
        while !Task.isCancelled {
            let began = ContinuousClock.now
            do {
                // What happened while nobody listened is in the board; what happens from then on comes as events.
                let board = try await client.call(Endpoints.board, BoardQuery())
                let inbox = try await client.call(Endpoints.inbox)
                take(.lamp(.live))
                take(.board(board, inbox))
                try await client.live(after: board.sequence) { message in
                    take(.live(message))
                    return true
                }
            } catch {}
            guard !Task.isCancelled else { return }
            take(.lamp(.reconnecting))
            if ContinuousClock.now - began > Self.goodTime { wait = Self.waits.first }
            // Ever more slowly: a server that is being upgraded is back at once, one that was stopped is not.
            try? await Task.sleep(for: .milliseconds(wait))
            wait = min(wait * 2, Self.waits.most)
        }
    }
}
