import Domain
import TestSupport
import Testing

/// The names that are written out are those of the cases.
@Suite struct EventKindTests {
    private func name(_ value: some Any) -> String { Mirror(reflecting: value).children.first?.label ?? "\(value)" }

    private func expected(_ event: Event) -> String {
        switch event {
        case .workspace(let event): "workspace.\(name(event))"
        case .target(_, let event): "target.\(name(event))"
        case .laneQueued: "lane.queued"
        case .lane(_, let event): "lane.\(name(event))"
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func kindsOfADay(seed: UInt64) throws {
        for event in try RandomDay(seed: seed, lanes: 12).day.events.map(\.event) { #expect(event.kind == expected(event)) }
    }

    @Test func kindsThatNoDayHas() {
        let events: [Event] = [
            .workspace(.serverStarted(version: "")), .workspace(.configurationLoaded(digest: "", repositories: [])),
            .workspace(.configurationRejected(problems: [])), .workspace(.agentDefined(name: "", definition: "", source: "")),
            .workspace(.repositorySynced(repository: "", branch: "", head: "")), .workspace(.alarm("")), .workspace(.held(.all)),
            .workspace(.resumed(.all)), .workspace(.collectionStarted(plan: "", items: 0, bytes: 0)),
            .workspace(.collectionEnded(removed: 0, failed: [])), .target(TargetID(number: 1), .ordered(after: [])),
            .target(TargetID(number: 1), .dropped(reason: "")),
        ]
        let lane: [LaneEvent] = [
            .askWithdrawn(AskID(number: 1)), .stopRequested, .watchdogFound(turn: 1, finding: ""), .networkSeen(turn: 1, []),
            .handoffScoped(HandoffID(number: 1), TargetID(number: 1)), .handoffDeclined(HandoffID(number: 1), reason: ""),
            .conflicted(base: "", head: "", paths: []), .reviewsRequested([]), .gatesRequested([]), .decisionVoided(""),
            .decisionCarried(from: 1, to: 2, files: 0), .landRequested, .baseMoved(expected: "", found: ""), .cleared(.gatesRed), .retried,
            .snapshotTaken(ref: "", commit: "", leftOut: []), .released(retained: nil), .restored(path: ""),
            .forgotten(refs: [], reason: ""),
            .paused, .resumed, .revertPrepared(LaneID(number: 1)), .neighboursPinned(turn: 1, [:]), .briefed(turn: 1, text: ""),
        ]
        for event in events + lane.map({ .lane(LaneID(number: 1), $0) }) { #expect(event.kind == expected(event)) }
    }
}
