import API
import Domain

extension WatchState {
    mutating func answer(_ input: WatchInput) -> [WatchEffect] {
        switch input {
        case .key, .tick, .size, .terminate: return []
        case .lamp(let lamp):
            if lamp == .live, self.lamp != .live {
                isRefreshWanted = true
                inspection?.refused = []
            }
            self.lamp = lamp
        case .board(let view, let inbox): take(view, inbox)
        case .live(.activity(let change)): board.take(change)
        case .live(.event(let event)): take(event)
        case .opened(let view, let lane, let drafts): opened(view, lane, drafts)
        case .refreshed(let view, let lane):
            isRefreshAsked = false
            if inspection?.lane == view.lane { inspection?.update(view, lane) }
        case .lane(let view):
            isRefreshAsked = false
            if lane?.lane == view.id { lane?.view = view }
        case .page(let lane, let query, let page):
            if isHere(lane, query.candidate) { inspection?.take(page, for: query) }
        case .since(let lane, let query, let answer):
            if isHere(lane, query.candidate) { inspection?.take(answer, for: query) }
        case .lines(let lane, let query, let lines):
            if isHere(lane, query.candidate) { inspection?.take(lines) }
        case .talk(let lane, let talk): if inspection?.lane == lane { show(talk) }
        case .log(let number, let lines):
            if case .logs(var logs)? = panel, logs.number == number {
                logs.add(lines, width: size.columns, height: bodyHeight - 1)
                panel = .logs(logs)
            }
        case .logEnded(let number, let words):
            if case .logs(var logs)? = panel, logs.number == number {
                logs.state = words
                panel = .logs(logs)
            }
        case .viewed(let lane, let path, let candidate):
            outstanding -= 1
            if isHere(lane, candidate) { viewed(path) }
        case .looked(let lane, let receipt):
            outstanding -= 1
            reportSeconds = max(1, receipt.reportSeconds)
            if inspection?.lane == lane, let pace = receipt.pace { inspection?.pace = pace }
        case .decided(let view): return decided(view)
        case .commented(let lane, let candidate, let draft):
            outstanding -= 1
            guard isHere(lane, candidate) else { return [] }
            inspection?.drafts.removeAll { $0 == draft }
            inspection?.layOut()
            note("comment sent", .good)
            return keepDrafts()
        case .answered(let ask):
            outstanding -= 1
            note("\(ask) answered", .good)
            lane?.asks.removeAll { $0.id == ask }
            isBoardWanted = true
        case .told(let lane):
            outstanding -= 1
            note("the agent of \(lane) is told", .good)
        case .reviewing(let lane):
            outstanding -= 1
            note("the reviewers of \(lane) look again", .good)
        case .edited(let text): edited(text)
        case .failed(let call, let message): return failed(call, message)
        }
        return []
    }

    private func isHere(_ lane: LaneID, _ candidate: Int?) -> Bool { inspection?.lane == lane && inspection?.candidate == candidate }

    private mutating func take(_ view: BoardView, _ inbox: [InboxItem]) {
        isBoardAsked = false
        board.take(view, inbox)
        if let id = lane?.lane { lane?.asks = board.asks(of: id) }
    }

    private mutating func take(_ event: RecordedEvent) {
        switch event.event {
        // That somebody looked changes nothing that is shown.
        case .lane(_, .looked): return
        case .lane(let id, _), .laneQueued(let id, _):
            if id == inspection?.lane || id == lane?.lane { isRefreshWanted = true }
        default: break
        }
        isBoardWanted = true
    }

    private mutating func opened(_ view: InspectionView, _ lane: LaneView, _ drafts: [Draft]) {
        guard opening == view.lane, page == .inspection else { return }
        opening = nil
        number += 1
        let looks = LookTracker(surface: "watch-\(surface)-\(number)", clock: clock)
        inspection = InspectionState(view, lane, width: size.columns, height: bodyHeight, looks: looks)
        inspection?.drafts = drafts.filter { draft in view.files.contains { $0.path == draft.path } }
        nextReport = clock + Int64(reportSeconds) * 1000
        // The server may have gone on since.
        isRefreshWanted = true
    }

    private mutating func show(_ talk: FileConversation) {
        guard case .talk(var text)? = panel else { return }
        text.lines = TalkLines(talk: talk, time: time).lines.flatMap { $0.wrappedAtWords(to: size.columns) }
        panel = .talk(text)
    }

    private mutating func decided(_ view: LaneView) -> [WatchEffect] {
        outstanding -= 1
        deciding = nil
        isBoardWanted = true
        let made = view.decisions.last
        note("\(view.id): \(made?.kind.rawValue ?? "decided") (\(made?.reason ?? "")), candidate \(made?.candidate ?? 0)", .good)
        if let pace = made?.pace, pace.faster == true { for words in pace.notes { note(words, .warning, seconds: 12) } }
        let candidate = made?.candidate ?? inspection?.candidate ?? 0
        return [.keep(view.id, candidate: candidate, [])] + (isLeaving ? [] : goOn(from: view.id))
    }

    private mutating func failed(_ call: WatchCall, _ message: String) -> [WatchEffect] {
        if call.changes { outstanding -= 1 }
        switch call {
        case .board: isBoardAsked = false
        case .refresh, .lane: isRefreshAsked = false
        case .look: return []
        case .page(_, let query):
            inspection?.failed(query, isSince: false)
            isRefreshWanted = true
        case .since(_, let query):
            inspection?.failed(query, isSince: true)
            isRefreshWanted = true
        case .view(_, let path, _):
            viewing.remove(path)
            isRefreshWanted = true
        case .open(let lane):
            guard opening == lane else { return [] }
            note(message, .bad, seconds: 12)
            return openLane(lane)
        case .decide(let lane, let request):
            deciding = nil
            isRefreshWanted = true
            guard !isLeaving else {
                problem = "\(lane): \(request.kind.rawValue) was not recorded: \(message)"
                return []
            }
            if page == .inspection, let inspection, inspection.lane == lane, inspection.stale == nil, panel == nil, prompt == nil {
                var form = DecisionForm(request.kind, inspection.view)
                (form.reason, form.message, form.accepted) = (request.reason, request.message, Set(request.accept))
                form.refused = message
                panel = .decision(form)
                return []
            }
            note("\(lane): \(request.kind.rawValue) was not recorded: \(message)", .bad, seconds: 30)
            return []
        case .talk:
            if case .talk? = panel { panel = .talk(ScrollText(lines: [Styled(message, .bad)])) }
            return []
        default: break
        }
        note(message, .bad, seconds: 12)
        return []
    }
}
