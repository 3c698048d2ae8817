import Domain

/// Weighs what surfaces report: one book for the whole server.
actor LookWeigher {
    private var book: LookBook

    init(start: Timestamp) { book = LookBook(start: start) }

    /// The active time that was believed, and the looks that are now due to be recorded.
    func take(_ report: LookReport, lane: LaneID, by: String, rows: [ViewedMark: Int], at: Timestamp)
        -> (believed: Int64, due: [(lane: LaneID, look: Look)])
    {
        let believed = book.take(report, lane: lane, by: by, rows: rows, at: at)
        return (believed, book.due(at: at))
    }

    /// The looks that are due, all of this lane among them.
    func due(_ lane: LaneID, at: Timestamp) -> [(lane: LaneID, look: Look)] { book.due(at: at, lane: lane) }
}
