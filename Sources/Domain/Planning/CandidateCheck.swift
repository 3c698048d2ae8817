/// Whether a candidate keeps to what its target allows: size and boundary. What does not is shown with its numbers, never hidden.
package struct CandidateCheck: Sendable {
    package struct Problem: Equatable, Sendable {
        package let reason: AttentionReason
        package let detail: String
    }

    package let problems: [Problem]

    /// Checks the lane's current candidate. Generated files do not count against the size, and are named beside it.
    package init(lane: Lane) {
        guard let candidate = lane.candidate else {
            problems = []
            return
        }
        var found: [Problem] = []
        let own = candidate.files.filter { !$0.generated }
        let lines = own.reduce(0) { $0 + $1.additions + $1.deletions }
        if own.count > lane.start.maxFiles || lines > lane.start.maxLines {
            let generated = candidate.files.count - own.count
            let beside = generated == 0 ? "" : ", and \(CountWords.text(generated, "generated file")) beside"
            found.append(
                Problem(
                    reason: .overSize,
                    detail:
                        "\(CountWords.text(lines, "line")) in \(CountWords.text(own.count, "file")); allowed are \(lane.start.maxLines) in \(lane.start.maxFiles)\(beside)"
                ))
        }
        if !lane.start.paths.isEmpty {
            let globs = lane.start.paths.compactMap { try? PathGlob($0) }
            // A renamed file touches both of its names.
            let outside = candidate.files.flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) }
                .filter { path in !globs.contains { $0.matches(path) } }
            if !outside.isEmpty {
                let shown = outside.prefix(5).joined(separator: ", ") + (outside.count > 5 ? ", …" : "")
                found.append(
                    Problem(
                        reason: .outsideBoundary,
                        detail:
                            "\(outside.count) of \(candidate.files.count) files outside boundary \(lane.start.boundary ?? "?"): \(shown)"))
            }
        }
        problems = found
    }
}
