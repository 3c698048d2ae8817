/// What is to be done for a destination now.
package enum NoticeStep: Equatable, Sendable {
    case nothing
    /// A new message: its marker first.
    case begin([NoticeItem])
    /// The message that was begun, with what of it is still true.
    case send(Notice, [NoticeItem])
    /// Nothing of the message that was begun is true any more.
    case close(Notice)
    case waitUntil(Timestamp)
}

/// How often a message was tried since the server started.
package struct NoticeTries: Equatable, Sendable {
    /// Seconds before each further try; after the last one the message has failed.
    package static let delays: [Int64] = [1, 5, 30, 120, 600]
    /// How long a destination is left alone after a message has failed.
    package static let restSeconds: Int64 = 1800

    package var count: Int
    /// When the next one may be.
    package var next: Timestamp

    package init(count: Int, next: Timestamp) {
        self.count = count
        self.next = next
    }

    /// After one more try at `now`; nil when that was the last.
    package static func after(_ tries: NoticeTries?, now: Timestamp) -> NoticeTries? {
        let count = (tries?.count ?? 0) + 1
        guard count <= delays.count else { return nil }
        return NoticeTries(count: count, next: Timestamp(milliseconds: now.milliseconds + delays[count - 1] * 1000))
    }
}

/// Decides what a destination is sent, and when: what is true, was not told, and is wanted there; one message in a stretch of time.
package struct NoticePlanner: Sendable {
    let destination: NotifyDestination
    let state: NoticeState?
    let now: Timestamp
    /// The end of the quiet hours that it is in; nil outside of them.
    let quietUntil: Timestamp?
    let tries: NoticeTries?
    /// Until when it is left alone after a failure.
    let restsUntil: Timestamp?

    package init(
        _ destination: NotifyDestination, state: NoticeState?, now: Timestamp, quietUntil: Timestamp? = nil, tries: NoticeTries? = nil,
        restsUntil: Timestamp? = nil
    ) {
        self.destination = destination
        self.state = state
        self.now = now
        self.quietUntil = quietUntil
        self.tries = tries
        self.restsUntil = restsUntil
    }

    /// - Parameter items: everything that is true now, in order.
    package func step(_ items: [NoticeItem]) -> NoticeStep {
        let wanted = items.filter { destination.reasons.contains($0.reason) }
        if let open = state?.open {
            let kept = wanted.filter { open.keys.contains($0.key) }
            guard !kept.isEmpty else { return .close(open) }
            if let tries, tries.next > now { return .waitUntil(tries.next) }
            return .send(open, kept)
        }
        let told = Set(state?.told ?? [])
        var fresh = wanted.filter { !told.contains($0.key) }
        guard !fresh.isEmpty else { return .nothing }
        if let restsUntil, restsUntil > now { return .waitUntil(restsUntil) }
        if let quietUntil {
            fresh = fresh.filter { destination.urgent.contains($0.reason) }
            guard !fresh.isEmpty else { return .waitUntil(quietUntil) }
        }
        if let state, state.lastAt <= now {
            let free = Timestamp(milliseconds: state.lastAt.milliseconds + Int64(destination.gapSeconds) * 1000)
            if free > now { return .waitUntil(free) }
        }
        return .begin(fresh)
    }

    /// What waits to be told, in no message yet.
    package func waiting(_ items: [NoticeItem]) -> Int {
        let known = Set((state?.told ?? []) + (state?.open?.keys ?? []))
        return items.count { destination.reasons.contains($0.reason) && !known.contains($0.key) }
    }
}
