import API
import Domain

extension InspectionState {
    /// The strip above the lines: what it is, where it stands, how much of it was viewed.
    func strip(_ time: TimeText, width: Int) -> [ScreenLine] {
        let right = Styled("c\(candidate) \(CommitWords.short(view.candidate.commit))", .faint)
        let title = (Styled("\(lane)", .name) + " " + Styled(view.title, .strong)).cut(to: max(8, width - right.width - 2))
        let first = title.padded(to: max(0, width - right.width)) + right
        let viewed = files.count - unseen.count
        var second =
            Styled("\(viewed) of \(files.count) viewed", viewed == files.count ? .good : .warning) + "  " + LaneWords.verdict(view.verdict)
        second += Styled("  \(view.repository)\(view.boundary.map { "/\($0)" } ?? "")")
        if view.risk != .low { second += Styled("  \(view.risk.rawValue) risk", LaneWords.ink(view.risk)) }
        second += Styled("  \(view.phase.rawValue) \(time.age(laneView.phaseSince))")
        if let pull = view.pullRequest { second += Styled("  #\(pull)") }
        if !drafts.isEmpty { second += Styled("  \(CountWords.text(drafts.count, "comment")) not sent", .warning) }
        var lines = [ScreenLine(first), ScreenLine(second)]
        if let stale {
            let words =
                "Candidate \(stale) is here; this is candidate \(candidate) and decides nothing any more. R opens candidate \(stale)"
            lines.append(ScreenLine(Styled(words, .warning), reversed: true))
        } else if let attention = laneView.attention, attention.reason != .readyToInspect {
            lines.append(ScreenLine(Styled(attention.reason.words, .warning) + "  " + Styled(Self.oneLine(attention.detail))))
        } else if let decision = laneView.decision {
            lines.append(ScreenLine(Styled("\(decision.kind.rawValue) (\(decision.reason)) by \(decision.by)", .strong)))
        }
        return lines
    }

    /// The lines on the screen.
    var lines: [ScreenLine] {
        var result: [ScreenLine] = []
        var place = top
        for _ in 0..<max(0, height) {
            result.append(line(place))
            let next = moved(place, by: 1)
            guard next != place else { break }
            place = next
        }
        return result
    }

    private func line(_ place: Place) -> ScreenLine {
        let isInHand = place == cursor
        guard let file = file(place.section) else {
            guard place.line > 0 else {
                return ScreenLine(Styled(isFactsFolded ? "▸ " : "▾ ", .faint) + Styled("Facts and claims", .strong), reversed: isInHand)
            }
            return ScreenLine(spans: [
                .init(text: facts[place.line - 1].isEmpty && isInHand ? " " : facts[place.line - 1], reversed: isInHand)
            ])
        }
        switch file.line(place.line) {
        case .item(let item)?:
            return ScreenLine(spans: [.init(text: item.gutter, reversed: isInHand), .init(text: item.body)])
        case .missing?:
            return ScreenLine(spans: [.init(text: "  …  ", reversed: isInHand)])
        case nil:
            guard place.line > 0 else { return ScreenLine(file.head(number: place.section, of: files.count), reversed: isInHand) }
            return ScreenLine(Styled("   " + file.notes[place.line - 1], .warning), reversed: isInHand)
        }
    }
}
