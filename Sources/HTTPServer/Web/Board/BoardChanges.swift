import Control
import Domain
import Synchronization

/// Which rows of the board have changed, and when. A page that is open asks for those that changed since it last asked, and not for the board.
///
/// Places in time are numbers of this server's: a page that has one of an earlier server gets everything anew.
final class BoardChanges: Sendable {
    /// What changed since a place.
    struct Difference: Sendable {
        /// Nil: not known any more, everything is asked for anew.
        var rows: [BoardRowSource]?
        var gone: [LaneID] = []
        /// The place that the page then has.
        var place: String
    }

    private struct State {
        var number: UInt64 = 0
        var moment: BoardMoment?
        var rows: [LaneID: (source: BoardRowSource, number: UInt64)] = [:]
        /// Rows that left the board, the newest last.
        var gone: [(lane: LaneID, number: UInt64)] = []
        /// Of what left before this number nothing is known any more.
        var known: UInt64 = 0
    }

    private let state = Mutex(State())
    private let server = String(UInt64.random(in: 0 ... .max), radix: 36)
    private static let goneLimit = 2000

    /// Takes note of all rows of a moment.
    ///
    /// - Parameter rows: makes them; not asked when the moment was noted already.
    /// - Returns: the place of a page that shows them; nil when newer ones were noted already, so that nobody knows what this page lacks.
    func note(at moment: BoardMoment, _ rows: () -> [[BoardRowSource]]) -> String? {
        state.withLock { state in
            if state.moment == moment { return place(state.number) }
            if let known = state.moment, known.standings.object.sequence > moment.standings.object.sequence { return nil }
            let next = state.number + 1
            var isSame = true
            var left = Set(state.rows.keys)
            for row in rows().joined() {
                left.remove(row.id)
                if let known = state.rows[row.id], known.source == row { continue }
                state.rows[row.id] = (row, next)
                isSame = false
            }
            for lane in left {
                state.rows[lane] = nil
                state.gone.append((lane, next))
                isSame = false
            }
            if state.gone.count > Self.goneLimit {
                let dropped = state.gone.count - Self.goneLimit / 2
                state.known = state.gone[dropped - 1].number
                state.gone.removeFirst(dropped)
            }
            state.moment = moment
            if !isSame { state.number = next }
            return place(state.number)
        }
    }

    func since(_ old: String) -> Difference {
        state.withLock { state in
            guard let number = number(old), number >= state.known, number <= state.number else {
                return Difference(rows: nil, place: place(state.number))
            }
            let rows = state.rows.values.filter { $0.number > number }.map(\.source)
            let gone = state.gone.filter { $0.number > number && state.rows[$0.lane] == nil }.map(\.lane)
            return Difference(rows: rows.sorted { $0.id < $1.id }, gone: gone, place: place(state.number))
        }
    }

    private func place(_ number: UInt64) -> String { "\(server).\(number)" }

    private func number(_ place: String) -> UInt64? {
        let parts = place.split(separator: ".")
        return parts.count == 2 && parts[0] == server ? UInt64(parts[1]) : nil
    }
}
