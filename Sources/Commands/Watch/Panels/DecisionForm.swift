import API
import Domain

/// A decision as it is put together: reason code, words, what is knowingly accepted.
struct DecisionForm: Equatable, Sendable {
    /// What can be accepted by name, with its key and words.
    private static let acceptable: [(what: String, key: Character, words: String)] = [
        ("over-size", "S", "it is larger than its budget: accept that"),
        ("outside-boundary", "B", "it changes files outside its boundary: accept that"),
    ]

    var kind: DecisionKind
    var reason: String
    var message = ""
    /// What the server wants accepted by name.
    var problems: [String]
    var accepted: Set<String> = []
    /// What the server said against it the last time.
    var refused: String?

    init(_ kind: DecisionKind, _ view: InspectionView) {
        self.kind = kind
        reason = kind.reasons.first ?? ""
        problems = view.riskReasons.compactMap { reason in
            switch (reason.kind, reason.weight) {
            case (.size, .warning): "over-size"
            case (.outside, _): "outside-boundary"
            default: nil
            }
        }
    }

    /// The codes that can be chosen; a code of the workspace's own stands last.
    var reasons: [String] { kind.reasons + (kind.reasons.contains(reason) || reason.isEmpty ? [] : [reason]) }

    mutating func step(_ count: Int) {
        let reasons = reasons
        let here = reasons.firstIndex(of: reason) ?? 0
        reason = reasons[min(max(0, here + count), reasons.count - 1)]
    }

    /// Goes from override to abandon and back.
    mutating func other() {
        guard kind == .override || kind == .abandon else { return }
        kind = kind == .override ? .abandon : .override
        reason = kind.reasons.first ?? ""
    }

    /// Accepts what the key stands for, or takes that back; says whether it stands for something.
    mutating func accept(_ key: Character) -> Bool {
        guard let found = Self.acceptable.first(where: { $0.key == key && problems.contains($0.what) }), kind == .approve else {
            return false
        }
        accepted.formSymmetricDifference([found.what])
        return true
    }

    func request(_ inspection: InspectionState) -> DecisionRequest {
        DecisionRequest(
            kind: kind, reason: reason, message: message, accept: kind == .approve ? accepted.sorted() : [],
            candidate: inspection.candidate,
            comments: inspection.drafts.isEmpty ? nil : inspection.drafts.map(\.remark))
    }

    private var meaning: String {
        switch kind {
        case .approve: "Exactly this candidate may land."
        case .rework: "The agent goes on with your comments and words, as one message."
        case .reject: "This is not wanted. The lane ends, and nothing of it lands."
        case .abandon: "This lane is given up. The target stays."
        case .override: "Exactly this candidate may land although something stands against it. That goes into the ledger and every report."
        }
    }

    var hint: String {
        "Enter decides · j k choose · m words · \(kind == .override || kind == .abandon ? "Tab override or abandon · " : "")Esc back"
    }

    func lines(_ inspection: InspectionState, width: Int) -> [Styled] {
        let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
        var lines = [Styled("\(name) \(inspection.lane), candidate \(inspection.candidate)", .strong), Styled(meaning, .faint)]
        if let refused { lines.append(Styled("Refused: ", .bad) + Styled(InspectionState.oneLine(refused))) }
        if kind.lands {
            let left = inspection.unseen
            if !left.isEmpty {
                let names = left.prefix(4).map(\.path).joined(separator: ", ") + (left.count > 4 ? " and \(left.count - 4) more" : "")
                lines.append(Styled("Not viewed yet (\(left.count)): ", .warning) + Styled(names))
            }
            switch inspection.view.verdict {
            case "green": break
            case "none": lines.append(Styled("It has no gate, so nothing is verified. Only an override lands it.", .warning))
            default: lines.append(Styled("The gates are \(inspection.view.verdict).", .warning))
            }
        }
        if kind == .approve {
            for entry in Self.acceptable where problems.contains(entry.what) {
                lines.append(Styled("\(entry.key) [\(accepted.contains(entry.what) ? "x" : " ")] \(entry.words)", .warning))
            }
        }
        lines.append(Styled())
        for (number, code) in reasons.enumerated() {
            lines.append(
                Styled(code == reason ? "▸ " : "  ", .strong) + Styled("\(number + 1) ", .faint)
                    + Styled(code, code == reason ? .strong : .plain))
        }
        lines.append(Styled("  o another code of this workspace", .faint))
        lines += [Styled(), Styled("m words: ", .faint) + Styled(message.isEmpty ? "none" : InspectionState.oneLine(message))]
        if !inspection.drafts.isEmpty {
            lines.append(Styled("Your comments go along (C sends them alone):", .faint))
            lines += inspection.drafts.map { Styled("  \($0.place) ", .name) + Styled(InspectionState.oneLine($0.text)) }
        }
        if let pace = inspection.pace {
            lines.append(Styled(pace.words, .faint))
            lines += pace.notes.map { Styled("note: ", .warning) + Styled($0) }
        }
        return lines.flatMap { $0.wrappedAtWords(to: width) }
    }
}
