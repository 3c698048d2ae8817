/// The short names of what happened, as the ledger's column `kind` has them: the subject's sort, a point, and the name of the case. Written out, since a million of them
/// are compared when a ledger is checked and to ask the runtime for a case's name is slow.

extension WorkspaceEvent {
    var kind: String {
        switch self {
        case .serverStarted: "workspace.serverStarted"
        case .configurationLoaded: "workspace.configurationLoaded"
        case .configurationRejected: "workspace.configurationRejected"
        case .agentDefined: "workspace.agentDefined"
        case .repositorySynced: "workspace.repositorySynced"
        case .alarm: "workspace.alarm"
        case .held: "workspace.held"
        case .resumed: "workspace.resumed"
        case .collectionStarted: "workspace.collectionStarted"
        case .collectionEnded: "workspace.collectionEnded"
        case .noticeBegun: "workspace.noticeBegun"
        case .noticeEnded: "workspace.noticeEnded"
        }
    }
}

extension TargetEvent {
    var kind: String {
        switch self {
        case .added: "target.added"
        case .edited: "target.edited"
        case .ordered: "target.ordered"
        case .dropped: "target.dropped"
        }
    }
}

extension LaneEvent {
    var kind: String {
        switch self {
        case .phase: "lane.phase"
        case .prepared: "lane.prepared"
        case .setupEnded: "lane.setupEnded"
        case .turnStarted: "lane.turnStarted"
        case .turnEnded: "lane.turnEnded"
        case .confined: "lane.confined"
        case .briefed: "lane.briefed"
        case .sessionOpened: "lane.sessionOpened"
        case .asked: "lane.asked"
        case .answered: "lane.answered"
        case .askWithdrawn: "lane.askWithdrawn"
        case .ruled: "lane.ruled"
        case .usage: "lane.usage"
        case .messaged: "lane.messaged"
        case .stopRequested: "lane.stopRequested"
        case .watchdogFound: "lane.watchdogFound"
        case .networkSeen: "lane.networkSeen"
        case .reported: "lane.reported"
        case .neighboursPinned: "lane.neighboursPinned"
        case .handoffProposed: "lane.handoffProposed"
        case .handoffScoped: "lane.handoffScoped"
        case .handoffDeclined: "lane.handoffDeclined"
        case .candidateBuilt: "lane.candidateBuilt"
        case .conflicted: "lane.conflicted"
        case .gateStarted: "lane.gateStarted"
        case .gateEnded: "lane.gateEnded"
        case .reviewStarted: "lane.reviewStarted"
        case .reviewNoted: "lane.reviewNoted"
        case .reviewEnded: "lane.reviewEnded"
        case .findingReported: "lane.findingReported"
        case .reviewsRequested: "lane.reviewsRequested"
        case .gatesRequested: "lane.gatesRequested"
        case .published: "lane.published"
        case .looked: "lane.looked"
        case .viewed: "lane.viewed"
        case .commented: "lane.commented"
        case .decided: "lane.decided"
        case .decisionVoided: "lane.decisionVoided"
        case .decisionCarried: "lane.decisionCarried"
        case .landRequested: "lane.landRequested"
        case .landingStarted: "lane.landingStarted"
        case .baseMoved: "lane.baseMoved"
        case .landed: "lane.landed"
        case .deliveryStarted: "lane.deliveryStarted"
        case .deliveryEnded: "lane.deliveryEnded"
        case .needsOperator: "lane.needsOperator"
        case .cleared: "lane.cleared"
        case .retried: "lane.retried"
        case .snapshotTaken: "lane.snapshotTaken"
        case .released: "lane.released"
        case .restored: "lane.restored"
        case .forgotten: "lane.forgotten"
        case .paused: "lane.paused"
        case .resumed: "lane.resumed"
        case .revertPrepared: "lane.revertPrepared"
        }
    }
}
