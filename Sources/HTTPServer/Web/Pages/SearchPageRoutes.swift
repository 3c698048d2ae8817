import API
import Control
import Domain
import Hummingbird
import Pages

/// The search's page.
struct SearchPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/search") { request, _ in
            let query = try Query(request.uri.query ?? "")
            // Empty fields of the form are no wish.
            func text(_ name: String) throws(WireError) -> String? {
                try query.value(name, as: String.self).flatMap { $0.isEmpty ? nil : $0 }
            }
            let words = try text("q")
            let lane = try text("lane")
            if let lane, LaneID(lane) == nil { throw WireError("'\(lane)' is not an identifier such as L-1") }
            let question = SearchQuestion(
                text: words ?? "", lane: lane.flatMap(LaneID.init), repository: try text("repo"), limit: 50,
                before: try query.value("before"))
            let found = words == nil ? SearchPage(hits: []) : try await desk.search(question)
            let page = SearchResultsPage(
                question: words == nil ? nil : question, found: found,
                repositories: await desk.configuration().repositories.map(\.name))
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
    }
}
