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
        let window: DayWindow
        do {
            window = try LocalDay.window(named: day, zone: configuration.timeZone, now: now)
        } catch {
            throw DeskError(.usage, "\(error)")
        }
        let model = await desk.conductor.model
        let report = DayReport.make(model: model, window: window, commits: try await commits(model, configuration), now: now)
        return try report.rendered(as: form, workspace: configuration.name, options: TextOptions(width: width))
    }

    /// Every commit that a landing brought, as git has it.
    private func commits(_ model: ReadModel, _ configuration: WorkspaceConfiguration) async throws -> [CommitFact] {
        var facts: [CommitFact] = []
        for lane in model.lanes.values.sorted(by: { $0.id < $1.id }) {
            guard let landed = lane.landed, let candidate = lane.candidates.first(where: { $0.number == landed.candidate }),
                let repository = configuration.repository(lane.start.repository)
            else { continue }
            let station = try await desk.stations.repositories.station(repository)
            for commit in try await station.landedCommits(base: candidate.base, head: candidate.head) {
                facts.append(
                    CommitFact(
                        repository: lane.start.repository, lane: lane.id, hash: commit.hash,
                        time: Timestamp(milliseconds: commit.seconds * 1000)))
            }
        }
        return facts
    }
}
