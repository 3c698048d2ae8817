import API
import Domain
import Foundation

/// What the operator has before them.
enum WatchPage: Equatable, Sendable {
    case board, inspection, lane
}

/// All that `signalbox watch` knows. It decides what a key or an answer of the server leads to and how the screen looks, and does nothing
/// itself: what is to be done outside comes out as effects.
struct WatchState: Sendable {
    var size: ScreenSize
    var clock: Int64 = 0
    var time: TimeText
    var lamp = Lamp.connecting
    var page = WatchPage.board
    var board = BoardState()
    var inspection: InspectionState?
    /// The lane whose inspection is on its way.
    var opening: LaneID?
    var lane: LanePage?
    var panel: Panel?
    var prompt: Prompt?
    var notes: [Note] = []
    var pending: PendingDecision?
    /// A decision that the server has been told and did not answer yet.
    var deciding: LaneID?
    /// A decision that was taken back, with its words.
    var takenBack: DecisionForm?
    /// The terminal is not known to be behind other windows.
    var isInFront = true
    var isLeaving = false
    /// What is said when the program is left.
    var problem: String?
    /// Calls that change something and are not answered.
    var outstanding = 0
    var isBoardAsked = false
    var isBoardWanted = false
    var isRefreshAsked = false
    var isRefreshWanted = false
    /// Files whose viewed mark is on its way.
    var viewing: Set<String> = []
    /// Numbers of logs and of openings.
    var number = 0
    /// Part of the name of each opening; anything that other programs do not have.
    let surface: String
    var nextReport: Int64 = 0
    var reportSeconds = 15

    init(size: ScreenSize, time: TimeText, surface: String) {
        self.size = size
        self.time = time
        self.surface = surface
    }

    /// Takes what came in.
    mutating func take(_ input: WatchInput) -> [WatchEffect] {
        var effects =
            switch input {
            case .key(let key): take(key)
            case .tick(let clock, let now): tick(clock, now)
            case .size(let size): resized(size)
            case .terminate: leave()
            default: answer(input)
            }
        effects += settle()
        if isLeaving, outstanding == 0, deciding == nil { effects.append(.leave(problem)) }
        return effects
    }

    /// Brings what is shown in line with what is known, and asks for what is missing.
    private mutating func settle() -> [WatchEffect] {
        var effects: [WatchEffect] = []
        layOut()
        if !isLeaving, lamp == .live {
            if isBoardWanted, !isBoardAsked {
                (isBoardWanted, isBoardAsked) = (false, true)
                effects.append(.call(.board))
            }
            if isRefreshWanted, !isRefreshAsked {
                isRefreshWanted = false
                if page == .inspection, let lane = inspection?.lane {
                    isRefreshAsked = true
                    effects.append(.call(.refresh(lane)))
                } else if page == .lane, let lane = lane?.lane {
                    isRefreshAsked = true
                    effects.append(.call(.lane(lane)))
                }
            }
            if page == .inspection, let calls = inspection?.wanted() { effects += calls.map { .call($0) } }
        }
        return effects
    }

    private mutating func resized(_ size: ScreenSize) -> [WatchEffect] {
        self.size = size
        return [.repaint]
    }

    private mutating func tick(_ clock: Int64, _ now: Timestamp) -> [WatchEffect] {
        self.clock = clock
        time.now = now
        notes.removeAll { $0.until <= clock }
        var effects: [WatchEffect] = []
        if let pending, pending.deadline <= clock { effects += commit() }
        let isShown = isDiffShown && isInFront
        if page == .inspection { inspection?.beat(clock, isShown: isShown) }
        if nextReport <= clock { effects += report() }
        return effects
    }

    /// Whether the diff is what is on the screen.
    private var isDiffShown: Bool {
        guard page == .inspection, size.isEnough else { return false }
        if case .tree? = panel { return size.columns >= TreePanel.wideScreen }
        return panel == nil
    }

    // MARK: What several keys do

    /// A call of the server; those that change something are counted until they are answered.
    mutating func call(_ call: WatchCall) -> WatchEffect {
        if call.changes { outstanding += 1 }
        return .call(call)
    }

    mutating func note(_ text: String, _ ink: Ink = .plain, seconds: Int64 = 6) {
        notes.append(Note(text: text, ink: ink, until: clock + seconds * 1000))
        notes = notes.suffix(3)
    }

    /// Tells the server what was seen since the last time.
    mutating func report() -> [WatchEffect] {
        nextReport = clock + Int64(reportSeconds) * 1000
        guard let lane = inspection?.lane, let report = inspection?.looks.report() else { return [] }
        return [call(.look(lane, report))]
    }

    /// Makes the decision that can still be taken back final.
    mutating func commit() -> [WatchEffect] {
        guard let pending else { return [] }
        self.pending = nil
        return send(pending.lane, pending.request)
    }

    mutating func send(_ lane: LaneID, _ request: DecisionRequest) -> [WatchEffect] {
        deciding = lane
        return report() + [call(.decide(lane, request))]
    }

    mutating func open(_ lane: LaneID) -> [WatchEffect] {
        let effects = goBoard()
        page = .inspection
        opening = lane
        return effects + [.call(.open(lane))]
    }

    mutating func openLane(_ id: LaneID) -> [WatchEffect] {
        let effects = goBoard()
        page = .lane
        lane = LanePage(id)
        lane?.asks = board.asks(of: id)
        isRefreshAsked = true
        return effects + [.call(.lane(id))]
    }

    /// To the board. Leaving an inspection makes its decision final.
    mutating func goBoard() -> [WatchEffect] {
        let effects = report() + commit() + closePanel()
        page = .board
        inspection = nil
        opening = nil
        lane = nil
        prompt = nil
        takenBack = nil
        viewing = []
        isRefreshAsked = false
        isRefreshWanted = false
        return effects
    }

    mutating func closePanel() -> [WatchEffect] {
        defer { panel = nil }
        if case .logs? = panel { return [.stopLog] }
        return []
    }

    mutating func leave() -> [WatchEffect] {
        // Asked a second time it does not wait for answers.
        if isLeaving {
            return [
                .leave(
                    problem ?? (deciding.map { "\($0): whether the decision was recorded is not known; 'signalbox lane show \($0)' says" }))
            ]
        }
        isLeaving = true
        return report() + commit() + closePanel()
    }
}

extension WatchCall {
    /// Whether it changes something, and is waited for before the program ends.
    var changes: Bool {
        switch self {
        case .view, .look, .decide, .comment, .answer, .say, .review: true
        case .board, .open, .refresh, .lane, .page, .since, .lines, .talk, .log: false
        }
    }
}
