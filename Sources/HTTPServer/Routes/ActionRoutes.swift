import API
import Control
import Domain
import Foundation
import Hummingbird
import NIOCore

/// What the buttons of messages call. Whoever has the token is let in, and may do nothing else with it.
struct ActionRoutes {
    /// Bytes that the body may have: nobody has signed in who sends it.
    static let limit = 4096
    static let path = WireFormat.root + Endpoints.act.path

    private static let unknown = "this action was used already, has expired, or was never offered"

    let desk: any OperatorDesk

    /// Behind the socket, as every call.
    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.act) { call throws(DeskError) in
            guard let done = try await desk.act(call.request.token) else { throw DeskError(.refused, Self.unknown) }
            return done
        }
    }

    /// On 127.0.0.1 without a session; ``WebGuard`` has looked at where it comes from.
    func add(to router: Router<CallContext>) {
        let desk = desk
        router.post(RouterPath(Self.path)) { request, _ in
            let body: ByteBuffer
            do {
                body = try await request.body.collect(upTo: Self.limit)
            } catch is NIOTooManyBytesError {
                throw DeskError(.usage, "the body of an action has at most \(Self.limit) bytes")
            }
            let asked = try StrictJSON.decode(NoticeActionRequest.self, from: Data(body.readableBytesView))
            guard let done = try await desk.act(asked.token) else { throw DoorRefusal(.unknownCaller, Self.unknown) }
            return try Response(status: .ok, json: done)
        }
    }
}
