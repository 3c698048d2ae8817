import Foundation

/// Knows credentials by their form.
///
/// | kind | form | source |
/// | --- | --- | --- |
/// | `github-token` | `ghp_ gho_ ghs_ ghu_ ghr_` and 20 or more letters or digits, `github_pat_` | docs.github.com, token formats |
/// | `gitlab-token` | `glpat-` and 16 or more | docs.gitlab.com, token prefixes |
/// | `api-key` | `sk-ant-` and 10 or more, `sk-` and 20 or more with a digit | as issued by Anthropic and OpenAI |
/// | `aws-key` | `AKIA` or `ASIA` and 16 capitals or digits | AWS IAM, unique identifiers |
/// | `slack-token` | `xox?-` and 10 or more | api.slack.com, token types |
/// | `jwt` | three parts of base64url, the first `eyJ…` | RFC 7519 |
/// | `authorization` | what follows `Authorization: Bearer`, `Basic` or `token` | RFC 9110 |
/// | `url-credentials` | `user:password` or a long user before `@` in a URL | RFC 3986 |
/// | `private-key` | PEM block of any private key | RFC 7468 |
struct TokenMatcher: Sendable {
    private var pem = PEMFollower()

    private static let starts: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "gsAax:e-".utf8 { table[Int(byte)] = true }
        return table
    }()

    /// To be called with each line, or piece of one, before the others.
    mutating func beginLine(_ bytes: UnsafeRawBufferPointer) {
        pem.beginLine(bytes)
    }

    /// A quick no for most bytes.
    func mayStart(_ byte: UInt8) -> Bool {
        Self.starts[Int(byte)] || pem.isActive
    }

    /// The credential that stands at `index`, if one does.
    mutating func match(_ bytes: UnsafeRawBufferPointer, at index: Int, before: UInt8, complete: Bool) -> RedactionMatch? {
        if let found = pem.match(bytes, at: index, before: before) { return found }
        let text = ByteScanner(bytes: bytes, complete: complete)
        switch bytes[index] {
        case UInt8(ascii: "g"):
            for prefix in ["ghp_", "gho_", "ghs_", "ghu_", "ghr_"] as [StaticString] {
                if let found = text.token("github-token", prefix, at: index, least: 20, Self.isAlphanumeric) { return found }
            }
            return text.token("github-token", "github_pat_", at: index, least: 20, Self.isWord)
                ?? text.token("gitlab-token", "glpat-", at: index, least: 16, Self.isToken)
        case UInt8(ascii: "s"):
            if let found = text.token("api-key", "sk-ant-", at: index, least: 10, Self.isWord) { return found }
            // Words such as "task-…" end in the prefix.
            let isInside = Self.isWord(before) && !text.isEscape(endingBefore: index)
            guard !isInside, let found = text.token("api-key", "sk-", at: index, least: 20, Self.isWord) else { return nil }
            return bytes[found.range].contains { (48...57).contains($0) } ? found : nil
        case UInt8(ascii: "A"), UInt8(ascii: "a"):
            return text.token("aws-key", "AKIA", at: index, least: 16, Self.isCapital)
                ?? text.token("aws-key", "ASIA", at: index, least: 16, Self.isCapital)
                ?? text.authorization(at: index)
        case UInt8(ascii: "x"):
            guard index + 4 < bytes.count, text.has("xox", at: index), bytes[index + 4] == UInt8(ascii: "-") else { return nil }
            return text.token("slack-token", "xox", at: index, least: 12, Self.isWord)
        case UInt8(ascii: "e"): return text.webToken(at: index)
        case UInt8(ascii: ":"): return text.urlCredentials(at: index, before: before)
        default: return nil
        }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// Letters, digits, `_` and `-`.
    static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 95 || byte == 45 }

    /// Every byte that tokens of any kind are made of.
    static func isToken(_ byte: UInt8) -> Bool { isWord(byte) || ".~+/=".utf8.contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) }
}
