import API
import Control
import Domain
import Hummingbird
import Pages

/// The landing page, and its parts for one that is open.
struct LandingPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/landing") { request, _ in
            WebPages.html(try await Self.landing(desk).page(await PageFrame(desk, request)).html)
        }
        router.get("/fragments/landing") { _, _ in WebPages.fragment(try await Self.landing(desk).parts) }
    }

    private static func landing(_ desk: any OperatorDesk) async throws(DeskError) -> LandingPage {
        let model = await desk.model()
        let start = try await desk.day(nil).start
        let open = model.unsettledLanes
        let queue = BoardOrder.sorted(open.filter { $0.phase == .approved || $0.phase == .landing })
        let landed = (open + model.versions(settledAndLandedSince: start).map(\.lane)).filter { lane in
            guard let landing = lane.landed else { return false }
            // What is still being delivered is of today, whenever it landed.
            return landing.at >= start || !lane.phase.isEnd || lane.attention != nil
        }
        return LandingPage(
            queue: await queue.views(desk),
            landed: await landed.sorted { ($0.landed?.at ?? $0.phaseSince) > ($1.landed?.at ?? $1.phaseSince) }.views(desk))
    }
}
