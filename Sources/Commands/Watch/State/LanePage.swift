import API
import Domain

/// A lane: what its agent asks, and everything about it.
struct LanePage: Sendable {
    let lane: LaneID
    var view: LaneView?
    var asks: [AskView] = []
    var text = ScrollText()
    /// The line behind the first ask: what is not seen is not answered.
    private(set) var askEnd = 0

    init(_ lane: LaneID) { self.lane = lane }

    mutating func lay(width: Int, height: Int, time: TimeText) {
        var lines = asks.first.map { AskScreen(ask: $0, time: time).lines } ?? []
        // Exactly as it would run: nothing is broken at a space that then is not there.
        lines = lines.flatMap { $0.wrapped(to: width) }
        askEnd = lines.count
        for ask in asks.dropFirst() { lines.append(Styled("  and \(ask.id), after it", .warning)) }
        if let view {
            if !lines.isEmpty { lines.append(Styled()) }
            lines += LaneScreen(lane: view, face: Face(width: width, colour: true), time: time).lines.flatMap {
                $0.wrappedAtWords(to: width)
            }
        } else {
            lines.append(Styled("reading \(lane) …", .faint))
        }
        text.lines = lines
        text.clamp(height: height)
    }

    /// Whether all of the first ask is, or was scrolled through, on the screen.
    func hasSeenAsk(height: Int) -> Bool { text.top + height >= askEnd }
}
