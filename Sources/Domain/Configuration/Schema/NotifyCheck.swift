/// Messages go where nobody else reads them, are signed, and offer actions only where they can be taken.
enum NotifyCheck {
    static func run(_ root: SectionValues, _ reader: inout SchemaReader) {
        guard let notify = root.section("notify") else { return }
        let passed =
            (root.section("environment")?.texts("allow")?.map(\.text) ?? EnvironmentConfiguration.defaultAllow)
            + (root.section("environment")?.texts("secrets")?.map(\.text) ?? [])
        address(notify.located("publicUrl"), "\(notify.path).publicUrl", isAllowed: false, &reader)
        for (_, destination) in notify.sections("destinations") {
            address(
                destination.located("url"), "\(destination.path).url", isAllowed: destination.boolean("allowHttp") == true, &reader)
            topic(destination, &reader)
            secret(destination, passed: passed, &reader)
            actions(destination, notify, &reader)
        }
    }

    private static func address(_ url: LocatedText?, _ path: String, isAllowed: Bool, _ reader: inout SchemaReader) {
        guard let url, let address = WebAddress(url.text), address.scheme == "http", !address.isLoopback, !isAllowed else { return }
        reader.report(url, "\(path): plain http to \(quoted(address.host)) can be read and changed on its way", "write https")
    }

    private static func topic(_ destination: SectionValues, _ reader: inout SchemaReader) {
        guard destination.choice("kind") == NotifyDestination.Kind.ntfy, let url = destination.located("url"),
            let address = WebAddress(url.text), NtfyTopic(address) == nil
        else { return }
        reader.report(
            url, "\(destination.path).url: it does not end with a topic of letters, digits, '_' and '-'",
            "write for example 'https://ntfy.example.org/signalbox'")
    }

    private static func secret(_ destination: SectionValues, passed: [String], _ reader: inout SchemaReader) {
        let (line, column) = (destination.line, destination.column)
        switch (destination.present.contains("secretEnv"), destination.present.contains("secretFile")) {
        case (true, true):
            reader.report(line, column, "\(destination.path) has both 'secretEnv' and 'secretFile'", "keep one of them")
        case (false, false) where destination.choice("kind") == NotifyDestination.Kind.webhook:
            reader.report(
                line, column, "\(destination.path) has no secret, so its receiver cannot tell who sends",
                "add 'secretEnv: NAME' or 'secretFile: PATH'")
        default: break
        }
        guard let name = destination.located("secretEnv"), passed.contains(where: { covers($0, name.text) }) else { return }
        reader.report(
            name, "\(destination.path).secretEnv: \(quoted(name.text)) is passed on to every job by 'environment'",
            "take it out there, or use another variable: an agent that has it can read and send messages")
    }

    /// Whether a name of a variable, or a prefix ending in `*`, of `environment` stands for this one.
    private static func covers(_ pattern: String, _ name: String) -> Bool {
        pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }

    private static func actions(_ destination: SectionValues, _ notify: SectionValues, _ reader: inout SchemaReader) {
        guard destination.boolean("actions") == true else { return }
        if !notify.present.contains("publicUrl") {
            reader.report(
                destination.line, destination.column, "\(destination.path): 'actions' have nowhere to go without 'publicUrl'",
                "add 'publicUrl' to 'notify', or remove 'actions'")
        }
        if destination.choice("kind") == NotifyDestination.Kind.ntfy, destination.present.isDisjoint(with: ["secretEnv", "secretFile"]) {
            reader.report(
                destination.line, destination.column,
                "\(destination.path): 'actions' in a topic that needs no token can be taken by anybody",
                "protect the topic and add its token as 'secretEnv' or 'secretFile'")
        }
    }
}
