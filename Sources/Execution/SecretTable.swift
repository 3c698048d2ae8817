import Foundation

/// Something to be replaced in a line.
struct RedactionMatch {
    /// Named in the replacement.
    let kind: String
    /// What is replaced.
    let range: Range<Int>
    /// Whether it may go on where the looked-at bytes end.
    var isOpenEnded = false
}

/// Given values, in the forms in which programs print them.
struct SecretTable: Sendable {
    /// For each byte, whether a form begins with it.
    private(set) var starts = [Bool](repeating: false, count: 256)
    private var forms: [UInt8: [[UInt8]]] = [:]

    init(_ secrets: [String]) {
        for secret in secrets {
            for line in secret.split(whereSeparator: \.isNewline) { add(String(line)) }
            if secret.contains(where: \.isNewline) { insert(Data(secret.utf8).base64EncodedString()) }
        }
        // The longest first: a value may begin with another.
        for key in forms.keys { forms[key]?.sort { $0.count > $1.count } }
    }

    /// The form that stands at `index`, if one does.
    func match(_ bytes: UnsafeRawBufferPointer, at index: Int) -> RedactionMatch? {
        guard let base = bytes.baseAddress, let candidates = forms[bytes[index]] else { return nil }
        for form in candidates where form.count <= bytes.count - index {
            if memcmp(form, base + index, form.count) == 0 {
                return RedactionMatch(kind: "secret", range: index..<(index + form.count))
            }
        }
        return nil
    }

    private mutating func add(_ value: String) {
        let trimmed = value.trimmingCharacters(in: .whitespaces)
        insert(trimmed)
        insert(trimmed.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? trimmed)
        let escaped = trimmed.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        insert(escaped)
        insert(escaped.replacing("/", with: "\\/"))
        insert(Data(trimmed.utf8).base64EncodedString())
    }

    /// A form longer than the margin that a line's pieces overlap by is looked for in parts.
    private mutating func insert(_ form: String) {
        var rest = Array(form.utf8)[...]
        while rest.count >= Redactor.shortestSecret {
            let part = Array(rest.prefix(Redactor.margin))
            rest = rest.dropFirst(part.count)
            starts[Int(part[0])] = true
            if forms[part[0], default: []].contains(part) { continue }
            forms[part[0], default: []].append(part)
        }
    }
}
