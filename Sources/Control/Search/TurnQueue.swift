import Domain
import Ledger

/// Turns that are still to be read, the newest first: that is what is looked for while the rest is read. A new turn costs a place at the end
/// and not a look at all the others, of which there are as many as the workspace ever had when its index is made anew.
struct TurnQueue {
    private struct Place {
        let startedAt: Timestamp
        let turn: SearchTurn
    }

    /// The newest last.
    private var places: [Place]
    private var known: Set<SearchTurn>

    init(_ turns: [SearchTurn: Timestamp] = [:]) {
        places = turns.map { Place(startedAt: $1, turn: $0) }.sorted { $0.startedAt < $1.startedAt }
        known = Set(turns.keys)
    }

    var count: Int { known.count }
    var newest: SearchTurn? { places.last?.turn }

    func contains(_ turn: SearchTurn) -> Bool { known.contains(turn) }

    /// Does nothing when the turn is there.
    mutating func insert(_ turn: SearchTurn, startedAt: Timestamp) {
        guard known.insert(turn).inserted else { return }
        let index = places.lastIndex { $0.startedAt <= startedAt }.map { $0 + 1 } ?? 0
        places.insert(Place(startedAt: startedAt, turn: turn), at: index)
    }

    mutating func remove(_ turn: SearchTurn) {
        guard known.remove(turn) != nil, let index = places.lastIndex(where: { $0.turn == turn }) else { return }
        places.remove(at: index)
    }
}
