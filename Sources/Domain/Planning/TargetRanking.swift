/// Ranks targets that could be dispatched, and says why each stands where it does.
///
/// Order: ready before not ready; then free boundary, most unblocked targets, higher risk (while the operator is fresh), longest waiting.
package struct TargetRanking: Sendable {
    private let model: ReadModel
    private let capacity: Capacity

    package init(model: ReadModel, configuration: WorkspaceConfiguration) {
        self.model = model
        capacity = Capacity(model: model, configuration: configuration)
    }

    /// - Parameter now: for the words about waiting.
    package func ranked(now: Timestamp) -> [RankedTarget] {
        let taken = Set(model.unsettledLanes.filter { !$0.phase.isEnd && !$0.phase.isLanded }.map(\.start.target))
        let unlanded = model.unlanded.compactMap { model.targets[$0] }
        let dependents = Dependents(unlanded)
        let rows = unlanded.filter { !taken.contains($0.id) }.map { target in
            let after = dependents.of(target.id)
            return (
                target: target, missing: target.after.filter { !model.hasLanded($0) },
                full: capacity.full(repository: target.repository, boundary: target.boundary) { holder in
                    model.lanes[holder].map { after.contains($0.start.target) } ?? false
                },
                unblocks: after.count
            )
        }
        let sorted = rows.sorted { left, right in
            if left.missing.isEmpty != right.missing.isEmpty { return left.missing.isEmpty }
            if (left.full == nil) != (right.full == nil) { return left.full == nil }
            if left.unblocks != right.unblocks { return left.unblocks > right.unblocks }
            if left.target.risk != right.target.risk { return left.target.risk > right.target.risk }
            if left.target.addedAt != right.target.addedAt { return left.target.addedAt < right.target.addedAt }
            return left.target.id < right.target.id
        }
        return sorted.map { row in
            var reasons: [String] = []
            if !row.missing.isEmpty { reasons.append("waits for \(row.missing.map(words).joined(separator: ", "))") }
            if let full = row.full { reasons.append(full) }
            if row.unblocks > 0 { reasons.append("unblocks \(row.unblocks)") }
            if row.target.risk == .high { reasons.append("high risk needs you fresh") }
            if row.full == nil, let boundary = row.target.boundary { reasons.append("boundary \(boundary) free") }
            reasons.append("waiting \(Self.words(seconds: now.seconds(since: row.target.addedAt)))")
            return RankedTarget(
                target: row.target.id, title: row.target.title, repository: row.target.repository, boundary: row.target.boundary,
                risk: row.target.risk, kind: row.target.kind, ready: row.missing.isEmpty && row.full == nil, reasons: reasons)
        }
    }

    private func words(_ missing: TargetID) -> String {
        model.targets[missing]?.dropped == nil ? "\(missing)" : "\(missing), which was dropped"
    }

    private static func words(seconds: Double) -> String {
        let whole = max(0, Int(seconds))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min" }
        if whole < 48 * 3600 { return "\(whole / 3600) h" }
        return "\(whole / 86400) days"
    }
}
