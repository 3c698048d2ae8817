/// Lanes by a moment of theirs, in its order: those since a moment are found without a look at the others.
struct LaneTimes: Equatable, Sendable {
    struct Entry: Comparable, Sendable {
        let at: Timestamp
        let lane: LaneID

        static func < (left: Self, right: Self) -> Bool { (left.at, left.lane) < (right.at, right.lane) }
    }

    private var entries: [Entry] = []

    /// - Parameters: the moment that was noted, and the one that is now; nil for none.
    mutating func set(_ lane: LaneID, from old: Timestamp?, to new: Timestamp?) {
        guard old != new else { return }
        if let old {
            let index = place(Entry(at: old, lane: lane))
            if index < entries.count, entries[index].lane == lane { entries.remove(at: index) }
        }
        guard let new else { return }
        let entry = Entry(at: new, lane: lane)
        // Nearly always the newest.
        if entries.last.map({ $0 < entry }) ?? true { entries.append(entry) } else { entries.insert(entry, at: place(entry)) }
    }

    func since(_ start: Timestamp) -> [LaneID] { entries[place(Entry(at: start, lane: LaneID(number: 0)))...].map(\.lane) }

    /// The first that does not come before this one.
    private func place(_ entry: Entry) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
