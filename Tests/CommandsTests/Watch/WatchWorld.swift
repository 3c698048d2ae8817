import API
import Domain
import TestSupport

@testable import Commands

/// A watch with something in the place of the server, which answers in whatever order a test wants.
struct WatchWorld {
    var state: WatchState
    var lanes: [LaneID: Lane] = [:]
    var patches: [String: PatchLines] = [:]
    /// Calls that are not answered yet.
    var open: [WatchCall] = []
    /// Decisions that the server was told.
    var told: [DecisionRequest] = []
    var kept: [[Draft]] = []
    var hasLeft = false
    var leftWith: String?
    var clock: Int64 = 0

    init(size: ScreenSize = ScreenSize(columns: 80, rows: 24), text: String = "words") {
        state = WatchState(size: size, time: Samples.time, surface: "test")
        for number in 1...3 { add(number, text) }
        run(.lamp(.live))
        run(.board(board, inbox))
    }

    /// A lane with three files: changed with context, a long new one, and a folded one.
    private mutating func add(_ number: Int, _ text: String) {
        var lane = Samples.lane(text)
        lane = Lane(id: LaneID(number: number), start: lane.start, at: Samples.start)
        lane.phase = .inspecting
        lane.attention = number < 3 ? Attention(reason: .readyToInspect, detail: "first \(text)", since: Samples.at(Int64(number))) : nil
        let old = (1...60).map { "line \($0) \(text)" }
        var new = old
        new[4] = "line five \(text)"
        new.remove(at: 40)
        new.insert("日本語 \(text) " + String(repeating: "wide ", count: 40), at: 50)
        patches["src/a.swift"] = Self.patch(old, new)
        patches["src/deep/long.txt"] = Self.patch([], (1...3000).map { "long \($0)" })
        patches["lock.json"] = Self.patch(["a"], ["b"])
        lane.candidates = [candidate(1)]
        lanes[lane.id] = lane
    }

    private static func patch(_ old: [String], _ new: [String]) -> PatchLines {
        let text = { (lines: [String]) in lines.map { SafeText.line($0) + "\n" }.joined() }
        return PatchLines(Array(UnifiedDiff(old: text(old), new: text(new)).text(oldName: "a", newName: "b").utf8)[...])
    }

    private func candidate(_ number: Int) -> Candidate {
        func file(_ path: String, _ status: String, generated: Bool = false) -> CandidateFile {
            let lines = patches[path]?.lines ?? []
            return CandidateFile(
                path: path, status: status, additions: lines.count { $0.kind == .added }, deletions: lines.count { $0.kind == .removed },
                binary: false, generated: generated, digest: "d\(number)-\(path)")
        }
        return Candidate(
            number: number, base: "base", head: "head", commit: "commit\(number)", tree: "tree", commits: 1,
            files: [file("src/a.swift", "modified"), file("src/deep/long.txt", "added"), file("lock.json", "modified", generated: true)],
            gates: [])
    }

    var board: BoardView {
        let ready = lanes.values.filter { $0.attention != nil && $0.decisions.isEmpty }.sorted { $0.id < $1.id }
        let rest = lanes.values.filter { $0.attention == nil || !$0.decisions.isEmpty }.sorted { $0.id < $1.id }
        let rows = { (lanes: [Lane], group: BoardGroup) in lanes.map { BoardRow($0, group: group, waitingFor: nil, hold: nil) } }
        return BoardView(
            sequence: 1,
            groups: [
                BoardGroupView(group: .needsYou, rows: []), BoardGroupView(group: .ready, rows: rows(ready, .ready)),
                BoardGroupView(group: .working, rows: rows(rest, .working)), BoardGroupView(group: .landing, rows: []),
                BoardGroupView(group: .done, rows: []),
            ], holds: [], alarms: [], configurationProblems: [], sandboxProblem: nil)
    }

    var inbox: [InboxItem] { [] }

    func inspection(_ lane: Lane) -> InspectionView? {
        guard let candidate = lane.candidate else { return nil }
        let files = candidate.files.map {
            InspectedFile($0, marks: FileMarks(generated: $0.generated ? true : nil), seen: SeenState($0, in: lane))
        }
        return InspectionView(
            Inspection(
                lane: lane, candidate: candidate, files: files, noLongerChanged: [], claims: [],
                risk: RiskReasons.of(lane, files: files, collisions: []),
                collisions: [], commits: []))
    }

    // MARK: Running

    mutating func run(_ input: WatchInput) {
        for effect in state.take(input) {
            switch effect {
            case .call(let call):
                open.append(call)
                if case .decide(_, let request) = call { told.append(request) }
            case .keep(_, _, let drafts): kept.append(drafts)
            case .leave(let words):
                hasLeft = true
                leftWith = words
            case .stopLog, .edit, .suspend, .repaint: break
            }
        }
    }

    mutating func press(_ keys: Key...) { for key in keys { run(.key(key)) } }

    mutating func type(_ text: String) { for character in text { run(.key(.character(character))) } }

    mutating func pass(_ milliseconds: Int64) {
        clock += milliseconds
        run(.tick(clock: clock, now: Timestamp(milliseconds: Samples.start.milliseconds + clock)))
    }

    /// Answers everything that was asked, and what follows from it.
    mutating func settle() {
        for _ in 0..<1000 where !open.isEmpty { answer(0) }
    }

    /// Another candidate of a lane.
    mutating func push(_ id: LaneID) {
        guard let number = lanes[id]?.candidate?.number else { return }
        let next = candidate(number + 1)
        lanes[id]?.candidates.append(next)
    }

    mutating func answer(_ index: Int) {
        let call = open.remove(at: index)
        guard let id = call.lane else { return run(.board(board, inbox)) }
        guard var lane = lanes[id], let view = inspection(lane) else { return run(.failed(call, "there is no lane \(id)")) }
        if let asked = call.candidate, asked != view.candidate.number { return run(.failed(call, "another candidate by now")) }
        switch call {
        case .open: run(.opened(view, LaneView(lane, waitingFor: nil), []))
        case .refresh: run(.refreshed(view, LaneView(lane, waitingFor: nil)))
        case .lane: run(.lane(LaneView(lane, waitingFor: nil)))
        case .page(_, let query):
            var page = DiffPage(path: query.path, status: view.files.first { $0.path == query.path }?.status ?? "modified")
            if let patch = patches[query.path] { DiffPager(patch).fill(&page, from: query.from, count: query.count) }
            run(.page(id, query, page))
        case .since(_, let query): run(.since(id, query, Interdiff(since: 1, state: SeenState(kind: .changed, candidate: 1))))
        case .lines(_, let query):
            let lines = (query.from...min(query.to, 61)).map { DiffCell(line: $0, text: "context \($0)") }
            run(.lines(id, query, FileLines(path: query.path, side: .new, total: 61, lines: query.from > 61 ? [] : lines)))
        case .talk(_, let path): run(.talk(id, FileConversation(path: path, places: [])))
        case .log(_, _, let number): run(.log(number, ["printed"]))
        case .view(_, let path, let candidate):
            if let file = view.files.first(where: { $0.path == path }) { lane.viewed.append(ViewedMark(path: path, digest: file.digest)) }
            lanes[id] = lane
            run(.viewed(id, path: path, candidate: candidate))
        case .look: run(.looked(id, LookReceipt(believedMilliseconds: 0, ignored: [], reportSeconds: 15, pace: nil)))
        case .decide(_, let request):
            lane.decisions.append(
                Decision(
                    kind: request.kind, reason: request.reason, candidate: request.candidate, by: "operator:t", at: Samples.at(clock / 1000)
                ))
            lanes[id] = lane
            run(.decided(LaneView(lane, waitingFor: nil)))
        case .comment(_, let candidate, let draft): run(.commented(id, candidate: candidate, draft))
        case .say: run(.told(id))
        case .review: run(.reviewing(id))
        case .answer(let ask, _): run(.answered(ask))
        case .board: break
        }
    }
}

extension WatchCall {
    var lane: LaneID? {
        switch self {
        case .board, .answer: nil
        case .open(let lane), .refresh(let lane), .lane(let lane), .page(let lane, _), .since(let lane, _), .lines(let lane, _),
            .talk(let lane, _),
            .log(let lane, _, _), .view(let lane, _, _), .look(let lane, _), .decide(let lane, _), .comment(let lane, _, _),
            .say(let lane, _), .review(let lane):
            lane
        }
    }

    /// The candidate that it is bound to.
    var candidate: Int? {
        switch self {
        case .page(_, let query), .since(_, let query): query.candidate
        case .lines(_, let query): query.candidate
        case .view(_, _, let candidate), .comment(_, let candidate, _): candidate
        case .decide(_, let request): request.candidate
        default: nil
        }
    }
}
