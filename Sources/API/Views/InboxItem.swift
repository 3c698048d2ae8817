package import Domain

/// Something that waits for the operator's word, as `signalbox inbox` gives it: the view's own object, told apart by its `kind`.
package enum InboxItem: Codable, Equatable, Sendable {
    /// `kind` is `permission` or `question`.
    case ask(AskView)
    /// `kind` is `handoff`.
    case handoff(HandoffView)

    private enum Key: String, CodingKey { case kind }

    package init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .kind)
        self = kind == HandoffView.kind ? .handoff(try HandoffView(from: decoder)) : .ask(try AskView(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .ask(let view): try view.encode(to: encoder)
        case .handoff(let view): try view.encode(to: encoder)
        }
    }

    package var ask: AskView? { if case .ask(let view) = self { view } else { nil } }
    /// `A-1` or `H-1`.
    package var id: String {
        switch self {
        case .ask(let view): "\(view.id)"
        case .handoff(let view): "\(view.id)"
        }
    }
    package var at: Timestamp {
        switch self {
        case .ask(let view): view.at
        case .handoff(let view): view.at
        }
    }
}
