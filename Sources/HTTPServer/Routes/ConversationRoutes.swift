import API
import Control
import Domain
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What agents ask, what they are told, and what they say.
struct ConversationRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.inbox) { _ in await desk.inbox() }
        routes.answer(Endpoints.answer) { call throws(DeskError) in
            let request = call.request
            return await LaneView(try await desk.answer(call.subject, request.verdict, message: request.message, by: call.by), desk)
        }
        routes.answer(Endpoints.say) { call throws(DeskError) in
            guard !call.request.text.allSatisfy(\.isWhitespace) else { throw DeskError(.usage, "the message is empty") }
            return await LaneView(
                try await desk.say(call.subject, call.request.text, interrupts: call.request.interrupts, by: call.by), desk)
        }
        routes.stream(StreamEndpoints.transcript) { call, request in
            let query = call.request
            let run = query.review.map(EngagementID.review) ?? query.turn.map(EngagementID.turn)
            let lines = try await desk.transcript(call.subject, run, from: query.from, follow: query.follow)
            return .whileOpen(request) { writer in
                for await piece in lines.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(bytes: piece)) }
            }
        }
    }
}
