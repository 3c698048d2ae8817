/// The HTTP methods of the interface.
package enum Verb: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"

    /// Whether calls with it change something. Those are refused to processes that run inside a job.
    package var changes: Bool { self != .get }
}
