/// How an agent program says that a turn ended. A claim like all its words.
package struct AgentEnding: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// It says it is done.
        case finished
        /// It was interrupted, or a denial stopped it.
        case interrupted
        /// A limit of its own (turns, tokens, money, refusal by the model).
        case limited
        /// The model could not be used, or the program failed.
        case failed
    }

    package var kind: Kind
    /// The program's last words, or its reason.
    package var text: String

    package init(kind: Kind, text: String = "") {
        self.kind = kind
        self.text = text
    }
}

/// Something that went wrong for the agent program, fatal or not.
package struct AgentFault: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// The model's service answered with an error.
        case api
        /// The program does not keep to its protocol.
        case protocolBreach = "protocol"
        case other
    }

    package var kind: Kind
    /// HTTP status of the model's service, when it is known.
    package var status: Int?
    package var text: String
    /// Whether the program tries again by itself.
    package var retrying: Bool

    package init(kind: Kind, status: Int? = nil, text: String, retrying: Bool = false) {
        self.kind = kind
        self.status = status
        self.text = text
        self.retrying = retrying
    }
}
