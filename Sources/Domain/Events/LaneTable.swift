/// The lanes of a read model, by number: those of which something is open, which are few, and apart from them all that are over.
///
/// Whoever holds a model while something is recorded makes the table be copied. Each lane is in a box of its own, so that a copy takes a
/// reference for each lane, and not each of its texts and lists; and what is recorded is mostly of lanes that are open, whose table is small however
/// many lanes there were.
package struct LaneTable: Equatable, Sendable {
    /// Lanes that are not settled.
    package private(set) var open: [LaneID: LaneVersion] = [:]
    /// Settled lanes. Their records may not be in memory: ``LaneVersion/brief`` says what is asked of many, ``LaneVersion/lane`` reads one.
    package private(set) var over: [LaneID: LaneVersion] = [:]

    package init() {}

    /// Reads the record of a lane that is over, if it must.
    package subscript(id: LaneID) -> Lane? {
        get { version(of: id)?.lane }
        set {
            if let newValue {
                put(LaneVersion(newValue))
            } else {
                open[id] = nil
                over[id] = nil
            }
        }
    }

    /// The lane in its box: for who looks at many and takes little of each.
    package func version(of id: LaneID) -> LaneVersion? { open[id] ?? over[id] }

    /// The repository of a lane, without reading its record.
    package func repository(of id: LaneID) -> String? {
        if let version = open[id] { return version.lane.start.repository }
        return over[id]?.brief?.repository
    }

    /// Makes room for lanes that are over.
    mutating func reserve(_ count: Int) { over.reserveCapacity(count) }

    mutating func put(_ version: LaneVersion) {
        if version.brief == nil {
            if over[version.id] != nil { over[version.id] = nil }
            open[version.id] = version
        } else {
            if open[version.id] != nil { open[version.id] = nil }
            over[version.id] = version
        }
    }

    /// A lane that is open to be changed in place; nil when there is none or somebody else holds it.
    mutating func alone(_ id: LaneID) -> LaneVersion? {
        guard let index = open.index(forKey: id), isKnownUniquelyReferenced(&open.values[index]) else { return nil }
        return open.values[index]
    }

    package var count: Int { open.count + over.count }
    /// Every lane that ever was, in its box, in no order.
    package var versions: [LaneVersion] { Array(open.values) + Array(over.values) }
    package var keys: [LaneID] { versions.map(\.id) }
    /// Every lane that ever was, in no order. Reads the records of those that are over: for who really needs them all.
    package var values: [Lane] { versions.map(\.lane) }

    package static func == (left: LaneTable, right: LaneTable) -> Bool { left.isSame(as: right, inMemory: false) }

    /// - Parameter inMemory: as ``LaneVersion/same(_:_:inMemory:)``.
    func isSame(as other: LaneTable, inMemory: Bool) -> Bool {
        open.count == other.open.count && over.count == other.over.count
            && [(open, other.open), (over, other.over)].allSatisfy { one, other in
                one.allSatisfy { id, box in other[id].map { LaneVersion.same(box, $0, inMemory: inMemory) } ?? false }
            }
    }
}
