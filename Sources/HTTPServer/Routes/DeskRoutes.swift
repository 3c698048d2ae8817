import API
import Control

/// Every call of the API, behind whichever door.
struct DeskRoutes {
    let desk: any OperatorDesk
    let identity: ServerIdentity
    let web: WebAccess?
    let stop: @Sendable () -> Void

    func add(to routes: Routes) {
        StatusRoutes(desk: desk, identity: identity, web: web, stop: stop).add(to: routes)
        BoardRoutes(desk: desk).add(to: routes)
        RepositoryRoutes(desk: desk).add(to: routes)
        AgentRoutes(desk: desk).add(to: routes)
        TargetRoutes(desk: desk).add(to: routes)
        LaneRoutes(desk: desk).add(to: routes)
        ConversationRoutes(desk: desk).add(to: routes)
        HandoffRoutes(desk: desk).add(to: routes)
        InspectionRoutes(desk: desk).add(to: routes)
        LedgerRoutes(desk: desk).add(to: routes)
        SearchRoutes(desk: desk).add(to: routes)
        GarbageRoutes(desk: desk).add(to: routes)
        NotificationRoutes(desk: desk).add(to: routes)
        LiveRoutes(desk: desk).add(to: routes)
    }
}
