/// What is wrong with a text, to be read after it: `'a b' is not a name`.
package struct TextFault: Error, Equatable, Sendable {
    package let message: String
    package let remedy: String

    package init(message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }
}

extension TextRule {
    /// Nil when the text keeps the rule.
    package func fault(in text: String) -> TextFault? {
        guard !text.unicodeScalars.isEmpty else { return TextFault(message: "is empty", remedy: "write a \(label), or remove the key") }
        guard text.unicodeScalars.allSatisfy({ Self.isPrintable($0) || (isMultiline && ($0 == "\n" || $0 == "\t")) }) else {
            return TextFault(
                message: "holds a control character or a line break", remedy: "write it in one line without control characters")
        }
        switch self {
        case .line, .lines, .shell, .path, .modelPattern, .targetReference: return nil
        case .place:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            guard text.hasPrefix("/") || text.hasPrefix("~/"), !parts.isEmpty, parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
                return TextFault(message: "is not an absolute path", remedy: "write for example /opt/tools or ~/.cache/tools")
            }
            return nil
        case .name:
            guard Self.isWord(text, "._-"), !text.hasPrefix("-"), !text.hasPrefix(".") else {
                return TextFault(
                    message: "is not a name", remedy: "use letters, digits, '.', '_' and '-', and do not start with '.' or '-'")
            }
            return nil
        case .code:
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard Self.isWord(text, "-"), text == text.lowercased(), parts.allSatisfy({ !$0.isEmpty }) else {
                return TextFault(message: "is not a word", remedy: "use lower-case letters and digits joined by single dashes")
            }
            return nil
        case .timeZone:
            guard Self.isWord(text, "_+-/"), text.unicodeScalars.first?.properties.isAlphabetic == true else {
                return TextFault(message: "is not a time zone", remedy: "write an IANA name such as 'Europe/Berlin', or 'UTC'")
            }
            return nil
        case .branch: return Self.branchFault(text)
        case .address:
            switch RepositoryAddress.read(text) {
            case .success: return nil
            case .failure(let fault): return fault
            }
        case .webAddress:
            guard let scheme = ["http://", "https://", "file://"].first(where: text.hasPrefix), text.count > scheme.count,
                !text.contains(" ")
            else {
                return TextFault(message: "is not a URL of http, https or file", remedy: "write for example 'https://example.org/health'")
            }
            return nil
        case .sendAddress:
            guard WebAddress(text) != nil else {
                return TextFault(
                    message: "is not a URL of https or http",
                    remedy: "write for example 'https://example.org/hook', without a name, a password or a fragment")
            }
            return nil
        case .origin:
            guard let address = WebAddress(text), ["", "/"].contains(address.path) else {
                return TextFault(
                    message: "is not a URL of https or http without a path", remedy: "write for example 'https://box.example.org'")
            }
            return nil
        case .dailyHours:
            guard QuietHours(text) != nil else {
                return TextFault(message: "is no stretch of the day", remedy: "write for example '22:00-07:00'")
            }
            return nil
        case .glob:
            do {
                _ = try PathGlob(text)
                return nil
            } catch {
                return TextFault(message: error.message, remedy: error.remedy)
            }
        case .relativePath:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            if parts.contains("..") {
                return TextFault(message: "leads out of the worktree", remedy: "write a path below it, without '..'")
            }
            guard !text.hasPrefix("/"), !text.hasPrefix("~"), !parts.dropLast().contains(""), !parts.contains("."), parts.first != ".git"
            else {
                return TextFault(message: "is not a path below the worktree", remedy: "write a relative path such as '.build/cache'")
            }
            return nil
        case .homePath:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard !text.hasPrefix("~"), parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
                return TextFault(message: "is not a path below HOME", remedy: "write a relative path such as '.config/agent.toml'")
            }
            return nil
        case .host: return HostPattern.fault(text)
        case .skill:
            guard text.contains("/") else { return SkillRules.nameFault(text) }
            return Self.relativePath.fault(in: text)
        case .commandPattern:
            do {
                _ = try CommandPattern(text)
                return nil
            } catch {
                return TextFault(message: error.message, remedy: error.remedy)
            }
        case .anyGlob: return Self.glob.fault(in: text.hasPrefix("/") ? String(text.dropFirst()) : text)
        case .decimal:
            guard MoneyText.read(text) != nil else {
                return TextFault(
                    message: "is not a decimal number", remedy: "write for example 0.5, with at most six digits after the point")
            }
            return nil
        case .date:
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == [4, 2, 2], Self.isWord(text, "-"), let month = Int(parts[1]), let day = Int(parts[2]),
                Int(parts[0]) != nil, (1...12).contains(month), (1...31).contains(day)
            else { return TextFault(message: "is not a date", remedy: "write for example 2026-11-23") }
            return nil
        case .variable, .variablePattern:
            let name = self == .variablePattern && text.hasSuffix("*") ? String(text.dropLast()) : text
            guard Self.isWord(name, "_"), name.first?.isNumber == false else {
                return TextFault(
                    message: "is not a variable name", remedy: "use letters, digits and '_', and do not start with a digit")
            }
            return nil
        }
    }

    private var isMultiline: Bool { self == .shell || self == .lines }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        ![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }

    /// Whether the text consists of ASCII letters, digits and the given marks.
    private static func isWord(_ text: String, _ marks: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || marks.unicodeScalars.contains(scalar))
            }
    }

    /// The rules of `git check-ref-format` for a branch.
    private static func branchFault(_ text: String) -> TextFault? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let forbidden = " ~^:?*[\\".unicodeScalars
        guard !text.hasPrefix("-"), text != "@", !text.contains(".."), !text.contains("@{"), !text.hasSuffix("."),
            !text.unicodeScalars.contains(where: forbidden.contains),
            parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") })
        else { return TextFault(message: "is not a branch name that git accepts", remedy: "write it as `git branch` shows it") }
        return nil
    }
}
