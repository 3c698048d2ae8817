/// How a diff stands on the page.
package enum DiffLayout: String, CaseIterable, Sendable {
    case unified, split
}
