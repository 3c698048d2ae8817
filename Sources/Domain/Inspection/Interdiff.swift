/// What changed in a file between the version that the operator last looked at and the current one.
package struct Interdiff: Codable, Equatable, Sendable {
    /// The candidate whose version was looked at; nil when none was, and then there is no page.
    package var since: Int?
    package var state: SeenState
    /// The movement of the base is taken out: only what the lane itself changed is shown.
    package var exact: Bool
    /// What is to be said of the comparison, in words; nil when there is nothing.
    package var note: String?
    package var page: DiffPage?

    package init(since: Int?, state: SeenState, exact: Bool = true, note: String? = nil, page: DiffPage? = nil) {
        self.since = since
        self.state = state
        self.exact = exact
        self.note = note
        self.page = page
    }
}
