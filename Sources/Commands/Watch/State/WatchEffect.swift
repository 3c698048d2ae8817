import API
import Domain

/// What is to be done outside.
enum WatchEffect: Sendable {
    case call(WatchCall)
    /// Ends the log that is followed.
    case stopLog
    /// Opens the text in the operator's editor.
    case edit(String)
    /// Keeps comments that are not sent, so that they are there when the program is not.
    case keep(LaneID, candidate: Int, [Draft])
    /// Gives the terminal back and stops the process, as Ctrl+Z does.
    case suspend
    /// Draws everything anew.
    case repaint
    /// The end; the text goes to standard error and makes it a failure.
    case leave(String?)
}

/// What the server is asked.
enum WatchCall: Equatable, Sendable {
    /// Once for all that happened in the meantime.
    case board
    case open(LaneID)
    case refresh(LaneID)
    case lane(LaneID)
    case page(LaneID, FileDiffQuery)
    case since(LaneID, FileDiffQuery)
    case lines(LaneID, FileLinesQuery)
    case talk(LaneID, path: String)
    /// A job's log as it grows, under a number.
    case log(LaneID, job: String, Int)
    case view(LaneID, path: String, candidate: Int)
    case look(LaneID, LookReport)
    case decide(LaneID, DecisionRequest)
    case comment(LaneID, candidate: Int, Draft)
    case answer(AskID, AnswerRequest)
    case say(LaneID, MessageRequest)
    /// The reviewers look at the candidate again.
    case review(LaneID)
}
