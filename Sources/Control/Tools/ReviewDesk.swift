package import Domain
import Git

/// What a reviewer can ask of the loop while it works: one value for each review. Whatever it says is kept as its claim.
package struct ReviewDesk: Sendable {
    package let id: LaneID
    package let review: Int
    let desk: Desk

    /// Bytes of a file whose lines are counted: of a larger one any line is believed.
    private static let fileLimit = 8 << 20

    /// Keeps a finding. The same one again comes to the same.
    /// - Returns: how many findings the review has reported, each counted once.
    package func report(_ finding: Finding) async throws(DeskError) -> Int {
        let (lane, open) = try Self.running(id, review, await desk.conductor.model)
        guard let candidate = lane.candidates.first(where: { $0.number == open.start.candidate }) else {
            throw DeskError(.refused, "the candidate of review \(review) is not known")
        }
        try await check(finding, lane, candidate)
        let (id, review) = (id, review)
        _ = try await desk.desk {
            try await desk.conductor.record(by: "signalbox") { model in
                let known = try Self.running(id, review, model).review.reported
                if Finding.merged(known + [finding]) == Finding.merged(known) { return [] }
                guard known.count < Finding.countLimit else {
                    throw DeskError(.refused, "\(Finding.countLimit) findings of one review are enough; end it with the gravest ones said")
                }
                return [.lane(id, .findingReported(review: review, finding))]
            }
        }
        return try Self.running(id, review, await desk.conductor.model).review.findings.count
    }

    private static func running(_ id: LaneID, _ number: Int, _ model: ReadModel) throws(DeskError) -> (lane: Lane, review: Review) {
        guard let lane = model.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
        guard let review = lane.openReviews.first(where: { $0.number == number }) else {
            throw DeskError(.refused, "review \(number) of \(id) is over")
        }
        return (lane, review)
    }

    /// Whether there is such a place in the candidate.
    private func check(_ finding: Finding, _ lane: Lane, _ candidate: Domain.Candidate) async throws(DeskError) {
        guard let file = finding.file, let commit = ObjectID(candidate.commit) else { return }
        let station = try await desk.station(of: lane)
        let found: TreeLook.Found?
        do {
            found = try await TreeLook(station.mirror.repository).look(at: RepositoryPath(file), in: commit, limit: Self.fileLimit)
        } catch {
            if case .outputTooLarge = (error as? GitError)?.kind { return }
            throw DeskError(.failed, "the file cannot be looked at: \((error as? GitError)?.message ?? "\(error)")")
        }
        let name = "'\(SafeText.line(file))'"
        switch found {
        case .file(let bytes): try Self.check(finding.line, name, bytes)
        case .folder: throw DeskError(.usage, "\(name) is a folder; name a file, or leave the file out")
        case .submodule: try Self.noLines(finding.line, "\(name) is a submodule")
        case .link: try Self.noLines(finding.line, "\(name) is a symbolic link")
        case nil:
            guard candidate.files.contains(where: { $0.path == file }) else {
                throw DeskError(.notFound, "there is no \(name) in the candidate; it changes \(Self.list(candidate.files))")
            }
            try Self.noLines(finding.line, "the candidate removes \(name)")
        }
    }

    private static func check(_ line: Int?, _ name: String, _ bytes: [UInt8]) throws(DeskError) {
        guard let line else { return }
        if bytes.contains(0) { return try noLines(line, "\(name) is no text") }
        let ends = bytes.count { $0 == UInt8(ascii: "\n") }
        let lines = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? ends : ends + 1
        guard line <= lines else {
            throw DeskError(.usage, "\(name) has no line \(line): it has \(CountWords.text(lines, "line")) in the candidate")
        }
    }

    private static func noLines(_ line: Int?, _ reason: String) throws(DeskError) {
        guard line == nil else { throw DeskError(.usage, "\(reason), so there is no line \(line ?? 0); leave the line out") }
    }

    /// The first changed files.
    private static func list(_ files: [CandidateFile]) -> String {
        files.prefix(20).map { SafeText.line($0.path) }.joined(separator: ", ") + (files.count > 20 ? " and others" : "")
    }
}
