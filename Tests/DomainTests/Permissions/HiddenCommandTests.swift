import TestSupport
import Testing

@testable import Domain

/// A never command that is hidden in or beside an allowed one, in many syntaxes and several layers, is never allowed.
struct HiddenCommandTests {
    private static let never = [
        ["git", "push"], ["git", "push", "origin", "HEAD"], ["git", "-C", "sub", "push"], ["sudo", "ls"], ["doas", "x"],
        ["signalbox", "approve", "L-1"],
        ["rm", "-rf", "/"], ["npm", "publish"], ["/usr/bin/git", "push"], ["tee", ".git/config"], ["touch", "/etc/x"],
    ]

    /// Another spelling of the same word.
    private static func spell(_ word: String, _ random: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "'\(word)'"
        case 1: return "\"\(word)\""
        case 2:
            let cut = word.index(word.startIndex, offsetBy: Int.random(in: 0...word.count, using: &random))
            return "\(word[..<cut])''\(word[cut...])"
        case 3: return word.first.map { "\\\($0)\(word.dropFirst())" } ?? word
        default: return word
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func wrapped(_ text: String, _ random: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<26, using: &random) {
        case 0: "ok a && \(text)"
        case 1: "ok a; \(text)"
        case 2: "ok a | \(text)"
        case 3: "ok a || \(text)"
        case 4: "ok a & \(text)"
        case 5: "ok a\n\(text)"
        case 6: "(\(text))"
        case 7: "ok $(\(text))"
        case 8: "ok `\(text)`"
        case 9: "ok \"$(\(text))\""
        case 10: "sh -c \(quoted(text))"
        case 11: "bash -lc \(quoted(text))"
        case 12: "eval \(quoted(text))"
        case 13: "env A=1 \(text)"
        case 14: "timeout 5 \(text)"
        case 15: "nice \(text)"
        case 16: "A=1 \(text)"
        case 17: "ok <(\(text))"
        case 18: "! \(text)"
        case 19: "if true; then \(text); fi"
        case 20: "\(text) > /dev/null 2>&1"
        case 21: "echo x | xargs \(text)"
        case 22: "{ \(text); }"
        case 23: "ok a # \n\(text)"
        case 24: "cd sub && \(text)"
        default: "time \(text)"
        }
    }

    @Test(arguments: 0..<60)
    func isNeverAllowed(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let configuration = PermissionConfiguration(
            rules: [
                // As careless as it gets.
                PermissionRule(
                    name: "careless", decision: .allow,
                    scope: PermissionScope(commands: ["ok *", "git *", "npm *", "rm *", "touch *", "tee *", "echo *", "A=1 *", "*"])),
                PermissionRule(name: "all", decision: .allow, scope: PermissionScope(tools: ["execute", "read", "edit"])),
            ], never: [NeverRule(name: "publish", scope: PermissionScope(commands: ["npm publish"]))], fallback: .allow)
        let policy = try PermissionPolicy(configuration)
        let context = try PermissionWorld.context(boundary: nil)
        for _ in 0..<150 {
            let command = Self.never.randomElement(using: &random) ?? []
            var text = command.map { Self.spell($0, &random) }.joined(separator: Bool.random(using: &random) ? " " : "  ")
            for _ in 0..<Int.random(in: 0...3, using: &random) { text = Self.wrapped(text, &random) }
            let verdict = policy.verdict(PermissionWorld.run(text), context)
            if case .allow(let rule) = verdict { Issue.record("\(rule) allows \(String(reflecting: text))") }
        }
    }

    /// The same wrappings around an allowed command are not refused for ever: the wrappers themselves do not forbid.
    @Test func theWrappersAreNotWhatIsForbidden() throws {
        var random = SeededGenerator(seed: 3)
        let policy = try PermissionPolicy(PermissionWorld.allow("ok *", "echo *"))
        let context = try PermissionWorld.context(boundary: nil)
        var allowed = 0
        for _ in 0..<500 {
            let text = Self.wrapped(Self.wrapped("ok x", &random), &random)
            switch policy.verdict(PermissionWorld.run(text), context) {
            case .allow: allowed += 1
            case .ask: break
            case let other: Issue.record("\(other) for \(text)")
            }
        }
        #expect(allowed > 50)
    }
}
