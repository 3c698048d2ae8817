package import Domain

extension Endpoints {
    /// `signalbox target list`: by number, with the newest lane of each. Those with something to do, or all.
    package static let targets = Endpoint<NoSubject, ListQuery, [TargetListing]>(
        .get, "targets", "Targets by number, each with its newest lane")
    /// `signalbox target show T-1`
    package static let target = Endpoint<TargetID, NoRequest, Target>(.get, "targets/{id}", "One target")
    /// `signalbox target add` and `import`: all of them or none.
    package static let addTargets = Endpoint<NoSubject, AddTargetsRequest, [Target]>(.post, "targets", "Add targets: all of them or none")
    /// `signalbox target edit T-1`
    package static let editTarget = Endpoint<TargetID, TargetChange, Target>(
        .patch, "targets/{id}", "Change a target; what is not given stays")
    /// `signalbox target drop T-1`
    package static let dropTarget = Endpoint<TargetID, DropTargetRequest, Target>(.post, "targets/{id}/drop", "Give up a target")
}

extension TargetChange: BodyRequest {}
