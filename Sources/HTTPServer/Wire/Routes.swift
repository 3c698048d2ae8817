import API
import Control
import Foundation
import Hummingbird
import NIOCore

/// Registers handlers for endpoints: the one place where an endpoint becomes a route.
struct Routes {
    let router: Router<CallContext>
    let door: any Door

    /// An endpoint with one answer.
    func answer<On, Asked, Answer>(
        _ endpoint: Endpoint<On, Asked, Answer>, _ handler: @escaping @Sendable (Call<On, Asked>) async throws(DeskError) -> Answer
    ) {
        on(endpoint.verb, endpoint.path) { request, context, door in
            let call: Call<On, Asked> = try await door.read(request, context, verb: endpoint.verb)
            return try Response(status: .ok, json: try await handler(call))
        }
    }

    /// An endpoint whose answer is coded already, in the form of its type.
    func answer<On, Asked, Answer>(
        encoded endpoint: Endpoint<On, Asked, Answer>, _ handler: @escaping @Sendable (Call<On, Asked>) async throws -> ByteBuffer
    ) {
        on(endpoint.verb, endpoint.path) { request, context, door in
            let call: Call<On, Asked> = try await door.read(request, context, verb: endpoint.verb)
            return Response(status: .ok, encoded: try await handler(call))
        }
    }

    /// An endpoint whose answer is in the form of its type and may be too long to be made before it is sent.
    func answer<On, Asked, Answer>(
        written endpoint: Endpoint<On, Asked, Answer>,
        _ handler: @escaping @Sendable (Call<On, Asked>, Request) async throws -> ResponseBody
    ) {
        on(endpoint.verb, endpoint.path) { request, context, door in
            let call: Call<On, Asked> = try await door.read(request, context, verb: endpoint.verb)
            return Response(status: .ok, json: try await handler(call, request))
        }
    }

    /// An endpoint whose answer takes its time: the handler is cancelled when the client goes away.
    func answerLate<On, Asked, Answer>(
        _ endpoint: Endpoint<On, Asked, Answer>, _ handler: @escaping @Sendable (Call<On, Asked>) async throws -> Answer
    ) {
        on(endpoint.verb, endpoint.path) { request, context, door in
            let call: Call<On, Asked> = try await door.read(request, context, verb: endpoint.verb)
            return try Response(
                status: .ok, json: try await request.body.consumeWithCancellationOnInboundClose { _ in try await handler(call) })
        }
    }

    /// An endpoint whose answer comes in pieces. What the handler throws before it gives the body becomes an error response.
    func stream<On, Asked, Element>(
        _ endpoint: StreamEndpoint<On, Asked, Element>,
        _ handler: @escaping @Sendable (Call<On, Asked>, Request) async throws -> ResponseBody
    ) {
        on(endpoint.verb, endpoint.path) { request, context, door in
            let call: Call<On, Asked> = try await door.read(request, context, verb: endpoint.verb)
            let body = try await handler(call, request)
            return Response(status: .ok, headers: [.contentType: endpoint.format.contentType, .cacheControl: "no-store"], body: body)
        }
    }

    private func on(
        _ verb: Verb, _ path: String, _ handler: @escaping @Sendable (Request, CallContext, any Door) async throws -> Response
    ) {
        let method: HTTPRequest.Method =
            switch verb {
            case .get: .get
            case .post: .post
            case .patch: .patch
            }
        let door = door
        router.on(RouterPath(WireFormat.root + path), method: method) { request, context in
            try await handler(request, context, door)
        }
    }
}

extension Door {
    /// Admits the caller before anything of the request is read.
    fileprivate func read<On: Subject, Asked: WireRequest>(_ request: Request, _ context: CallContext, verb: Verb) async throws
        -> Call<On, Asked>
    {
        let by = try await admit(verb, request, context)
        let name = On.isNamed ? (context.parameters.get("id")?.removingPercentEncoding ?? "") : ""
        guard let subject = On(name) else { throw WireError("'\(name)' is not an identifier such as \(On.example)") }
        var body = Data()
        if verb.changes {
            let buffer = try await request.body.collect(upTo: WireFormat.bodyLimit)
            body = Data(buffer.readableBytesView)
        }
        return Call(subject: subject, request: try Asked.read(query: try Query(request.uri.query ?? ""), body: body), by: by)
    }
}
