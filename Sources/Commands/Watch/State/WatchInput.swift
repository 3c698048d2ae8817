import API
import Domain

/// What comes in: keys, the clock, and what the server says.
enum WatchInput: Sendable {
    case key(Key)
    case size(ScreenSize)
    /// - clock: milliseconds that only go forward.
    /// - now: the moment, for ages.
    case tick(clock: Int64, now: Timestamp)
    case lamp(Lamp)
    /// The server is there again, and something may have been missed.
    case board(BoardView, [InboxItem])
    case live(LiveMessage)
    case opened(InspectionView, LaneView, [Draft])
    /// The same for an inspection that is open.
    case refreshed(InspectionView, LaneView)
    case lane(LaneView)
    case page(LaneID, FileDiffQuery, DiffPage)
    case since(LaneID, FileDiffQuery, Interdiff)
    case lines(LaneID, FileLinesQuery, FileLines)
    case talk(LaneID, FileConversation)
    case log(Int, [String])
    case logEnded(Int, String)
    case viewed(LaneID, path: String, candidate: Int)
    case looked(LaneID, LookReceipt)
    case decided(LaneView)
    case commented(LaneID, candidate: Int, Draft)
    case answered(AskID)
    case told(LaneID)
    /// Its reviewers look again.
    case reviewing(LaneID)
    /// What the operator's editor left; nil when it could not be started.
    case edited(String?)
    case failed(WatchCall, String)
    /// The process is asked to end, such as when its terminal is closed.
    case terminate
}

/// Whether the server is listened to.
enum Lamp: Equatable, Sendable {
    case connecting, live, reconnecting

    var words: Styled {
        switch self {
        case .connecting: Styled("○ connecting", .faint)
        case .live: Styled("● live", .good)
        case .reconnecting: Styled("◌ reconnecting", .warning)
        }
    }
}
