package import Domain

/// What an endpoint's path names: the value that takes the place of `{id}`.
package protocol Subject: LosslessStringConvertible, Sendable {
    /// Whether the path has a place for it.
    static var isNamed: Bool { get }
    /// How one looks, for messages.
    static var example: String { get }
}

extension Subject {
    package static var isNamed: Bool { true }
}

extension LaneID: Subject {
    package static var example: String { "L-1" }
}

extension TargetID: Subject {
    package static var example: String { "T-1" }
}

extension AskID: Subject {
    package static var example: String { "A-1" }
}

extension HandoffID: Subject {
    package static var example: String { "H-1" }
}

/// The subject of an endpoint whose path names nothing.
package struct NoSubject: Subject, Equatable {
    package static let isNamed = false
    package static let example = ""
    package init() {}
    package init?(_ description: String) { self.init() }
    package var description: String { "" }
}
