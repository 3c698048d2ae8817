import Domain
import Foundation
import Reports

/// Puts a day's report together from the ledger and from git.
struct DayReporting: Sendable {
    let desk: Desk

    func render(day: String?, format: String, width: Int) async throws -> String {
        guard let form = ReportFormat(rawValue: format) else {
            throw DeskError(.usage, "there is no format '\(format)'; use \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let configuration = await desk.configuration()
        let now = await desk.conductor.now()
        let window = try await desk.day(day)
        let model = await desk.conductor.model
        let report = DayReport.make(
            model: model, window: window, commits: try await commits(model, configuration, window), now: now,
            attention: configuration.attention)
        return try report.rendered(as: form, workspace: configuration.name, options: TextOptions(width: width))
    }

    /// The commits that landings brought, and what else the default branches got in the window, as git has it.
    ///
    /// Git is asked about the lanes that lived in the window: one program for each, and a year has tens of thousands. The commits of the others are
    /// of other days.
    private func commits(_ model: ReadModel, _ configuration: WorkspaceConfiguration, _ window: DayWindow) async throws -> [CommitFact] {
        var facts: [CommitFact] = []
        let landed = Dictionary(grouping: model.everyBrief.filter { $0.brief.landedAt != nil }) { $0.brief.repository }
        for repository in configuration.repositories where model.repositories[repository.name] != nil {
            let station = try await desk.stations.repositories.station(repository)
            var known: Set<String> = []
            for (id, brief) in (landed[repository.name] ?? []).sorted(by: { $0.id < $1.id }) {
                known.formUnion(brief.landedCommits)
                guard let at = brief.landedAt, window.contains(at) || (at >= window.start && brief.queuedAt < window.end),
                    let lane = model.lanes[id], let landed = lane.landed,
                    let candidate = lane.candidates.first(where: { $0.number == landed.candidate })
                else { continue }
                for commit in try await station.landedCommits(base: candidate.base, head: candidate.head) {
                    known.insert(commit.hash)
                    facts.append(Self.fact(repository.name, lane.id, commit))
                }
            }
            for commit in try await station.recentCommits(since: window.start) where !known.contains(commit.hash) {
                facts.append(Self.fact(repository.name, nil, commit))
            }
        }
        return facts
    }

    private static func fact(_ repository: String, _ lane: LaneID?, _ commit: (hash: String, seconds: Int64)) -> CommitFact {
        CommitFact(repository: repository, lane: lane, hash: commit.hash, time: Timestamp(milliseconds: commit.seconds * 1000))
    }
}
