import API
import Domain

/// Lanes as `signalbox lanes` lists them.
enum LaneTable {
    static func lines(_ lanes: [LaneView], _ face: Face, _ time: TimeText) -> [Styled] {
        guard !lanes.isEmpty else { return [Styled("no lanes; 'signalbox next' says which targets are ready", .faint)] }
        var table = Table([
            .init("LANE"), .init("TARGET"), .init("REPOSITORY", shrinks: true), .init("PHASE"), .init("SINCE", right: true),
            .init("NEXT"), .init("WHY", shrinks: true), .init("TITLE", shrinks: true),
        ])
        table.rows = lanes.map { lane in
            [
                Styled("\(lane.id)", .name), Styled("\(lane.target)"), Styled(lane.repository),
                Styled(lane.phase.rawValue, LaneWords.ink(lane.phase)), Styled(time.age(lane.phaseSince)),
                Styled(lane.nextActor.rawValue, lane.nextActor == .operator ? .strong : .plain), LaneWords.state(lane), Styled(lane.title),
            ]
        }
        return table.lines(face)
    }
}
