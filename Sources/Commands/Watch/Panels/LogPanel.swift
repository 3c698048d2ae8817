import API
import Domain

/// The logs of a candidate's gates, or of a lane's newest job; one is shown, as it grows.
struct LogPanel: Equatable, Sendable {
    struct Tab: Equatable, Sendable {
        var lane: LaneID
        /// As the log's address has it: `gate-test-1`.
        var job: String
        var result: GateResult?
    }

    var tabs: [Tab]
    var index: Int
    var text = ScrollText(follows: true)
    /// The number of what is read now; what comes late for another is dropped.
    var number: Int
    var state = "reading …"

    /// Lines that are kept; the first of a longer log go.
    private static let limit = 20_000

    /// Opens at the first gate that did not pass.
    init(_ lane: LaneView, number: Int) {
        tabs = (lane.candidate?.gates ?? []).flatMap { gate in
            gate.runs.map { run in
                // A result that was taken over has its log where it was made.
                let origin = run.outcome?.reusedFrom
                return Tab(
                    lane: origin?.lane ?? lane.id, job: "gate-\(gate.name)-\(origin?.attempt ?? run.attempt)", result: run.outcome?.result)
            }
        }
        index = tabs.firstIndex { $0.result != .passed } ?? 0
        self.number = number
        if tabs.isEmpty { state = "no gate of this candidate has run" }
    }

    /// The log of the newest job of a lane.
    init(newestOf lane: LaneView, number: Int) {
        let job = lane.turns.last.map { "turn-\($0.number)" }
        tabs = job.map { [Tab(lane: lane.id, job: $0)] } ?? []
        index = 0
        self.number = number
        if tabs.isEmpty { state = "nothing of this lane has run yet" }
    }

    var call: WatchCall? { tabs.indices.contains(index) ? .log(tabs[index].lane, job: tabs[index].job, number) : nil }

    mutating func choose(_ index: Int, number: Int) {
        self.index = min(max(0, index), max(0, tabs.count - 1))
        self.number = number
        text = ScrollText(follows: true)
        state = "reading …"
    }

    mutating func add(_ lines: [String], width: Int, height: Int) {
        text.lines += lines.flatMap { Styled($0.replacing("\t", with: "    ")).wrapped(to: width) }
        if text.lines.count > Self.limit { text.lines.removeFirst(text.lines.count - Self.limit) }
        text.clamp(height: height)
    }

    var head: Styled {
        let names = tabs.enumerated().map { number, tab -> Styled in
            let mark: Styled = tab.result.map { $0 == .passed ? Styled("✓", .good) : Styled("✗", .bad) } ?? Styled("▸", .strong)
            return mark + Styled(number == index ? "[\(tab.job)]" : " \(tab.job) ", number == index ? .strong : .plain)
        }
        return names.joined(" ") + Styled("  \(state)", .faint)
    }
}
