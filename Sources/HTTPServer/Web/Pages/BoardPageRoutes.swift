import API
import Control
import Domain
import Hummingbird
import Pages

/// The board, and its rows one by one for a page that is open.
struct BoardPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/") { request, _ in
            let page = try await Self.board(desk, request)
            return WebPages.html(page.page(await PageFrame(desk)).html)
        }
        router.get("/fragments/board") { request, _ in WebPages.fragment(try await Self.board(desk, request).groups) }
        router.get("/fragments/board/{id}") { request, context in
            guard let id = context.parameters.get("id").flatMap(LaneID.init) else { throw HTTPError(.notFound) }
            var query = try Self.query(request)
            query.lane = id
            let row = try await BoardView(desk, query).groups.flatMap(\.rows).first
            return row.map { WebPages.fragment(BoardRowItem(row: $0).html) } ?? Response(status: .noContent)
        }
    }

    private static func query(_ request: Request) throws -> BoardQuery { try BoardQuery(Query(request.uri.query ?? "")) }

    private static func board(_ desk: any OperatorDesk, _ request: Request) async throws -> BoardPage {
        let query = try query(request)
        let configuration = await desk.configuration()
        return BoardPage(
            board: try await BoardView(desk, query),
            filter: .init(
                repositories: configuration.repositories.map(\.name), kinds: configuration.allWorkTypes, query: query))
    }
}
