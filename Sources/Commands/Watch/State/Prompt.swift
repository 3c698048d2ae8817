import API
import Domain

/// A line that is being written, and what for.
struct Prompt: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case filter
        case comment(Draft)
        case message(LaneID)
        /// Words of a decision.
        case words
        /// A reason code of the workspace's own.
        case code
        case deny(AskID)
        case reply(AskID)
    }

    var purpose: Purpose
    var field: LineField

    init(_ purpose: Purpose, _ text: String = "") {
        self.purpose = purpose
        field = LineField(text)
    }

    var label: Styled {
        switch purpose {
        case .filter: "/"
        case .comment(let draft): Styled("comment at \(draft.place): ", .name)
        case .message(let lane): Styled("to the agent of \(lane): ", .name)
        case .words: Styled("words: ", .name)
        case .code: Styled("reason code: ", .name)
        case .deny(let ask): Styled("deny \(ask), words for the agent: ", .name)
        case .reply(let ask): Styled("answer \(ask): ", .name)
        }
    }

    var hint: String {
        switch purpose {
        case .filter: "Enter keeps it · Esc clears it"
        case .code: "Enter takes it · Esc back"
        default: "Enter takes it · Ctrl+E your editor · Esc back"
        }
    }
}
