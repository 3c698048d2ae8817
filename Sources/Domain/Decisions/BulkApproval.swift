/// Whether several lanes may be approved in one call. What is risky is decided one by one.
package enum BulkApproval {
    /// The most lanes in one call.
    package static let limit = 100

    /// Why a lane is of high risk, in words; nil when it is not. The highest word counts: that of the lane as it was dispatched, of its
    /// target, of its boundary, and of every boundary that its candidate touches, as they stand now.
    package static func highRisk(_ lane: Lane, target: Target?, repository: RepositoryConfiguration?) -> String? {
        if lane.start.risk == .high { return "its risk is high" }
        if target?.risk == .high { return "the risk of \(lane.start.target) is high" }
        guard let repository else { return nil }
        if let name = lane.start.boundary, repository.boundary(name)?.risk == .high { return "boundary '\(name)' is of high risk" }
        guard repository.boundaries.contains(where: { $0.risk == .high }) else { return nil }
        // A configuration in force has been validated; should it not be, nothing is known to be harmless.
        guard let check = try? BoundaryCheck(repository) else { return "its boundaries cannot be read" }
        for file in lane.candidate?.files ?? [] {
            for path in [file.path, file.oldPath].compactMap(\.self) {
                if let name = check.boundary(of: path), repository.boundary(name)?.risk == .high {
                    return "it changes \(path) in boundary '\(name)' of high risk"
                }
            }
        }
        return nil
    }
}
