import API
import Domain

/// What is known of a candidate beside its lines: risk in words, the agent's claims beside the facts, collisions, and the files with their kinds.
struct InspectionScreen {
    let inspection: InspectionView
    let face: Face

    /// Claims and collisions that are shown; the rest is counted.
    private static let shown = 12

    var lines: [Styled] { heading + facts + [Styled()] + files + [Styled()] }

    /// All but the heading and the files.
    var facts: [Styled] {
        var lines = risk
        lines += section("claims of the agent", inspection.claims, claim)
        lines += section("meets other lanes", inspection.collisions, collision)
        if let unknown = inspection.collisionsUnknown {
            lines.append(Styled("  collisions are not known: ", .warning) + Styled(unknown))
        }
        return lines
    }

    private var heading: [Styled] {
        let candidate = inspection.candidate
        return [
            Styled("\(inspection.lane)", .name) + "  " + Styled(inspection.title, .strong),
            "  candidate \(candidate.number) of \(inspection.repository) · " + LaneWords.verdict(inspection.verdict)
                + " · \(CountWords.text(inspection.commits.count, "commit")) · "
                + Styled("\(CommitWords.short(candidate.commit)) on \(CommitWords.short(candidate.base))", .faint),
        ]
    }

    private var risk: [Styled] {
        inspection.riskReasons.map { reason in
            let mark =
                switch reason.weight {
                case .info: Styled("  · ", .faint)
                case .notice: Styled("  ! ", .warning)
                case .warning: Styled("  !! ", .bad)
                }
            return mark + Styled(reason.text) + Styled(Self.some(reason.paths, before: ": "), .faint)
        }
    }

    private func claim(_ claim: ClaimFinding) -> [Styled] {
        let verdict =
            switch claim.verdict {
            case .borneOut: Styled("[borne out]   ", .good)
            case .contradicted: Styled("[contradicted]", .bad)
            case .unproven: Styled("[unproven]    ", .warning)
            }
        return [
            Styled("  ") + verdict + " " + Styled(claim.text.split(whereSeparator: \.isNewline).joined(separator: " ")),
            Styled("                   " + claim.why.joined(separator: "; "), .faint),
        ]
    }

    private func collision(_ collision: Collision) -> [Styled] {
        let words =
            collision.conflicts.isEmpty
            ? Styled("both change, and merge: " + Self.some(collision.shared), .faint)
            : Styled("will not merge: " + Self.some(collision.conflicts), .bad)
        return [Styled("  ") + Styled("\(collision.lane)", .name) + Styled(" \(collision.title) (\(collision.phase.rawValue))  ") + words]
    }

    private func section<Element>(_ title: String, _ elements: [Element], _ lines: (Element) -> [Styled]) -> [Styled] {
        guard !elements.isEmpty else { return [] }
        let more = elements.count - Self.shown
        return [Styled(), Styled("  " + title, .strong)] + elements.prefix(Self.shown).flatMap(lines)
            + (more > 0 ? [Styled("  and \(more) more; --json has them all", .faint)] : [])
    }

    private var files: [Styled] {
        let seen = inspection.files.count { $0.viewed }
        let total = CountWords.text(inspection.files.count, "file") + ", " + CountWords.text(inspection.candidate.lines, "line")
        var table = Table(
            [
                .init("SEEN"), .init("CHANGE"), .init("KIND"), .init("LINES", right: true), .init("FILE", shrinks: true),
                .init("NOTE", shrinks: true),
            ], indent: 2)
        table.rows = inspection.files.map { file in
            [
                Self.seen(file), Styled(file.status), Styled(file.kind.rawValue, file.folded ? .faint : .plain),
                file.kind == .binary ? Styled("binary") : LaneWords.changes(file.added, file.removed), Self.name(file),
                Styled(file.sensitive.joined(separator: ", "), .warning),
            ]
        }
        var lines = [Styled("  \(total), \(seen) seen")] + table.lines(face)
        if !inspection.noLongerChanged.isEmpty {
            lines.append(Styled("  seen before and changed no more: ", .faint) + Styled(Self.some(inspection.noLongerChanged)))
        }
        return lines
    }

    private static func seen(_ file: InspectedFile) -> Styled {
        switch file.seen.kind {
        case .unchanged: Styled("[x]", .good)
        case .changed: Styled("[~] since c\(file.seen.candidate ?? 0)", .warning)
        case .new: Styled("[ ]", .warning)
        }
    }

    private static func name(_ file: InspectedFile) -> Styled {
        guard let old = file.oldPath, old != file.path else { return Styled(file.path, .strong) }
        return Styled(old) + Styled(" → ", .faint) + Styled(file.path, .strong)
    }

    private static func some(_ paths: [String], before: String = "") -> String {
        guard !paths.isEmpty else { return "" }
        return before + paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? ", and \(paths.count - 5) more" : "")
    }
}
