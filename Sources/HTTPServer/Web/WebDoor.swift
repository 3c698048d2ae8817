import API
import Hummingbird

/// The door of the control room: what ``WebGuard`` found out about the caller.
struct WebDoor: Door {
    func admit(_ verb: Verb, _ request: Request, _ context: CallContext) async throws -> String {
        guard let caller = context.caller else { throw DoorRefusal(.unknownCaller, "nobody is signed in") }
        guard !verb.changes || caller.mayChange else {
            throw DoorRefusal(.forbidden, "the session's cookie reads and changes nothing; send its token as 'Authorization: Bearer TOKEN'")
        }
        return caller.by
    }
}

/// Who calls, as far as the web knows.
struct WebCaller: Sendable {
    /// The actor for the ledger.
    let by: String
    /// Whether the call carries the session's token.
    let mayChange: Bool
}
