import Domain
import JSONValues

/// A request of the agent that waits for an answer.
struct ACPAsk {
    enum Form {
        case permission(ACPPermission)
        case elicitation(ACPForm)
    }

    var key: String
    /// The agent's own identifier of the request: number, text or null.
    var request: JSONValue
    var form: Form

    /// The answer when the turn is cancelled.
    var cancellation: [UInt8] {
        switch form {
        case .permission: ACPMessage.result(request, ACPPermission.cancelled)
        case .elicitation: ACPMessage.result(request, ["action": "cancel"])
        }
    }

    /// The answer, and a remark when it is not quite what was answered.
    func line(for answer: Answer) -> ([UInt8], String?) {
        // What the protocol demands of a client that has cancelled the turn.
        guard answer.verdict != .denyAndStop else { return (cancellation, nil) }
        switch form {
        case .permission(let permission):
            let (outcome, remark) = permission.outcome(answer)
            return (ACPMessage.result(request, outcome), remark)
        case .elicitation(let form):
            guard answer.verdict == .reply || answer.allows else { return (ACPMessage.result(request, ["action": "decline"]), nil) }
            return (ACPMessage.result(request, ["action": "accept", "content": form.content(answer.message)]), nil)
        }
    }
}

/// The options of a permission request. They are told apart by `kind`: identifiers are the program's own.
struct ACPPermission {
    static let cancelled: JSONValue = ["outcome": ["outcome": "cancelled"]]

    private let options: [(id: String, kind: String)]

    init(_ options: [JSONValue]) {
        self.options = options.prefix(50).compactMap { option in
            guard let id = option["optionId"]?.string, let kind = option["kind"]?.string else { return nil }
            return (id, kind)
        }
    }

    /// `allow for this lane` is also given once: Signalbox answers the next by itself and records it, where a program that was told
    /// "always" would not ask any more, and might mean more by it than the operator did.
    func outcome(_ answer: Answer) -> (JSONValue, String?) {
        let kinds: [String] =
            switch answer.verdict {
            case .allowOnce, .reply: ["allow_once"]
            case .allowLane: ["allow_once", "allow_always"]
            case .deny: ["reject_once", "reject_always"]
            // The turn is cancelled, and the protocol wants `cancelled` then.
            case .denyAndStop: []
            }
        for kind in kinds {
            if let option = options.first(where: { $0.kind == kind }) {
                return (["outcome": ["outcome": "selected", "optionId": .string(option.id)]], nil)
            }
        }
        let remark = answer.allows ? "the program offers no way to allow this once: it was not allowed" : nil
        if answer.allows, let option = options.first(where: { $0.kind == "reject_once" }) {
            return (["outcome": ["outcome": "selected", "optionId": .string(option.id)]], remark)
        }
        return (Self.cancelled, remark)
    }
}
