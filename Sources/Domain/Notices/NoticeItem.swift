/// One thing that waits for the operator, or that happened, as a message tells it.
package struct NoticeItem: Equatable, Sendable {
    /// Names it for as long as it is true, and never something else: what was told once is not told again.
    package var key: String
    package var reason: NoticeReason
    package var lane: LaneID?
    package var repository: String?
    /// The lane's title. Not escaped.
    package var title: String?
    /// Since when.
    package var at: Timestamp?
    /// What Signalbox found. May hold words of others; not escaped.
    package var detail: String
    /// What an agent says, as a claim. Not escaped.
    package var claim: String?
    /// The ask that can be answered.
    package var ask: AskID?
    /// Where the control room shows it: a path from its root.
    package var path: String

    package init(
        key: String, reason: NoticeReason, lane: LaneID? = nil, repository: String? = nil, title: String? = nil, at: Timestamp? = nil,
        detail: String = "", claim: String? = nil, ask: AskID? = nil, path: String = "/"
    ) {
        self.key = key
        self.reason = reason
        self.lane = lane
        self.repository = repository
        self.title = title
        self.at = at
        self.detail = detail
        self.claim = claim
        self.ask = ask
        self.path = path
    }

    /// Whether it asks for a permission, which an action can give.
    package var isPermission: Bool { ask != nil && reason == .attention(.permissionAsked) }
}

extension NoticeItem {
    /// Everything that is true now, the gravest first, then what has waited longest.
    ///
    /// - Parameter landedSince: landings from this moment on are among them; nil means none.
    package static func current(_ model: ReadModel, landedSince: Timestamp?) -> [NoticeItem] {
        let alarms = model.workspace.alarms.enumerated().map { index, text in
            NoticeItem(key: "alarm/\(index + 1)", reason: .attention(.alarm), detail: text)
        }
        return (alarms + lanes(model, landedSince: landedSince).flatMap { items($0, landedSince: landedSince) }).sorted { left, right in
            let (one, two) = (left.at?.milliseconds ?? 0, right.at?.milliseconds ?? 0)
            return (left.reason.rank, one, left.key) < (right.reason.rank, two, right.key)
        }
    }

    /// Lanes of which there may be something to tell: of one that is over that is only its landing.
    private static func lanes(_ model: ReadModel, landedSince: Timestamp?) -> [Lane] {
        guard let landedSince else { return model.unsettledLanes }
        return model.unsettledLanes + model.versions(settledAndLandedSince: landedSince).map(\.lane)
    }

    private static func items(_ lane: Lane, landedSince: Timestamp?) -> [NoticeItem] {
        var items = lane.openAsks.map { item($0, lane) }
        if let attention = lane.attention, attention.reason != .permissionAsked, attention.reason != .question {
            items.append(
                item(
                    lane, "\(lane.id)/\(attention.reason.rawValue)/\(attention.since.milliseconds)", .attention(attention.reason),
                    attention.since, detail: attention.detail,
                    path: attention.reason == .readyToInspect ? "/lanes/\(lane.id)/inspect" : "/lanes/\(lane.id)"))
        }
        items += lane.handoffs.filter(\.isOpen).map { handoff in
            item(
                lane, "\(handoff.id)", .handoff, handoff.at, detail: "\(handoff.id) for \(handoff.proposal.repository)",
                claim: handoff.proposal.need, path: "/inbox")
        }
        if let landed = lane.landed, let landedSince, landed.at >= landedSince {
            items.append(
                item(
                    lane, "\(lane.id)/landed", .landed, landed.at, detail: "\(landed.branch) \(CommitWords.short(landed.commit))",
                    path: "/lanes/\(lane.id)"))
        }
        return items
    }

    private static func item(_ ask: Ask, _ lane: Lane) -> NoticeItem {
        let isPermission = ask.ask.kind == .permission
        let touches = ask.touches.isEmpty ? "" : ": touches \(ask.touches.joined(separator: ", "))"
        let options = ask.ask.options.isEmpty ? "" : " (\(ask.ask.options.joined(separator: " · ")))"
        var item = item(
            lane, "\(ask.id)", .attention(isPermission ? .permissionAsked : .question), ask.at, detail: "\(ask.id)\(touches)",
            claim: ask.summary + options, path: "/inbox")
        item.ask = ask.id
        return item
    }

    private static func item(
        _ lane: Lane, _ key: String, _ reason: NoticeReason, _ at: Timestamp, detail: String, claim: String? = nil, path: String
    ) -> NoticeItem {
        NoticeItem(
            key: key, reason: reason, lane: lane.id, repository: lane.start.repository, title: lane.start.title, at: at, detail: detail,
            claim: claim, path: path)
    }
}
