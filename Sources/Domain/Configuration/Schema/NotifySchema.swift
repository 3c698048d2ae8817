extension WorkspaceSchema {
    private static let notifyDefaults = NotifyConfiguration()
    private static let destinationDefaults = NotifyDestination(name: "", kind: .ntfy, url: "")
    private static let noticeReasons = NoticeReason.allCases.map(\.rawValue)

    static let notify = SchemaSection(
        "notify",
        "Messages that leave the machine when something waits for you: signed webhooks, and topics of an ntfy server. See docs/notifications.md.",
        fields: [
            SchemaField(
                "publicUrl", .text(.origin), fallback: .words("messages have no links and no actions"), example: "https://box.example.org",
                "Where your devices reach the control room, by a tunnel of yours. Through it only the actions of messages are answered."),
            SchemaField(
                "actionsFor", .duration(60...604_800), fallback: .seconds(notifyDefaults.actionSeconds),
                "How long the actions of a message can be used."),
            SchemaField("destinations", .sections(destination), fallback: .words("none"), "Where messages are sent."),
        ])

    static let destination = SchemaSection(
        "destination", "One place that messages are sent to. The key is its name.",
        exampleName: "phone",
        examples: [
            .init(
                name: "hook",
                values: [
                    "kind": "webhook", "url": "https://example.org/hooks/signalbox", "secretFile": "../secrets/hook",
                    "reasons": "[alarm, landed]",
                ])
        ],
        fields: [
            SchemaField(
                "kind", .choice(NotifyDestination.Kind.allCases.map(\.rawValue)), required: true, example: "ntfy",
                "`webhook`: JSON, signed as standardwebhooks.com says; `ntfy`: a topic of an ntfy server."),
            SchemaField(
                "url", .text(.sendAddress), required: true, example: "https://ntfy.example.org/signalbox",
                "The webhook's address, or the topic's. https, or http on this machine. Redirects are not followed."),
            SchemaField(
                "secretEnv", .text(.variable), fallback: .words("`secretFile` is read"), example: "SIGNALBOX_NTFY_TOKEN",
                "A variable of the server's environment with a webhook's key (`whsec_` and base64 of 24 to 64 bytes) or an ntfy access token. No job gets it."
            ),
            SchemaField(
                "secretFile", .text(.path),
                "A file with the same; a relative path counts from the workspace. Keep it out of git. It is read anew for every message."),
            SchemaField(
                "reasons", .list(of: .choice(noticeReasons), atLeast: 1), fallback: .words("all but landed"),
                example: "[permission-asked, question, handoff, smoke-failed, alarm]",
                "What is sent: reasons for which lanes need you, `handoff`, and `landed`."),
            SchemaField(
                "actions", .boolean, fallback: .value(String(destinationDefaults.actions)), example: "true",
                "Whether a permission can be allowed once or denied from the message. Who reads the message can do it."),
            SchemaField(
                "gap", .duration(0...86_400), fallback: .seconds(destinationDefaults.gapSeconds),
                "At most one message in this time; what comes meanwhile becomes one message."),
            SchemaField(
                "quiet", .text(.dailyHours), fallback: .words("none"), example: "\"22:00-07:00\"",
                "Hours in the workspace's time zone in which only what is urgent is sent; the rest comes afterwards, if it is still true."),
            SchemaField(
                "urgent", .list(of: .choice(noticeReasons)), fallback: .texts(destinationDefaults.urgent.map(\.rawValue)),
                "What is sent in quiet hours too."),
            SchemaField(
                "allowHttp", .boolean, fallback: .value(String(destinationDefaults.allowHttp)),
                "Whether `url` may be plain http to another machine, where others can read and change what is sent."),
        ])
}

extension ConfigurationBuilder {
    static func notify(_ values: SectionValues?) -> NotifyConfiguration {
        var notify = NotifyConfiguration()
        notify.publicUrl = values?.text("publicUrl").flatMap(WebAddress.init)?.origin
        notify.actionSeconds = values?.integer("actionsFor") ?? notify.actionSeconds
        notify.destinations = values?.sections("destinations").map { destination($0.name.text, $0.values) } ?? []
        return notify
    }

    private static func destination(_ name: String, _ values: SectionValues) -> NotifyDestination {
        var destination = NotifyDestination(name: name, kind: values.choice("kind") ?? .webhook, url: values.text("url") ?? "")
        destination.secret = values.text("secretEnv").map(SecretSource.environment) ?? values.text("secretFile").map(SecretSource.file)
        func reasons(_ key: String) -> [NoticeReason]? { values.texts(key)?.compactMap { NoticeReason(rawValue: $0.text) } }
        destination.reasons = reasons("reasons") ?? destination.reasons
        destination.actions = values.boolean("actions") ?? destination.actions
        destination.gapSeconds = values.integer("gap") ?? destination.gapSeconds
        destination.quiet = values.text("quiet").flatMap(QuietHours.init)
        destination.urgent = reasons("urgent") ?? destination.urgent
        destination.allowHttp = values.boolean("allowHttp") ?? destination.allowHttp
        return destination
    }
}
