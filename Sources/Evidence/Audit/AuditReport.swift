package import Domain

/// What an audit found. Derived from the ledger's file, the blobs and git, without a server.
package struct AuditReport: Codable, Equatable, Sendable {
    /// One claim that was checked for one lane, or for the ledger as a whole.
    package struct Check: Codable, Equatable, Sendable {
        package var lane: LaneID?
        package var claim: String
        package var holds: Bool
        package var detail: String
    }

    package var events: Int64
    package var landed: Int
    package var overridden: Int
    package var checks: [Check]
    /// How decisions were come to, over the whole ledger, derived here from the looks before each.
    package var pace: [Figure]

    package var sound: Bool { checks.allSatisfy(\.holds) }
    package var failures: [Check] { checks.filter { !$0.holds } }
}
