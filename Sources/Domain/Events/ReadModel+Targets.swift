extension ReadModel {
    /// Targets for which there is something to do, by number: those that are still to land, and those of lanes that have not come to their end.
    package var openTargets: [Target] {
        let underWay = unsettledLanes.filter { !$0.phase.isEnd }.map(\.start.target)
        return unlanded.union(underWay).sorted().compactMap { targets[$0] }.filter { $0.dropped == nil }
    }

    /// The newest targets that were not dropped and for which there is nothing to do any more, newest first.
    package func newestDone(_ limit: Int) -> [Target] {
        let open = Set(openTargets.map(\.id))
        return (1..<nextTarget.number).reversed().lazy
            .compactMap { targets[TargetID(number: $0)] }
            .filter { $0.dropped == nil && !open.contains($0.id) }
            .prefix(limit).map { $0 }
    }
}
