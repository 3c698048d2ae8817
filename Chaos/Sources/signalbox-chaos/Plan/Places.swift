/// Every marker of a lane's way at which a server of a debug build can be made to die, before and after it is written.
enum Places {
    static let all = markers.flatMap { ["before:\($0)", "after:\($0)"] }

    /// What a day's lanes come past; a marker that a round does not reach is counted as missed.
    static let markers =
        [
            "queued", "preparing", "working", "gating", "publishing", "inspecting", "approved", "landing", "landed", "deploying",
            "verifying", "done", "abandoned", "rolled-back",
        ].compactMap { phaseMarker($0) }
        + [
            "prepared", "turnStarted", "neighboursPinned", "briefed", "confined", "turnEnded", "candidateBuilt", "conflicted",
            "gateStarted", "gateEnded", "gatesRequested", "published", "needsOperator", "viewed", "decided", "landingStarted", "baseMoved",
            "landed", "snapshotTaken", "released", "deliveryStarted", "deliveryEnded", "retried", "sessionOpened", "asked", "answered",
            "messaged",
            "reviewStarted", "reviewEnded", "revertPrepared",
        ].map { "lane.\($0)" }
        + ["target.added", "workspace.repositorySynced"]

    /// Work that comes past a marker which few lanes come past; empty for one that every lane does.
    static func way(past place: String) -> [LanePlan.Kind] {
        switch place.split(separator: ":").last ?? "" {
        case "lane.conflicted": [.conflict, .conflict]
        case "lane.sessionOpened", "lane.asked", "lane.answered", "lane.messaged": [.talking]
        case "lane.reviewStarted", "lane.reviewEnded": [.reviewed]
        case "lane.revertPrepared", "lane.phase.rolled-back": [.takenBack]
        case "lane.phase.abandoned": [.abandoned]
        default: []
        }
    }

    /// Three phases are entered by events of their own.
    private static func phaseMarker(_ phase: String) -> String? {
        switch phase {
        case "queued": "lane.queued"
        case "landing", "landed": nil
        default: "lane.phase.\(phase)"
        }
    }
}
