import Domain
import JSONValues

/// The arguments of a call, each read once with the words for what is wrong with it.
struct ToolArguments {
    private let values: JSONValue
    private let tool: LaneTool

    init(_ given: JSONValue?, of tool: LaneTool) throws(LaneToolError) {
        let values = given ?? .object([])
        guard let members = values.object else { throw LaneToolError("the arguments of '\(tool.rawValue)' are not an object") }
        let known = tool.specification.parameters.map(\.name)
        for member in members where !known.contains(member.key) {
            let takes = known.isEmpty ? "none" : known.map { "'\($0)'" }.joined(separator: ", ")
            throw LaneToolError("'\(tool.rawValue)' has no argument '\(SafeText.line(String(member.key.prefix(60))))'; it takes \(takes)")
        }
        self.values = values
        self.tool = tool
    }

    func text(_ name: String) throws(LaneToolError) -> String {
        guard let text = try optionalText(name) else { throw missing(name) }
        return text
    }

    func optionalText(_ name: String) throws(LaneToolError) -> String? {
        guard let value = given(name) else { return nil }
        guard let text = value.string else { throw wrong(name, "a text") }
        return text
    }

    func prose(_ name: String, limit: Int) throws(LaneToolError) -> String {
        let text = ProseText.trimmed(try text(name))
        guard !text.isEmpty else { throw LaneToolError("'\(name)' is empty") }
        guard text.utf8.count <= limit else {
            throw LaneToolError("'\(name)' has \(text.utf8.count) bytes and may have \(limit); say it shorter")
        }
        return text
    }

    func texts(_ name: String) throws(LaneToolError) -> [String] {
        guard let value = given(name) else { return [] }
        guard let values = value.array else { throw wrong(name, "a list of texts") }
        guard values.count <= 100 else { throw LaneToolError("'\(name)' has \(values.count) entries and may have 100") }
        var texts: [String] = []
        for value in values {
            guard let text = value.string else { throw wrong(name, "a list of texts") }
            texts.append(text)
        }
        return texts
    }

    func boolean(_ name: String) throws(LaneToolError) -> Bool {
        guard let value = given(name) else { throw missing(name) }
        guard let boolean = value.bool else { throw wrong(name, "true or false") }
        return boolean
    }

    func optionalInteger(_ name: String) throws(LaneToolError) -> Int? {
        guard let value = given(name) else { return nil }
        guard let integer = value.integer else { throw wrong(name, "an integer") }
        return integer
    }

    /// Models write null for what they leave out.
    private func given(_ name: String) -> JSONValue? { values[name] == .null ? nil : values[name] }

    private func missing(_ name: String) -> LaneToolError { LaneToolError("'\(tool.rawValue)' needs the argument '\(name)'") }

    private func wrong(_ name: String, _ what: String) -> LaneToolError {
        LaneToolError("the argument '\(name)' of '\(tool.rawValue)' is \(what)")
    }
}
