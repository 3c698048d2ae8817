/// Whom or what a lane waited for, from its dispatch to its landing.
package enum WaitedFor: String, Codable, CaseIterable, Sendable {
    case `operator`, agent, gates, queue, forge
}

/// The time of a lane, divided up without a gap or an overlap.
///
/// Phases say most of it. Inside `working` and `gating` only the turns and the gate runs themselves are the agent's and the gates'
/// time; the idle rest is the operator's up to the operator's decision, if one fell into it, and otherwise the queue's.
package struct WaitingTimes: Equatable, Sendable {
    /// Milliseconds.
    package private(set) var milliseconds: [WaitedFor: Int64] = [:]

    package var total: Int64 { milliseconds.values.reduce(0, +) }

    /// - Parameter end: where to stop, usually the landing.
    package init(lane: Lane, until end: Timestamp) {
        for (index, entry) in lane.phases.enumerated() {
            let next = index + 1 < lane.phases.count ? lane.phases[index + 1].at : end
            let span = Span(from: entry.at.milliseconds, to: min(next, end).milliseconds)
            guard span.length > 0 else { continue }
            switch entry.phase {
            case .queued, .approved: add(.queue, span.length)
            case .preparing: add(.agent, span.length)
            case .inspecting: add(.operator, span.length)
            case .publishing, .landing, .landed: add(.forge, span.length)
            case .deploying, .verifying: add(.gates, span.length)
            case .working:
                divide(span, busy: lane.turns.map { ($0.startedAt, $0.endedAt) }, as: .agent, decisions: lane.decisions)
            case .gating:
                divide(span, busy: lane.gateRuns.map { ($0.startedAt, $0.endedAt) }, as: .gates, decisions: lane.decisions)
            case .done, .abandoned, .rejected, .rolledBack: break
            }
        }
    }

    private mutating func add(_ who: WaitedFor, _ length: Int64) {
        milliseconds[who, default: 0] += length
    }

    private mutating func divide(_ span: Span, busy: [(Timestamp, Timestamp?)], as who: WaitedFor, decisions: [Decision]) {
        var cursor = span.from
        for run in busy.sorted(by: { $0.0 < $1.0 }) {
            let from = max(run.0.milliseconds, cursor)
            let to = min(run.1?.milliseconds ?? span.to, span.to)
            guard to > from else { continue }
            idle(Span(from: cursor, to: from), decisions)
            add(who, to - from)
            cursor = to
        }
        idle(Span(from: cursor, to: span.to), decisions)
    }

    private mutating func idle(_ span: Span, _ decisions: [Decision]) {
        guard span.length > 0 else { return }
        let decided = decisions.map(\.at.milliseconds).filter { $0 >= span.from && $0 <= span.to }.max() ?? span.from
        if decided > span.from { add(.operator, decided - span.from) }
        if span.to > decided { add(.queue, span.to - decided) }
    }
}

/// Milliseconds since 1970, the end not included.
private struct Span {
    var from: Int64
    var to: Int64
    var length: Int64 { max(0, to - from) }
}
