import API
import Domain

/// Targets with their newest lanes, as a table.
enum TargetTable {
    static func lines(_ listings: [TargetListing], _ face: Face) -> [Styled] {
        guard !listings.isEmpty else { return [Styled("no targets; 'signalbox target add --repo NAME --title TEXT' writes one", .faint)] }
        var table = Table([
            .init("TARGET"), .init("REPOSITORY", shrinks: true), .init("BOUNDARY", shrinks: true), .init("KIND"), .init("RISK"),
            .init("AFTER", shrinks: true), .init("LANE"), .init("PHASE"), .init("TITLE", shrinks: true),
        ])
        table.rows = listings.map { listing in
            let target = listing.target
            let phase = target.dropped != nil ? Styled("dropped", .faint) : Styled(listing.phase?.rawValue ?? "-")
            return [
                Styled("\(target.id)", .name), Styled(target.repository), Styled(target.boundary ?? "-"), Styled(target.kind),
                Styled(target.risk.rawValue, LaneWords.ink(target.risk)), Styled(target.after.map(\.description).joined(separator: ",")),
                Styled(listing.lane.map { "\($0)" } ?? "-"), phase, Styled(target.title),
            ]
        }
        return table.lines(face)
    }
}
