/// The keys of each page.
enum HelpText {
    private static let board: [(String, String)] = [
        ("j k", "next and previous lane"), ("Enter", "open: what is ready opens its inspection, everything else its lane"),
        ("o", "the lane"),
        ("i", "the inspection of its candidate"), ("/", "filter by words, repo:x, risk:high, kind:x"),
        ("y Y d", "what its agent asks: allow, allow for the lane, deny"),
        ("m", "message to its agent"), ("u", "take a decision back that is not final yet"), ("q", "leave"),
    ]
    private static let inspection: [(String, String)] = [
        ("j k", "next and previous line"), ("J K", "next and previous change"), ("n p", "next and previous file"),
        ("Space PgDn PgUp", "a screen further and back"), ("g G", "to the beginning, to the end"),
        ("v", "viewed: this version of the file; then the next one"), ("c", "comment on the line in hand"), ("a", "approve"),
        ("r", "rework, with your comments"), ("x", "reject"), ("X", "override, abandon"),
        ("u", "take a decision back that is not final yet"),
        ("Enter", "on a head: fold or open; on a gap: more context; on a line: comment; else make a decision final now"),
        ("s", "unified or side by side"), ("e E", "more context at the gap in hand, or the nearest; all of it"),
        ("z", "fold or open the file"),
        ("d", "only what changed since you looked"), ("w", "why: what the agent said when it changed this file"), ("t", "the tree"),
        ("i", "facts and claims, shown or not"), ("l", "logs of the gates"), ("m", "message to the agent"), ("o", "the lane"),
        ("F", "the reviewers look again"), ("R", "open the newest candidate"), ("q Esc", "the board"),
    ]
    private static let lane: [(String, String)] = [
        ("j k", "scroll"), ("y Y d", "what its agent asks: allow, allow for the lane, deny"), ("Enter", "answer its question"),
        ("i", "inspect"), ("l", "newest log"), ("m", "message to its agent"), ("q Esc", "the board"),
    ]
    private static let everywhere: [(String, String)] = [
        ("?", "this list"), ("Ctrl+L", "draw anew"), ("Ctrl+Z", "to the shell; fg comes back"), ("Ctrl+C", "leave"),
    ]

    static func lines(_ page: WatchPage, width: Int) -> [Styled] {
        let own =
            switch page {
            case .board: board
            case .inspection: inspection
            case .lane: lane
            }
        return [Styled("Keys", .strong), Styled()]
            + (own + everywhere).flatMap { key, words in (Styled(key, .strong).padded(to: 17) + Styled(words)).wrappedAtWords(to: width) }
    }

    static func hint(_ page: WatchPage) -> String {
        switch page {
        case .board: "j k move · Enter open · / filter · ? keys · q leave"
        case .inspection: "j k J K n p move · v viewed · c comment · a r x decide · ? keys · q board"
        case .lane: "j k scroll · i inspect · m message · l log · ? keys · q board"
        }
    }
}
