package import Domain
import Git
import Ledger

extension Desk {
    package func activity(_ id: LaneID) async -> Activity? {
        let model = conductor.ledger.model
        return model.lanes[id].flatMap { Self.activity($0, model, stations.activities) }
    }

    static func activity(_ lane: Lane, _ model: ReadModel, _ board: ActivityBoard) -> Activity? {
        guard !lane.phase.isEnd else { return nil }
        return LaneActivity.of(lane, agent: board.agent(lane.id, turn: lane.openTurn?.number), isHeld: model.hold(on: lane) != nil)
    }

    package func live(after sequence: Int64?) async -> AsyncStream<LiveMessage> { LiveFeed(desk: self, after: sequence).stream() }

    package func touched(_ id: LaneID) async throws(DeskError) -> TouchedFiles {
        let lane = try await lane(id)
        var result: TouchedFiles
        if lane.workplace != nil, !lane.released {
            let station = try await station(of: lane)
            result = try await desk {
                try await stations.touched.files(id) { [conductor] in try await station.touched(lane, at: await conductor.now()) }
            }
        } else if let candidate = lane.candidate {
            result = TouchedFiles(
                lane: id, base: candidate.base, source: .candidate,
                files: candidate.files.prefix(TouchedFiles.limit).map(TouchedFile.init), isCut: candidate.files.count > TouchedFiles.limit,
                at: await conductor.now())
        } else {
            result = TouchedFiles(lane: id, base: lane.workplace?.base, source: .none, files: [], at: await conductor.now())
        }
        if let agent = stations.activities.agent(id, turn: lane.openTurn?.number) {
            result.add(said: agent.touched, isCut: agent.touchedIsCut)
        }
        return result
    }
}

extension RepositoryStation {
    /// What the lane's worktree holds now against its base.
    func touched(_ lane: Lane, at: Timestamp) async throws -> TouchedFiles {
        let worktree = try await worktree(lane.id)
        let found = try await WorktreeChanges(worktree, limit: TouchedFiles.limit).read()
        return TouchedFiles(
            lane: lane.id, base: worktree.base.hex, source: .worktree, files: found.files.map(TouchedFile.init), isCut: found.isCut, at: at)
    }
}

extension TouchedFile {
    fileprivate init(_ change: ChangedFile) {
        let file = CandidateFile(change, generated: false)
        let isCounted = !file.binary && change.countsLines
        self.init(
            path: file.path, status: file.status, additions: isCounted ? file.additions : nil,
            deletions: isCounted ? file.deletions : nil, isBinary: file.binary)
    }

    fileprivate init(_ file: CandidateFile) {
        self.init(
            path: file.path, status: file.status, additions: file.binary ? nil : file.additions,
            deletions: file.binary ? nil : file.deletions, isBinary: file.binary)
    }
}
