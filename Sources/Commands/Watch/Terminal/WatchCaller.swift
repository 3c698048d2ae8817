import API
import Client
import Domain

/// Asks the server what the watch wants to know, and gives the answer back as input.
struct WatchCaller: Sendable {
    let client: SignalboxClient
    let drafts: DraftFiles

    /// Milliseconds for which events are gathered before the board is asked for.
    private static let gathering = 80

    func run(_ call: WatchCall, _ take: @Sendable (WatchInput) -> Void) async {
        do {
            try await answer(call, take)
        } catch {
            take(.failed(call, "\(error)"))
        }
    }

    private func answer(_ call: WatchCall, _ take: @Sendable (WatchInput) -> Void) async throws {
        switch call {
        case .board:
            // Events come in bursts, and one board shows what all of them did.
            try await Task.sleep(for: .milliseconds(Self.gathering))
            take(.board(try await client.call(Endpoints.board, BoardQuery()), try await client.call(Endpoints.inbox)))
        case .open(let lane):
            let (view, laneView) = try await inspection(lane)
            take(.opened(view, laneView, drafts.read(lane, candidate: view.candidate.number)))
        case .refresh(let lane):
            let (view, laneView) = try await inspection(lane)
            take(.refreshed(view, laneView))
        case .lane(let lane): take(.lane(try await client.call(Endpoints.lane, on: lane)))
        case .page(let lane, let query): take(.page(lane, query, try await client.call(Endpoints.fileDiff, on: lane, query)))
        case .since(let lane, let query): take(.since(lane, query, try await client.call(Endpoints.interdiff, on: lane, query)))
        case .lines(let lane, let query): take(.lines(lane, query, try await client.call(Endpoints.fileLines, on: lane, query)))
        case .talk(let lane, let path):
            take(.talk(lane, try await client.call(Endpoints.fileConversation, on: lane, FileQuery(path: path))))
        case .log(let lane, let job, let number): await follow(lane, job, number, take)
        case .view(let lane, let path, let candidate):
            _ = try await client.call(Endpoints.markViewed, on: lane, ViewedRequest(paths: [path], candidate: candidate))
            take(.viewed(lane, path: path, candidate: candidate))
        case .look(let lane, let report): take(.looked(lane, try await client.call(Endpoints.look, on: lane, report)))
        case .decide(let lane, let request): take(.decided(try await client.call(Endpoints.decide, on: lane, request)))
        case .comment(let lane, let candidate, let draft):
            let remark = draft.remark
            let request = CommentRequest(path: remark.path, line: remark.line, text: remark.text, candidate: candidate)
            _ = try await client.call(Endpoints.comment, on: lane, request)
            take(.commented(lane, candidate: candidate, draft))
        case .answer(let ask, let request):
            _ = try await client.call(Endpoints.answer, on: ask, request)
            take(.answered(ask))
        case .say(let lane, let request):
            _ = try await client.call(Endpoints.say, on: lane, request)
            take(.told(lane))
        case .review(let lane):
            _ = try await client.call(Endpoints.rerunReviews, on: lane, ReviewersRequest())
            take(.reviewing(lane))
        }
    }

    /// Both answers are of one candidate: candidates only follow each other.
    private func inspection(_ lane: LaneID) async throws -> (InspectionView, LaneView) {
        var view = try await client.call(Endpoints.inspection, on: lane)
        while true {
            let laneView = try await client.call(Endpoints.lane, on: lane)
            if laneView.candidate?.number == view.candidate.number { return (view, laneView) }
            view = try await client.call(Endpoints.inspection, on: lane)
        }
    }

    private func follow(_ lane: LaneID, _ job: String, _ number: Int, _ take: @Sendable (WatchInput) -> Void) async {
        var text = LogText()
        var isEmpty = true
        func add(_ words: String) {
            guard !words.isEmpty else { return }
            isEmpty = false
            take(.log(number, words.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)))
        }
        do {
            try await client.log(lane, LogQuery(job: job, follow: true)) { chunk in
                add(text.feed(chunk))
                return true
            }
            add(text.finish())
            take(.logEnded(number, isEmpty ? "it printed nothing" : "the end"))
        } catch {
            take(.logEnded(number, "\(error)"))
        }
    }
}
