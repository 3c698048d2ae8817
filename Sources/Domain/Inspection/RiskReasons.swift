/// Why a candidate is the risk that it is. Nothing here decides; it is what the operator is shown.
package enum RiskReasons {
    /// - Parameter files: of the lane's current candidate.
    package static func of(_ lane: Lane, files: [InspectedFile], collisions: [Collision]) -> [RiskReason] {
        guard let candidate = lane.candidate else { return [] }
        var reasons = [standing(lane)]
        let check = CandidateCheck(lane: lane)
        reasons.append(size(lane, candidate, check))
        if let outside = outside(lane, candidate) { reasons.append(outside) }
        reasons += sensitive(files)
        reasons.append(gates(lane))
        let conflicts = collisions.filter { !$0.conflicts.isEmpty }
        if !conflicts.isEmpty {
            let paths = Array(Set(conflicts.flatMap(\.conflicts))).sorted()
            reasons.append(
                RiskReason(
                    .collision, .warning, "will not merge with \(conflicts.map(\.lane.description).joined(separator: ", ")) as they stand",
                    paths: paths))
        }
        if lane.turns.contains(where: { $0.confinement.map { $0.sandbox == nil } ?? false }) {
            reasons.append(RiskReason(.unconfined, .notice, "an agent worked on it without a sandbox"))
        }
        return reasons
    }

    private static func standing(_ lane: Lane) -> RiskReason {
        let place = lane.start.boundary.map { "inside boundary \($0)" } ?? "with no boundary"
        let weight: RiskReason.Weight =
            switch lane.start.risk {
            case .low: .info
            case .elevated: .notice
            case .high: .warning
            }
        return RiskReason(.risk, weight, "\(lane.start.risk.rawValue) risk, \(place), \(lane.start.kind)")
    }

    private static func size(_ lane: Lane, _ candidate: Candidate, _ check: CandidateCheck) -> RiskReason {
        if let over = check.problems.first(where: { $0.reason == .overSize }) { return RiskReason(.size, .warning, over.detail) }
        let own = candidate.files.filter { !$0.generated }
        let lines = own.reduce(0) { $0 + $1.additions + $1.deletions }
        let share = max(
            lane.start.maxLines > 0 ? lines * 100 / lane.start.maxLines : 0,
            lane.start.maxFiles > 0 ? own.count * 100 / lane.start.maxFiles : 0)
        return RiskReason(
            .size, share >= 80 ? .notice : .info,
            "\(CountWords.text(lines, "line")) in \(CountWords.text(own.count, "file")), \(share) % of the size budget")
    }

    private static func outside(_ lane: Lane, _ candidate: Candidate) -> RiskReason? {
        guard !lane.start.paths.isEmpty else { return nil }
        let globs = lane.start.paths.compactMap { try? PathGlob($0) }
        let outside = candidate.files.flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) }
            .filter { path in !globs.contains { $0.matches(path) } }
        guard !outside.isEmpty else { return RiskReason(.boundary, .info, "every file is inside boundary \(lane.start.boundary ?? "?")") }
        return RiskReason(
            .outside, .warning, "\(CountWords.text(outside.count, "path")) outside boundary \(lane.start.boundary ?? "?")", paths: outside)
    }

    /// One reason for each kind of sensitivity, with its files.
    private static func sensitive(_ files: [InspectedFile]) -> [RiskReason] {
        var order: [String] = []
        var paths: [String: [String]] = [:]
        for file in files {
            for word in file.sensitive {
                // Numbers differ from file to file: one reason for all of them.
                let key = word.hasPrefix("a test that lost") ? "a test that lost lines" : word
                if paths[key] == nil { order.append(key) }
                paths[key, default: []].append(file.path)
            }
        }
        return order.map { word in
            let warns = ["continuous integration runs it", "a deleted test", "a database migration"].contains(word)
            return RiskReason(.sensitive, warns ? .warning : .notice, word, paths: paths[word] ?? [])
        }
    }

    private static func gates(_ lane: Lane) -> RiskReason {
        switch lane.verdict {
        case .green: RiskReason(.gates, .info, "every gate passed on this candidate")
        case .none: RiskReason(.gates, .warning, "no gate is configured, so nothing is verified")
        case .pending(let names): RiskReason(.gates, .notice, "not finished: \(names.joined(separator: ", "))")
        case .red(let names): RiskReason(.gates, .warning, "not passed: \(names.joined(separator: ", "))")
        case .flaky(let names): RiskReason(.gates, .warning, "passed and failed on the same tree: \(names.joined(separator: ", "))")
        }
    }
}
