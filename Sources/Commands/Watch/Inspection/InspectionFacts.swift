import API
import Domain
import Foundation

/// What is known of a candidate beside its lines: risk, claims beside the facts, gates, reviews, commits.
struct InspectionFacts {
    let view: InspectionView
    let lane: LaneView
    let width: Int

    /// Commits that are shown; the rest is counted.
    private static let shown = 8

    var lines: [Styled] { all.flatMap { $0.wrappedAtWords(to: width) } }

    private var all: [Styled] {
        let face = Face(width: width, colour: true)
        var lines = InspectionScreen(inspection: view, face: face).facts
        if let candidate = lane.candidate, !candidate.gates.isEmpty {
            lines += [Styled(), Styled("  gates", .strong)] + GateTable.lines(candidate, face)
        }
        let reviews = LaneReviews(lane: lane, time: TimeText(now: lane.phaseSince, zone: .gmt)).current
        if !reviews.isEmpty { lines += [Styled(), Styled("  reviews (claims, not evidence)", .strong)] + reviews }
        let comments = view.comments.filter { $0.line == nil || $0.candidate != view.candidate.number }
        if !comments.isEmpty {
            lines += [Styled(), Styled("  comments", .strong)]
            lines += comments.map { comment in
                Styled("  \(comment.by), candidate \(comment.candidate), \(comment.path)\(comment.line.map { ":\($0)" } ?? ""): ", .name)
                    + Styled(InspectionState.oneLine(comment.text))
            }
        }
        lines += [Styled(), Styled("  commits", .strong)]
        lines += view.commits.prefix(Self.shown).map { commit in
            Styled("  \(CommitWords.short(commit.commit)) ", .name) + Styled(commit.subject) + Styled("  \(commit.author)", .faint)
        }
        if view.commits.count > Self.shown { lines.append(Styled("  and \(view.commits.count - Self.shown) more", .faint)) }
        if !view.noLongerChanged.isEmpty {
            lines.append(Styled("  seen before and changed no more: " + view.noLongerChanged.joined(separator: ", "), .faint))
        }
        return lines
    }
}
