import Domain
import Foundation
package import Git
package import Ledger

/// Checks every landing against what had to be true for it.
package struct Auditor: Sendable {
    private let reader: LedgerReader
    private let blobs: BlobStore
    /// The mirror of a repository; nil when it is not there.
    private let mirror: @Sendable (String) async -> GitRepository?

    package init(reader: LedgerReader, blobs: BlobStore, mirror: @escaping @Sendable (String) async -> GitRepository?) {
        self.reader = reader
        self.blobs = blobs
        self.mirror = mirror
    }

    package func audit() async throws -> AuditReport {
        var checks = try ledgerChecks()
        let (trails, events) = try trails()
        let landed = trails.values.filter { $0.landing != nil }.sorted { $0.lane < $1.lane }
        let order = Dictionary(landed.map { ($0.start.target, $0.landing?.sequence ?? 0) }, uniquingKeysWith: { min($0, $1) })
        for trail in landed { checks += try await self.checks(trail, order) }
        let pace = PaceAudit(trails: trails.values.sorted { $0.lane < $1.lane })
        checks += pace.checks
        return AuditReport(
            events: events, landed: landed.count, overridden: landed.filter { $0.decision?.decision.kind == .override }.count,
            checks: checks, pace: pace.figures)
    }

    private func ledgerChecks() throws -> [AuditReport.Check] {
        let report = try reader.verify()
        return [
            .init(
                lane: nil, claim: "the ledger is whole and its tables follow from its events", holds: report.isSound,
                detail: report.problems.map(\.description).joined(separator: "; "))
        ]
    }

    private func trails() throws -> (trails: [LaneID: LaneTrail], events: Int64) {
        var trails: [LaneID: LaneTrail] = [:]
        var after: [TargetID: [TargetID]] = [:]
        var last: Int64 = 0
        while true {
            let page = try reader.events(after: last, limit: 5_000)
            guard let end = page.last else { return (trails, last) }
            for recorded in page {
                switch recorded.event {
                case .target(let id, .added(let target)), .target(let id, .edited(let target)): after[id] = target.after
                case .target(let id, .ordered(let order)): after[id] = order
                case .laneQueued(let id, let start): trails[id] = LaneTrail(lane: id, start: start)
                case .lane(let id, let event):
                    if case .landed = event, let target = trails[id]?.start.target { trails[id]?.after = after[target] ?? [] }
                    trails[id]?.read(event, actor: recorded.actor, sequence: recorded.sequence)
                default: break
                }
            }
            last = end.sequence
        }
    }

    private func checks(_ trail: LaneTrail, _ order: [TargetID: Int64]) async throws -> [AuditReport.Check] {
        guard let (landing, landedAt) = trail.landing, let candidate = trail.candidates[landing.candidate] else {
            return [.init(lane: trail.lane, claim: "what landed is a candidate", holds: false, detail: "no such candidate in the ledger")]
        }
        func check(_ claim: String, _ holds: Bool, _ detail: String = "") -> AuditReport.Check {
            .init(lane: trail.lane, claim: claim, holds: holds, detail: holds ? "" : detail)
        }
        var result: [AuditReport.Check] = []
        let decision = trail.decision
        result.append(
            check(
                "a person decided on this candidate before it landed",
                decision.map {
                    $0.decision.kind.lands && $0.candidate == candidate.number && $0.sequence < landedAt && $0.actor.hasPrefix("operator:")
                }
                    ?? false,
                "the last decision is \(decision.map { "\($0.decision.kind.rawValue) of candidate \($0.candidate ?? 0) by \($0.actor)" } ?? "none")"
            ))
        result.append(
            check(
                "the intent was written before the branch moved",
                trail.intent.map { $0.sequence < landedAt && $0.intent.commit == landing.commit } ?? false,
                "no intent names \(landing.commit)"))
        let overridden = decision?.decision.kind == .override
        for pin in candidate.gates {
            let problem = try gateProblem(pin, candidate, trail, before: landedAt)
            result.append(check("gate \(pin.name) passed on the landed tree", problem == nil || overridden, problem ?? ""))
        }
        if candidate.gates.isEmpty {
            result.append(check("without a gate only an override lands", overridden, "it has no gate and was approved"))
        }
        for dependency in trail.after {
            result.append(
                check("\(dependency) landed first", order[dependency].map { $0 < landedAt } ?? false, "\(dependency) had not landed"))
        }
        result.append(try block(trail, candidate))
        result += try await gitChecks(trail, landing, candidate)
        return result
    }

    /// Why a gate does not count as passed on the candidate's tree; nil when it does.
    private func gateProblem(_ pin: GatePin, _ candidate: Domain.Candidate, _ trail: LaneTrail, before: Int64) throws -> String? {
        let runs = trail.gates[candidate.number]?[pin.name] ?? []
        guard let last = runs.last, last.sequence < before else { return "no execution is recorded" }
        guard last.outcome.result == .passed else { return last.outcome.result.rawValue }
        if runs.contains(where: { $0.outcome.result.speaks && $0.outcome.result != .passed }) {
            return "it failed on the same tree as well"
        }
        guard let digest = last.outcome.statement else { return "there is no statement" }
        guard let data = try? blobs.read(digest, limit: 1_000_000) else { return "its statement is not among the blobs" }
        guard ContentDigest.hex(of: data) == digest else { return "the statement's bytes are not those of its digest" }
        guard let statement = try? JSONDecoder().decode(Statement.self, from: data) else { return "its statement cannot be read" }
        guard statement.result == .passed else { return "the statement says \(statement.result.rawValue)" }
        guard statement.tree == candidate.tree else { return "the statement is about tree \(statement.tree)" }
        guard statement.definition == pin.definition, statement.gate == pin.name else { return "the statement is about another definition" }
        return nil
    }

    private func block(_ trail: LaneTrail, _ candidate: Domain.Candidate) throws -> AuditReport.Check {
        let claim = "the published Verification block is about the landed candidate"
        guard let published = trail.published, published.candidate == candidate.number else {
            return .init(lane: trail.lane, claim: claim, holds: false, detail: "it was published for another candidate")
        }
        guard let data = try? blobs.read(published.block, limit: 16_000_000) else {
            return .init(lane: trail.lane, claim: claim, holds: false, detail: "the block is not among the blobs")
        }
        let holds =
            ContentDigest.hex(of: data) == published.block && String(decoding: data, as: UTF8.self).contains("`\(candidate.tree)`")
        return .init(lane: trail.lane, claim: claim, holds: holds, detail: holds ? "" : "the block's bytes or tree differ")
    }

    private func gitChecks(_ trail: LaneTrail, _ landing: Landing, _ candidate: Domain.Candidate) async throws -> [AuditReport.Check] {
        func check(_ claim: String, _ holds: Bool, _ detail: String) -> AuditReport.Check {
            .init(lane: trail.lane, claim: claim, holds: holds, detail: holds ? "" : detail)
        }
        let claim = "the landed commit has the gated tree"
        guard let repository = await mirror(trail.start.repository), let commit = ObjectID(landing.commit),
            try await repository.hasCommit(commit)
        else {
            return [check(claim, false, "\(landing.commit) is not in the mirror of \(trail.start.repository)")]
        }
        let graph = CommitGraph(repository)
        let tree = try await graph.tree(of: commit)
        let head = try await repository.resolve(RefName("refs/remotes/origin/\(landing.branch)"))
        var held = false
        if let head { held = try await graph.isAncestor(commit, of: head) }
        return [
            check(
                claim, tree.hex == candidate.tree && landing.tree == candidate.tree,
                "git has \(tree.hex), the gates ran on \(candidate.tree)"),
            check("\(landing.branch) holds the landed commit", held, "\(landing.commit) is not an ancestor of \(landing.branch)"),
        ]
    }
}
