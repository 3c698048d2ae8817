package import Domain

extension LookReport: BodyRequest {}

/// The same decision about several lanes.
package struct BulkDecisionRequest: BodyRequest {
    package var lanes: [LaneID]
    /// Only `approve`: what goes back or is given up is decided one by one.
    package var kind: DecisionKind
    /// A reason code of the workspace.
    package var reason: String
    package var message: String

    package init(lanes: [LaneID], kind: DecisionKind = .approve, reason: String, message: String = "") {
        self.lanes = lanes
        self.kind = kind
        self.reason = reason
        self.message = message
    }
}
