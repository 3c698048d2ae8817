import MCPWire

/// What a lane's server offers.
struct LaneCatalogue: Sendable {
    static let serverInfo: JSONValue = ["name": "signalbox", "title": "Signalbox lane", "version": "1"]

    static let capabilities: JSONValue = ["tools": [:], "resources": [:]]

    static let instructions = """
        You work in one lane of Signalbox: one target, one repository, one boundary. Read 'target' and 'rules' first. \
        Ask the operator with 'ask' when only a person can decide, and propose work in another repository with 'handoff'. \
        What counts is what you commit and what the gates say of it; reports and claims are shown as yours and prove nothing. \
        Nothing here decides or lands the work.
        """

    /// The lane's own, except in tests.
    var specifications = LaneTool.allCases.map(\.specification)

    func specification(_ name: String) -> ToolSpecification? { specifications.first { $0.name == name } }
}
