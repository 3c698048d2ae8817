/// The `notify` section of `signalbox.yaml`: where calls for the operator go beside the inbox. Without destinations nothing leaves the machine.
package struct NotifyConfiguration: Codable, Equatable, Sendable {
    /// Where the operator's devices reach the control room, `https://box.example.org`; nil means that messages have no links and no actions.
    package var publicUrl: String?
    /// How long the actions of a message can be used.
    package var actionSeconds: Int
    package var destinations: [NotifyDestination]

    package init(publicUrl: String? = nil, actionSeconds: Int = 43_200, destinations: [NotifyDestination] = []) {
        self.publicUrl = publicUrl
        self.actionSeconds = actionSeconds
        self.destinations = destinations
    }

    package func destination(_ name: String) -> NotifyDestination? { destinations.first { $0.name == name } }

    /// `box.example.org` of `https://box.example.org`: the `Host` of calls that come by way of ``publicUrl``.
    package var publicHost: String? { publicUrl.flatMap(WebAddress.init)?.authority }
}

/// One place that messages are sent to.
package struct NotifyDestination: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// JSON, signed as https://www.standardwebhooks.com says.
        case webhook
        /// A topic of an ntfy server (https://docs.ntfy.sh/publish).
        case ntfy
    }

    package var name: String
    package var kind: Kind
    /// The webhook's address, or the topic's: `https://ntfy.example.org/signalbox`.
    package var url: String
    /// What a webhook is signed with, or the access token of an ntfy server.
    package var secret: SecretSource?
    package var reasons: [NoticeReason]
    /// Whether a permission can be answered from the message.
    package var actions: Bool
    /// At most one message in this time; what comes meanwhile becomes one message.
    package var gapSeconds: Int
    package var quiet: QuietHours?
    /// What is sent in quiet hours too.
    package var urgent: [NoticeReason]
    /// Whether plain http to another machine was wanted.
    package var allowHttp: Bool

    package init(
        name: String, kind: Kind, url: String, secret: SecretSource? = nil, reasons: [NoticeReason] = NoticeReason.standard,
        actions: Bool = false, gapSeconds: Int = 20, quiet: QuietHours? = nil, urgent: [NoticeReason] = [.attention(.alarm)],
        allowHttp: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.url = url
        self.secret = secret
        self.reasons = reasons
        self.actions = actions
        self.gapSeconds = gapSeconds
        self.quiet = quiet
        self.urgent = urgent
        self.allowHttp = allowHttp
    }
}

/// Where a secret is kept. The secret itself is never in a file that is committed, and is read anew for every message.
package enum SecretSource: Codable, Equatable, Sendable {
    /// The name of a variable of the server's environment.
    case environment(String)
    /// A file; a relative path counts from the workspace.
    case file(String)

    private enum EnvironmentCodingKeys: String, CodingKey { case _0 = "name" }
    private enum FileCodingKeys: String, CodingKey { case _0 = "path" }
}
