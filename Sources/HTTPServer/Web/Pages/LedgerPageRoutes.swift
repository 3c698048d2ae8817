import API
import Control
import Domain
import Hummingbird
import Pages

/// The ledger's page, and the proof of one event.
struct LedgerPageRoutes {
    static let size = 200

    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/ledger") { request, _ in
            let query = try Query(request.uri.query ?? "")
            let about = try query.value("about", as: String.self).flatMap { $0.isEmpty ? nil : $0 }
            // As a person types it.
            let subject = about.map { LaneID($0)?.description ?? TargetID($0)?.description ?? $0 }
            let events = try await desk.history(before: try query.value("before"), subject: subject, limit: Self.size)
            let frame = await PageFrame(desk, request)
            return WebPages.html(LedgerPage(events: events, subject: about, size: frame.sequence).page(frame).html)
        }
        router.get("/fragments/ledger/{sequence}/proof") { _, context in
            guard let sequence = context.parameters.get("sequence").flatMap(Int64.init) else { throw HTTPError(.notFound) }
            return WebPages.fragment(ProofPanel(proof: try await desk.proof(of: sequence)).html)
        }
    }
}
