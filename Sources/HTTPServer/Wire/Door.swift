import API
import Control
import Hummingbird

/// The way a call came in: who asks, and whether they may.
protocol Door: Sendable {
    /// The actor for the ledger (`operator:ada`). Throws ``DeskError`` with `refused`, or ``DoorRefusal``, for a call that this caller may
    /// not make.
    func admit(_ verb: Verb, _ request: Request, _ context: CallContext) async throws -> String
}

/// The door of the Unix socket: the kernel says which process asks.
struct SocketDoor: Door {
    let callers: CallerCheck

    func admit(_ verb: Verb, _ request: Request, _ context: CallContext) async throws(DeskError) -> String {
        let peer = await Peer.of(context.channel)
        try callers.admit(verb, from: peer)
        return try callers.actor(header: request.headers[HeaderNames.operator], peer: peer)
    }
}
