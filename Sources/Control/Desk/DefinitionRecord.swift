package import Domain

/// Which version of an agent definition is meant.
package enum DefinitionChoice: Equatable, Sendable {
    /// A number from 1, or the beginning of a digest.
    case version(String)
    /// The one that a lane is pinned to.
    case lane(LaneID)
}

/// A version of an agent definition with what it says.
package struct DefinitionRecord: Equatable, Sendable {
    /// From 1.
    package var number: Int
    package var version: AgentVersion
    /// The text that it was written in.
    package var text: String
    package var definition: AgentConfiguration

    package init(number: Int, version: AgentVersion, text: String, definition: AgentConfiguration) {
        self.number = number
        self.version = version
        self.text = text
        self.definition = definition
    }
}

/// What came of a rollback.
package struct DefinitionRollback: Equatable, Sendable {
    /// The version in force now: a new one, or the newest when the file was in this state already.
    package var record: DefinitionRecord
    /// Where a text was put aside that never was in force.
    package var putAside: String?
    /// Skills whose files are no longer those of the version; a rollback leaves them as they are.
    package var otherSkills: [String]

    package init(record: DefinitionRecord, putAside: String?, otherSkills: [String]) {
        self.record = record
        self.putAside = putAside
        self.otherSkills = otherSkills
    }
}
