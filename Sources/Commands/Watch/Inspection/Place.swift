/// A line of an inspection: the facts are section 0, then a section for each file; line 0 of a section is its head.
struct Place: Equatable, Comparable, Sendable {
    var section = 0
    var line = 0

    static func < (left: Place, right: Place) -> Bool { (left.section, left.line) < (right.section, right.line) }
}
