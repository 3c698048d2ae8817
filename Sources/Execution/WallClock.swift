/// How long a job may still run: its limit, without the time in which it was paused.
struct WallClock: Sendable {
    private var limit: ContinuousClock.Instant?
    private var pausedAt: ContinuousClock.Instant?

    /// - Parameter seconds: the limit, or `nil` for none.
    init(seconds: Double?, from start: ContinuousClock.Instant) {
        // 30 years are as good as no limit, and keep the arithmetic in range.
        limit = seconds.map { start + .seconds(min($0, 1e9)) }
    }

    /// Whether it stands still.
    var isPaused: Bool { pausedAt != nil }

    /// When the time will be up; `nil` when it never will, as things are.
    var end: ContinuousClock.Instant? { isPaused ? nil : limit }

    /// Stands still from now on.
    mutating func pause(at now: ContinuousClock.Instant) {
        if pausedAt == nil { pausedAt = now }
    }

    /// Goes on.
    mutating func resume(at now: ContinuousClock.Instant) {
        if let pausedAt { limit = limit.map { $0 + (now - pausedAt) } }
        pausedAt = nil
    }
}
