import JSONValues

/// What a server offers.
struct LaneCatalogue: Sendable {
    static let serverInfo: JSONValue = ["name": "signalbox", "title": "Signalbox lane", "version": "1"]

    let capabilities: JSONValue
    let resources: [LaneResource]
    let instructions: String
    /// Its holder's own, except in tests.
    var specifications: [ToolSpecification]

    func specification(_ name: String) -> ToolSpecification? { specifications.first { $0.name == name } }

    /// For the agent that works in a lane.
    static let lane = LaneCatalogue(
        capabilities: ["tools": [:], "resources": [:]], resources: LaneResource.allCases,
        instructions: """
            You work in one lane of Signalbox: one target, one repository, one boundary. Read 'target' and 'rules' first. \
            Ask the operator with 'ask' when only a person can decide, and propose work in another repository with 'handoff'. \
            What counts is what you commit and what the gates say of it; reports and claims are shown as yours and prove nothing. \
            Nothing here decides or lands the work.
            """, specifications: LaneTool.ofLanes.map(\.specification))

    /// For a reviewer: it says what it finds, and can do nothing else.
    static let review = LaneCatalogue(
        capabilities: ["tools": [:]], resources: [],
        instructions: """
            You review a candidate of Signalbox. Report each finding with 'report_finding' as soon as you are sure of it. \
            What you find is shown to the operator as your claim; it decides nothing. End with the answer that your prompt asks for.
            """, specifications: LaneTool.ofReviews.map(\.specification))
}
