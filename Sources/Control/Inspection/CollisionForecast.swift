import Domain

/// Tries a lane's candidate with what the other lanes of its repository have so far.
struct CollisionForecast: Sendable {
    let lane: Lane
    let station: RepositoryStation
    let memory: InspectionMemory

    func read(_ model: ReadModel) async throws -> [Collision] {
        guard let mine = Collision.tip(of: lane) else { return [] }
        let others = Collision.others(of: lane, in: model).compactMap { other in Collision.tip(of: other).map { (lane: other, tip: $0) } }
        guard !others.isEmpty else { return [] }
        let conflicts = try await station.conflicts(of: mine, with: others.map(\.tip), memory)
        let own = Collision.paths(lane)
        return zip(others, conflicts).compactMap { other, paths in
            Collision(paths: own, with: other.lane, commit: other.tip, conflicts: paths)
        }
    }
}
