/// What became of a push, as the remote itself says afterwards.
package enum PushOutcome: Sendable, Equatable {
    /// The remote's reference is the pushed commit.
    case landed
    /// The push was taken, and the reference has moved on since (nil: it was deleted).
    case landedThenMoved(ObjectID?)
    /// The reference was not what the caller expected; nothing was changed. Nil: it does not exist.
    case stale(found: ObjectID?)
    /// The remote refused; nothing was changed.
    case rejected(reason: String, remedy: String)
    /// The connection was lost and the remote cannot be asked: push the same again, which does nothing to what has landed.
    case uncertain(reason: String)
}
