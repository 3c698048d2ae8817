/// What one lane of a day is to do.
struct LanePlan: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        /// Two commits, something left over, something ignored.
        case plain
        /// The same by the scripted agent.
        case scripted
        /// Red gates first, mended in a second turn.
        case redFirst
        /// Changes a line that others change too.
        case conflict
        /// Lands after another one.
        case dependent
        /// Does nothing, and is given up.
        case nothing
        /// Its gates are never green; it stays as it is, with its reason.
        case red
        /// Nobody decides about it: it stays in inspection.
        case undecided
        /// Given up when it could be approved, and approved when it is dispatched again for another one.
        case abandoned
        /// Lands after one that is given up: it asks, and that one is dispatched again.
        case orphan
        /// Its agent speaks a protocol: it waits for a permission, and for what the operator says to it meanwhile.
        case talking
        /// Looked at by a reviewer before its pull request.
        case reviewed
        /// Lands, and is taken back by a revert that the operator asks for.
        case takenBack
        /// Its agent does not end, and nobody is asked about it: no lane of a sweep is, only that of the defect of this name.
        case endless

        /// One of each of these begins a round, so that no check of it looks at nothing.
        static let usual = allCases.filter { $0 != .endless }

        /// Whether it is to end on the default branch.
        var lands: Bool {
            switch self {
            case .plain, .scripted, .redFirst, .conflict, .dependent, .orphan, .talking, .reviewed, .takenBack: true
            case .nothing, .red, .undecided, .abandoned, .endless: false
            }
        }
    }

    let number: Int
    let kind: Kind
    let repository: String
    /// The number of the lane that must land first.
    let after: Int?
    var title: String { "Work \(number) \(kind.rawValue)" }
}
