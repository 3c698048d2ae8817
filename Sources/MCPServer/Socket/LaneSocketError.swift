/// Why a lane has no socket for its agent.
package struct LaneSocketError: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
