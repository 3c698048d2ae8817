/// Where targets with dependencies stand in a map: a column for how many must land before, rows within a column.
package struct TargetMap: Equatable, Sendable {
    package struct Place: Equatable, Sendable {
        package var target: TargetID
        /// The longest chain of dependencies in front of it.
        package var column: Int
        package var row: Int
    }

    package var places: [Place]
    /// From what must land first to what waits for it.
    package var edges: [(from: TargetID, to: TargetID)]

    package static func == (left: Self, right: Self) -> Bool {
        left.places == right.places && left.edges.elementsEqual(right.edges) { $0.from == $1.from && $0.to == $1.to }
    }

    /// - Parameter targets: those to show; dependencies on others are left out, and targets without any are not in the map.
    package init(_ targets: [Target]) {
        let known = Set(targets.map(\.id))
        let after = Dictionary(uniqueKeysWithValues: targets.map { ($0.id, $0.after.filter(known.contains)) })
        edges = targets.sorted { $0.id < $1.id }.flatMap { target in (after[target.id] ?? []).sorted().map { (from: $0, to: target.id) } }
        let members = Set(edges.flatMap { [$0.from, $0.to] }).sorted()
        // The ledger refuses cycles; should there be one all the same, the rounds end.
        var columns = Dictionary(uniqueKeysWithValues: members.map { ($0, 0) })
        for _ in members {
            var changed = false
            for edge in edges where (columns[edge.to] ?? 0) <= (columns[edge.from] ?? 0) && (columns[edge.from] ?? 0) < members.count {
                columns[edge.to] = (columns[edge.from] ?? 0) + 1
                changed = true
            }
            if !changed { break }
        }
        places = Self.rows(members, columns, edges)
    }

    /// Each stands as near as can be to the middle of what it waits for, so that lines cross seldom.
    private static func rows(_ members: [TargetID], _ columns: [TargetID: Int], _ edges: [(from: TargetID, to: TargetID)]) -> [Place] {
        var row: [TargetID: Int] = [:]
        var places: [Place] = []
        let before = Dictionary(grouping: edges) { $0.to }
        let behind = Dictionary(grouping: edges) { $0.from }
        for column in 0...(columns.values.max() ?? 0) {
            var inColumn = members.filter { columns[$0] == column }
            if column == 0 {
                // What leads to the same stands together.
                inColumn.sort { (behind[$0]?.first?.to ?? $0, $0) < (behind[$1]?.first?.to ?? $1, $1) }
            } else {
                func middle(_ target: TargetID) -> Double {
                    let rows = (before[target] ?? []).compactMap { row[$0.from] }
                    return rows.isEmpty ? 0 : Double(rows.reduce(0, +)) / Double(rows.count)
                }
                inColumn.sort { (middle($0), $0) < (middle($1), $1) }
            }
            for (index, target) in inColumn.enumerated() {
                row[target] = index
                places.append(Place(target: target, column: column, row: index))
            }
        }
        return places
    }
}
