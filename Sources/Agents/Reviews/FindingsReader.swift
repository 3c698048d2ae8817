package import Domain
import JSONValues

/// Reads the findings of a reviewer from the end of what it said. Everything read here is a claim, and whoever wrote it is hostile: the
/// text is bounded, the JSON is read strictly, and what does not fit is refused as a whole with its reason.
///
/// The form is documented in docs/reviewers.md: `{"findings": [{"file", "line", "severity", "text"}], "summary"}`, in the last fenced
/// block of the kind `json`, or unfenced as the last thing that was said.
package enum FindingsReader {
    /// Bytes of the end that are looked at.
    package static let limit = 256 << 10
    /// Lines that begin with a brace which are tried as the beginning of the object.
    private static let tries = 20

    /// What was read.
    package struct Reading: Equatable, Sendable {
        package var findings: [Finding]
        package var summary: String?
    }

    /// - Parameter text: the reviewer's final message, or the end of its standard output.
    package static func read(_ text: String) throws(FindingProblem) -> Reading {
        let bytes = Array(text.utf8.suffix(limit))
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if let block = fenced(lines) {
            let value: JSONValue
            do throws(JSONFault) {
                value = try JSONValue(block[...])
            } catch {
                throw FindingProblem("its JSON block cannot be read: \(error)")
            }
            return try reading(value)
        }
        for start in lines.indices.reversed().filter({ lines[$0].first == UInt8(ascii: "{") }).prefix(tries) {
            let rest = Array(lines[start...].joined(separator: [UInt8(ascii: "\n")]))
            if let value = try? JSONValue(rest[...]), value["findings"] != nil { return try reading(value) }
        }
        throw FindingProblem("it did not end with a JSON object that has \"findings\"")
    }

    /// The inside of the last block that is fenced as JSON; nil when there is none.
    private static func fenced(_ lines: [ArraySlice<UInt8>]) -> [UInt8]? {
        let words = lines.map { $0.filter { !isSpace($0) } }
        guard let start = words.lastIndex(where: { $0.elementsEqual("```json".utf8) }),
            let end = words[(start + 1)...].firstIndex(where: { $0.elementsEqual("```".utf8) })
        else { return nil }
        return Array(lines[(start + 1)..<end].joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func reading(_ value: JSONValue) throws(FindingProblem) -> Reading {
        try check(value, keys: ["findings", "summary"], what: "the report")
        guard let list = value["findings"]?.array else { throw FindingProblem("\"findings\" is not a list") }
        guard list.count <= Finding.countLimit else {
            throw FindingProblem("there are \(list.count) findings and may be \(Finding.countLimit)")
        }
        var findings: [Finding] = []
        for (index, item) in list.enumerated() {
            do throws(FindingProblem) {
                findings.append(try finding(item))
            } catch {
                throw FindingProblem("finding \(index + 1): \(error)")
            }
        }
        var summary: String?
        if let given = value["summary"], !given.isNull {
            guard let text = given.string else { throw FindingProblem("\"summary\" is not a text") }
            let trimmed = ProseText.trimmed(text)
            guard trimmed.utf8.count <= Finding.textLimit else {
                throw FindingProblem("the summary has \(trimmed.utf8.count) bytes and may have \(Finding.textLimit)")
            }
            summary = trimmed.isEmpty ? nil : trimmed
        }
        return Reading(findings: findings, summary: summary)
    }

    private static func finding(_ value: JSONValue) throws(FindingProblem) -> Finding {
        try check(value, keys: ["file", "line", "severity", "text"], what: "it")
        guard let word = value["severity"]?.string else { throw FindingProblem("\"severity\" is missing or not a text") }
        let severity = try Severity(said: word)
        guard let text = value["text"]?.string else { throw FindingProblem("\"text\" is missing or not a text") }
        var file: String?
        if let given = value["file"], !given.isNull {
            guard let path = given.string else { throw FindingProblem("\"file\" is not a text") }
            file = path
        }
        var line: Int?
        if let given = value["line"], !given.isNull {
            guard let number = given.int else { throw FindingProblem("\"line\" is not a whole number") }
            line = number
        }
        return try Finding(file: file, line: line, severity: severity, text: text)
    }

    /// An object with these keys only, each once.
    private static func check(_ value: JSONValue, keys: [String], what: String) throws(FindingProblem) {
        guard let members = value.object else { throw FindingProblem("\(what) is not an object") }
        for (index, member) in members.enumerated() {
            guard keys.contains(member.key) else {
                throw FindingProblem("'\(SafeText.line(String(member.key.prefix(40))))' is no key of \(what)")
            }
            guard !members[..<index].contains(where: { $0.key == member.key }) else {
                throw FindingProblem("\"\(member.key)\" stands there twice")
            }
        }
    }
}
