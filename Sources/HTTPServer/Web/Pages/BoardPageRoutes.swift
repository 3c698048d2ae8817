import API
import Control
import Domain
import Hummingbird
import Pages

/// The board, and its rows one by one for a page that is open.
struct BoardPageRoutes {
    let room: BoardRoom

    func add(to router: Router<CallContext>) {
        let (desk, room) = (room.desk, room)
        router.get("/") { request, _ in
            let page = try await room.page(try Self.query(request))
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
        router.get("/fragments/board") { request, _ in WebPages.fragment(try await room.page(try Self.query(request)).groups) }
        router.get("/fragments/board/changes/{place}") { request, context in
            let place = context.parameters.get("place") ?? ""
            return try Response(status: .ok, json: try await room.update(since: place, try Self.query(request)))
        }
        router.get("/fragments/board/{id}") { request, context in
            guard let id = context.parameters.get("id").flatMap(LaneID.init) else { throw HTTPError(.notFound) }
            let query = try Self.query(request)
            guard let row = try await room.row(id), query.covers(row.lane.version.lane) else { return Response(status: .noContent) }
            return WebPages.fragment(room.rendered.html(row))
        }
    }

    private static func query(_ request: Request) throws -> BoardQuery { try BoardQuery(Query(request.uri.query ?? "")) }
}
