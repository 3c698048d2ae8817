import Domain

/// A hit of the search on one line.
struct HitLine {
    let hit: SearchHit
    let time: TimeText

    var line: Styled {
        let text = hit.pieces.map { Styled($0.text, $0.isMatch ? .strong : .plain) }.joined(Styled())
        let place = Styled(Self.place(hit), .name)
        return Styled(time.moment(hit.time), .faint) + "  " + place + Styled("  \(hit.repository) \(hit.kind.rawValue)  ", .faint) + text
    }

    /// Where it is: `L-3 turn 2 #17`, `L-3`, `T-4`.
    static func place(_ hit: SearchHit) -> String {
        let subject = hit.lane?.description ?? hit.target?.description ?? ""
        return [subject, hit.turn.map { "turn \($0)" }, hit.entry.map { "#\($0)" }].compactMap(\.self).joined(separator: " ")
    }
}
