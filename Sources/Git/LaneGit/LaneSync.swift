/// Which side has moved since both were last the same: the lane's branch inside its own repository, or the one in the mirror.
enum LaneSync: Equatable {
    /// Both are at the same commit.
    case same
    /// The agent committed (or rewrote) there.
    case insideMoved
    /// Signalbox or the operator committed in the worktree, or the branch is gone inside: nothing there waits to be imported.
    case outsideMoved
    /// Both moved: neither may be lost.
    case diverged

    /// `known` is the commit at which both were last seen equal; nil when that is not known.
    static func compare(inside: ObjectID?, outside: ObjectID, known: ObjectID?) -> LaneSync {
        if inside == outside { return .same }
        if inside == nil || inside == known { return .outsideMoved }
        return outside == known ? .insideMoved : .diverged
    }
}
