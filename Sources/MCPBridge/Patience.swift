/// How long and how often a server that is away is tried again.
struct Patience {
    private let limit: Duration
    private var awaySince: ContinuousClock.Instant?
    private var delay = Self.shortest

    static let shortest = Duration.milliseconds(50)
    static let longest = Duration.seconds(2)

    init(_ limit: Duration) { self.limit = limit }

    /// The next try after a failed one, twice as long after each; nil when there has been enough of it.
    mutating func failed(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        let since = awaySince ?? now
        awaySince = since
        guard now < since + limit else { return nil }
        let next = min(now + delay, since + limit)
        delay = min(delay * 2, Self.longest)
        return next
    }

    /// The server has answered something.
    mutating func heard() {
        awaySince = nil
        delay = Self.shortest
    }
}
