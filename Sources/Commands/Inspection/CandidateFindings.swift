import API
import Domain

/// What reviewers say about a candidate, beside its diff. Marked as a claim on every line.
struct CandidateFindings {
    private let findings: [(reviewer: String, finding: Finding)]

    init() { findings = [] }

    /// Those of the current candidate, and those of an earlier one with the same tree; not of reviews that a later one took the place of.
    init(_ lane: LaneView) {
        findings = lane.reviews.filter { LaneReviews.isCurrent($0, lane) && $0.supersededBy == nil }
            .flatMap { review in review.findings.map { (review.start.reviewer, $0) } }
    }

    /// About a line of a file, for below that line.
    func at(_ path: String, _ line: Int) -> [Styled] {
        findings.filter { $0.finding.file == path && $0.finding.line == line }.flatMap { Self.lines($0, place: nil) }
    }

    /// About a file, where no shown line is meant.
    func outside(_ diff: FileDiff, full: Bool) -> [Styled] {
        let shown = diff.file.generated && !full ? [] : Self.newLines(diff)
        return findings.filter { entry in entry.finding.file == diff.file.path && !(entry.finding.line.map(shown.contains) ?? false) }
            .flatMap { Self.lines($0, place: $0.finding.line.map { "line \($0)" }) }
    }

    /// About none of these files.
    func elsewhere(_ paths: [String]) -> [Styled] {
        let lines = findings.filter { entry in !(entry.finding.file.map(paths.contains) ?? false) }
            .flatMap { Self.lines($0, place: $0.finding.place) }
        return lines.isEmpty ? [] : lines + [Styled()]
    }

    private static func newLines(_ diff: FileDiff) -> Set<Int> {
        var result: Set<Int> = []
        for hunk in diff.hunks {
            var line = hunk.newStart
            for entry in hunk.lines where entry.kind == .context || entry.kind == .added {
                result.insert(line)
                line += 1
            }
        }
        return result
    }

    private static func lines(_ entry: (reviewer: String, finding: Finding), place: String?) -> [Styled] {
        let words = entry.finding.text.split(separator: "\n").map(String.init)
        let head = Styled("   ▸ ", .faint) + LaneReviews.severity(entry.finding.severity) + Styled(place.map { " \($0)" } ?? "", .name)
        return [head + Styled(" " + (words.first ?? "")) + Styled(" (\(entry.reviewer) claims)", .faint)]
            + words.dropFirst().map { Styled("     " + $0) }
    }
}
