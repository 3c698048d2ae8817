/// Declines a handoff.
package struct DeclineHandoffRequest: BodyRequest {
    /// Words for the agent that proposed it.
    package var reason: String

    package init(reason: String) { self.reason = reason }
}
