import Domain
import Reports

/// Keeps the book of what was used up to date: only lanes of which something was recorded are looked at again.
struct SpendKeeper: Sendable {
    private var book = SpendBook()
    /// Nil means every lane.
    private var changed: Set<LaneID>?
    /// Whether something was paused or resumed, which may concern every lane at work.
    private var holdsChanged = false
    private var days: DayNames

    /// - Parameter zone: an IANA name; days are this zone's.
    init(zone: String) { days = DayNames(zone: zone) }

    mutating func saw(_ events: [Event]) {
        for event in events {
            switch event {
            case .lane(let id, _): changed?.insert(id)
            case .workspace(.held), .workspace(.resumed): holdsChanged = true
            default: break
            }
        }
    }

    mutating func book(_ model: ReadModel) -> SpendBook {
        var due = changed ?? model.unsettled
        if holdsChanged { due.formUnion(model.lanesAtWork) }
        var days = days
        if changed == nil {
            for (id, brief) in model.briefs { book.take(id, brief) { days.name(of: $0) } }
        }
        for id in due {
            guard let lane = model.lanes[id] else { continue }
            book.take(lane) { days.name(of: $0) }
        }
        self.days = days
        changed = []
        holdsChanged = false
        return book
    }

    /// The day of a moment, `2026-11-23`.
    mutating func day(_ time: Timestamp) -> String { days.name(of: time) }
}

/// Names of days in a zone, by the quarter of an hour: the finest step in which zones differ. Asking the calendar each time is slow.
private struct DayNames: Sendable {
    let zone: String
    private var known: [Int64: String] = [:]

    init(zone: String) { self.zone = zone }

    mutating func name(of time: Timestamp) -> String {
        let quarter = time.milliseconds / 900_000
        if let name = known[quarter] { return name }
        if known.count > 1000 { known = [:] }
        let name = LocalDay.name(of: time, zone: zone)
        known[quarter] = name
        return name
    }
}
