package import Domain

/// Adds targets; they may name one another by key.
package struct AddTargetsRequest: BodyRequest {
    package var targets: [TargetDraft]

    package init(targets: [TargetDraft]) { self.targets = targets }
}

/// Gives up a target.
package struct DropTargetRequest: BodyRequest {
    package var reason: String

    package init(reason: String) { self.reason = reason }
}

/// Starts a lane for each target.
package struct DispatchRequest: BodyRequest {
    package var targets: [TargetID]
    /// The agent definition to use instead of the target's own.
    package var agent: String?

    package init(targets: [TargetID], agent: String? = nil) {
        self.targets = targets
        self.agent = agent
    }
}
