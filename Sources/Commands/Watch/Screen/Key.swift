/// A key as a terminal sends it, or something else that comes the same way.
enum Key: Equatable, Hashable, Sendable {
    case character(Character)
    /// With Ctrl held: the letter in lower case.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete
    case up, down, left, right, pageUp, pageDown, home, end
    /// Text that was pasted as a whole; it is never taken for keys.
    case paste(String)
    /// The terminal came to the front, or went to the back (focus reporting of xterm, mode 1004).
    case focus(Bool)
    /// A sequence that means nothing here.
    case unknown
}
