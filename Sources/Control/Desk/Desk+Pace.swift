package import Domain
import Reports

extension Desk {
    package func look(_ id: LaneID, _ report: LookReport, by: String) async throws(DeskError) -> LookReceipt {
        guard (1...64).contains(report.surface.utf8.count) else { throw DeskError(.usage, "a surface's name has 1 to 64 bytes") }
        guard report.looks.count <= 2000, report.looks.reduce(0, { $0 + $1.rows.count }) <= 10_000 else {
            throw DeskError(.usage, "a report has at most 2000 looks and 10000 ranges of rows; send it in parts")
        }
        let lane = try await lane(id)
        let rows = lane.versionRows
        let weighed = await looks.take(report, lane: id, by: by, rows: rows, at: await conductor.now())
        try await record(weighed.due)
        let attention = await configuration().attention
        let now = await conductor.now()
        return LookReceipt(
            believedMilliseconds: weighed.believed,
            ignored: report.looks.filter { rows[ViewedMark(path: $0.path, digest: $0.digest)] == nil }.map(\.path),
            reportSeconds: LookBook.reportSeconds, pace: Pace(of: try await self.lane(id), .approve, attention, at: now))
    }

    /// Records what was looked at in a lane before something is marked or decided there.
    func recordLooks(_ id: LaneID) async throws(DeskError) {
        try await record(await looks.due(id, at: await conductor.now()))
    }

    private func record(_ due: [(lane: LaneID, look: Look)]) async throws(DeskError) {
        for (lane, look) in due {
            _ = try await desk { try await conductor.record([.lane(lane, .looked(look))], by: look.by) }
        }
    }

    package func attention(day: String?) async throws(DeskError) -> AttentionDay {
        let configuration = await configuration()
        let now = await conductor.now()
        do {
            let window = try LocalDay.window(named: day, zone: configuration.timeZone, now: now)
            return AttentionDay(model: await conductor.model, window: window, attention: configuration.attention)
        } catch {
            throw DeskError(.usage, "\(error)")
        }
    }

    package func approve(_ ids: [LaneID], reason: String, message: String, by: String) async throws(DeskError) -> BulkDecision {
        guard !ids.isEmpty, ids.count <= BulkApproval.limit else {
            throw DeskError(.usage, "name 1 to \(BulkApproval.limit) lanes, not \(ids.count)")
        }
        let twice = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys.sorted()
        guard twice.isEmpty else { throw DeskError(.usage, "\(Self.list(twice)): named twice; nothing was decided") }
        let configuration = await configuration()
        let model = await conductor.model
        let missing = ids.filter { model.lanes[$0] == nil }
        guard missing.isEmpty else { throw DeskError(.notFound, "there is no lane \(Self.list(missing)); nothing was decided") }
        try Self.check(reason, of: .approve, configuration)
        if ids.count > 1 {
            let risky = ids.compactMap { id -> String? in
                guard let lane = model.lanes[id] else { return nil }
                let why = BulkApproval.highRisk(
                    lane, target: model.targets[lane.start.target], repository: configuration.repository(lane.start.repository))
                return why.map { "\(id): \($0)" }
            }
            guard risky.isEmpty else {
                throw DeskError(
                    .refused,
                    risky.joined(separator: "\n") + "\nhigh risk is approved one lane at a time; nothing was decided about any of the "
                        + "\(ids.count) lanes")
            }
        }
        var answer = BulkDecision()
        for id in ids {
            do throws(DeskError) {
                let decision = AskedDecision(.approve, reason: reason, message: message)
                answer.decided.append(try await decide(id, decision, by: by))
            } catch {
                answer.refused.append((id, error))
            }
        }
        return answer
    }

    private static func list(_ ids: [LaneID]) -> String { ids.map(\.description).joined(separator: ", ") }

    /// Throws `usage` for a reason code that the workspace does not know.
    static func check(_ reason: String, of kind: DecisionKind, _ configuration: WorkspaceConfiguration) throws(DeskError) {
        let known = configuration.reasons(to: kind)
        guard known.contains(reason) else {
            throw DeskError(.usage, "'\(reason)' is not a reason to \(kind.rawValue); use one of \(known.joined(separator: ", "))")
        }
    }
}
