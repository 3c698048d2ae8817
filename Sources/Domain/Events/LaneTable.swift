/// A lane in one state. As long as nothing of the lane is recorded it is the same object, so what was made of it is still right.
package final class LaneVersion: Sendable {
    package let lane: Lane

    fileprivate init(_ lane: Lane) { self.lane = lane }
}

/// The lanes of a read model, by number.
///
/// Whoever holds a model while something is recorded makes the table be copied. Each lane is in a box of its own, so that a copy takes a
/// reference for each lane, and not each of its texts and lists: with the lanes of a year that is 0.2 ms instead of 10.
package struct LaneTable: Equatable, Sendable {
    private var boxes: [LaneID: LaneVersion] = [:]

    package init() {}

    package subscript(id: LaneID) -> Lane? {
        get { boxes[id]?.lane }
        set { boxes[id] = newValue.map(LaneVersion.init) }
    }

    /// The lane in its box: for who looks at many and takes little of each.
    package func version(of id: LaneID) -> LaneVersion? { boxes[id] }

    package var count: Int { boxes.count }
    package var keys: some Collection<LaneID> { boxes.keys }
    /// In no order.
    package var values: Values { Values(boxes: boxes.values) }

    package struct Values: Collection {
        fileprivate let boxes: [LaneID: LaneVersion].Values

        package var startIndex: Index { Index(place: boxes.startIndex) }
        package var endIndex: Index { Index(place: boxes.endIndex) }
        package func index(after index: Index) -> Index { Index(place: boxes.index(after: index.place)) }
        package subscript(index: Index) -> Lane { boxes[index.place].lane }

        package struct Index: Comparable {
            fileprivate let place: [LaneID: LaneVersion].Values.Index

            package static func < (left: Index, right: Index) -> Bool { left.place < right.place }
        }
    }

    package static func == (left: LaneTable, right: LaneTable) -> Bool {
        left.boxes.count == right.boxes.count
            && left.boxes.allSatisfy { id, box in
                guard let other = right.boxes[id] else { return false }
                return box === other || box.lane == other.lane
            }
    }
}
