/// Why a message leaves the machine: a lane's call for the operator, a handoff, or a landing.
package enum NoticeReason: RawRepresentable, Codable, Hashable, CaseIterable, Sendable {
    /// Also an alarm of the workspace, as ``AttentionReason/alarm``.
    case attention(AttentionReason)
    case handoff
    case landed

    package static var allCases: [NoticeReason] { AttentionReason.allCases.map(NoticeReason.attention) + [.handoff, .landed] }

    /// What a destination gets when it names no reasons: everything that waits for the operator.
    package static let standard = allCases.filter { $0 != .landed }

    package init?(rawValue: String) {
        switch rawValue {
        case "handoff": self = .handoff
        case "landed": self = .landed
        default:
            guard let reason = AttentionReason(rawValue: rawValue) else { return nil }
            self = .attention(reason)
        }
    }

    package var rawValue: String {
        switch self {
        case .attention(let reason): reason.rawValue
        case .handoff: "handoff"
        case .landed: "landed"
        }
    }

    /// As a person would say it.
    package var words: String {
        switch self {
        case .attention(let reason): reason.words
        case .handoff: "proposes work in another repository"
        case .landed: "landed"
        }
    }

    /// What is wrong on the default branch comes first, then what an agent waits for, then what stopped; what merely happened comes last.
    var rank: Int {
        switch self {
        case .attention(.alarm), .attention(.internalError): 0
        case .attention(.deployFailed), .attention(.smokeFailed): 1
        case .attention(.permissionAsked), .attention(.question): 2
        case .attention(.readyToInspect): 4
        case .attention: 3
        case .handoff: 4
        case .landed: 5
        }
    }
}
