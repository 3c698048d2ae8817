extension SchemaReader {
    /// The value of one scalar, or nil after a problem was reported.
    mutating func scalar(_ node: ConfigurationNode, as type: SchemaType, at path: String) -> LocatedValue.Content? {
        let subject = Self.subject(path)
        guard case .scalar(let text, let plain) = node.content else {
            report(node.line, node.column, "\(subject) is \(Self.kind(node)), not \(type.article)", "write \(type.article)")
            return nil
        }
        guard !node.isNull else {
            report(node.line, node.column, "\(subject) has no value", "write \(type.article), or remove the key")
            return nil
        }
        switch type {
        case .text(let rule):
            guard let fault = rule.fault(in: text) else { return .text(text) }
            report(node.line, node.column, "\(subject): \(quoted(text)) \(fault.message)", fault.remedy)
            return nil
        case .choice(let choices):
            if choices.contains(text) { return .text(text) }
            report(
                node.line, node.column, "\(subject): \(quoted(text)) is not one of \(choices.joined(separator: ", "))",
                Suggestion.nearest(to: text, among: choices).map { "did you mean '\($0)'?" } ?? "write one of them")
            return nil
        case .boolean:
            if plain, ["true", "false"].contains(text) { return .boolean(text == "true") }
            report(node.line, node.column, "\(subject): \(quoted(text)) is neither true nor false", "write true or false, without quotes")
            return nil
        case .integer(let range):
            let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
            guard plain, !digits.isEmpty, digits.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(text) else {
                report(node.line, node.column, "\(subject): \(quoted(text)) is not a whole number", "write \(type.article), without quotes")
                return nil
            }
            return bounded(number, range, node, subject, type, write: String.init)
        case .duration(let range):
            guard let seconds = UnitText.duration.read(text) else {
                report(node.line, node.column, "\(subject): \(quoted(text)) is not a duration", "write for example 90s, 10m or 2h")
                return nil
            }
            return bounded(seconds, range, node, subject, type, write: UnitText.duration.write)
        case .size(let range):
            guard let bytes = UnitText.size.read(text) else {
                report(node.line, node.column, "\(subject): \(quoted(text)) is not a size", "write for example 500KB, 64MB or 1GB")
                return nil
            }
            return bounded(bytes, range, node, subject, type, write: UnitText.size.write)
        case .count(let range):
            guard let number = UnitText.count.read(text) else {
                report(node.line, node.column, "\(subject): \(quoted(text)) is not a count", "write for example 1500, 200k or 2M")
                return nil
            }
            return bounded(number, range, node, subject, type, write: UnitText.count.write)
        case .money(let range):
            guard let micros = MoneyText.read(text) else {
                report(
                    node.line, node.column, "\(subject): \(quoted(text)) is not an amount of US dollars",
                    "write for example 2.50, with a point and at most six digits after it")
                return nil
            }
            return bounded(micros, range, node, subject, type, write: MoneyText.write)
        case .list, .choiceOrList, .section, .sections, .texts, .command: return nil
        }
    }

    private mutating func bounded(
        _ number: Int, _ range: ClosedRange<Int>, _ node: ConfigurationNode, _ subject: String, _ type: SchemaType, write: (Int) -> String
    ) -> LocatedValue.Content? {
        guard !range.contains(number) else { return .integer(number) }
        let bounds = range.count == 1 ? write(range.lowerBound) : "\(write(range.lowerBound)) to \(write(range.upperBound))"
        report(node.line, node.column, "\(subject): \(quoted(node.scalar ?? "")) is out of range", "write \(bounds)")
        return nil
    }
}

extension SchemaType {
    /// The type in words, with its article, for messages.
    var article: String {
        switch self {
        case .text(let rule): "a \(rule.label)"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .duration: "a duration"
        case .size: "a size"
        case .count: "a count"
        case .money: "an amount of US dollars"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .list: "a list"
        case .choiceOrList(let choices, _): "one of \(choices.joined(separator: ", ")), or a list"
        case .section, .sections, .texts: "a mapping"
        case .command: "a shell command"
        }
    }
}
