/// A message that is about to be sent: its marker in the ledger, and what is known of the destination by those markers.
package struct Notice: Codable, Equatable, Sendable {
    /// The same at every try, so that a receiver knows a message that comes twice.
    package var id: String
    package var destination: String
    /// What it tells, by ``NoticeItem/key``.
    package var keys: [String]
    /// From when on landings count for it.
    package var landedSince: Timestamp

    package init(id: String, destination: String, keys: [String], landedSince: Timestamp) {
        self.id = id
        self.destination = destination
        self.keys = keys
        self.landedSince = landedSince
    }
}

/// What came of a message.
package enum NoticeOutcome: String, Codable, CaseIterable, Sendable {
    case delivered
    /// Every try failed. What is still true later goes with a later message.
    case failed
    /// Nothing of it was true any more when its turn came.
    case obsolete
}

/// What a destination was told, by the ledger.
package struct NoticeState: Codable, Equatable, Sendable {
    /// From when on landings are told there.
    package var since: Timestamp
    /// Keys of what was told and is still true, in order.
    package var told: [String] = []
    /// The message that has a marker and no end.
    package var open: Notice?
    /// When the last message was begun.
    package var lastAt: Timestamp
    /// The newest landing that was told.
    package var landedThrough: Timestamp?
    package var delivered = 0
    package var deliveredAt: Timestamp?
    /// Why the last message that ended was not delivered, and when; nil when it was.
    package var problem: String?
    package var failedAt: Timestamp?

    package init(since: Timestamp) {
        self.since = since
        lastAt = since
    }

    /// From when on landings count for a message to come.
    package var landedSince: Timestamp { landedThrough ?? since }

    mutating func begin(_ notice: Notice, at: Timestamp) {
        open = notice
        lastAt = at
    }

    /// - Parameter model: the state at that moment. What is no longer true is forgotten, so that nothing grows.
    mutating func end(_ id: String, _ outcome: NoticeOutcome, detail: String, _ model: ReadModel, at: Timestamp) {
        guard let notice = open, notice.id == id else { return }
        open = nil
        let items = NoticeItem.current(model, landedSince: landedSince)
        if outcome != .failed {
            let newest = items.filter { $0.reason == .landed && notice.keys.contains($0.key) }.compactMap(\.at).max()
            landedThrough = [landedThrough, newest].compactMap(\.self).max()
        }
        let told = Set(told).union(outcome == .failed ? [] : notice.keys)
        let edge = landedSince
        self.told = items.filter { told.contains($0.key) && ($0.reason != .landed || ($0.at ?? edge) >= edge) }.map(\.key).sorted()
        switch outcome {
        case .delivered:
            delivered += 1
            deliveredAt = at
            (problem, failedAt) = (nil, nil)
        case .failed: (problem, failedAt) = (detail, at)
        case .obsolete: break
        }
    }
}
