import API
import ArgumentParser
import Domain
import Foundation
import Testing

@testable import Commands

/// docs/commands.md and docs/exit-codes.md say what the parser takes.
struct DocumentationTests {
    private struct Described {
        var path: String
        var flags: [String]
    }

    private static func page(_ name: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
    }

    /// Every command with its own long options, from the parser's own account.
    private static func described() throws -> [Described] {
        do {
            _ = try TestRoot.parseAsRoot(["--experimental-dump-help"])
        } catch {
            let text = TestRoot.message(for: error)
            let top = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let command = try #require(top?["command"] as? [String: Any])
            return collect(command, prefix: "")
        }
        Issue.record("the parser gave no account of itself")
        return []
    }

    private static func collect(_ command: [String: Any], prefix: String) -> [Described] {
        let name = command["commandName"] as? String ?? "?"
        guard name != "help" else { return [] }
        // The root's own name is in front of every line, and so on none of the headings.
        let path = name == "signalbox" ? "" : prefix.isEmpty ? name : prefix + " " + name
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let flags = arguments.flatMap {
            ($0["names"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String == "long" ? $0["name"] as? String : nil }
        }
        let subcommands = command["subcommands"] as? [[String: Any]] ?? []
        return [Described(path: path, flags: flags)] + subcommands.flatMap { collect($0, prefix: path) }
    }

    @Test func everyCommandAndOptionIsOnThePage() throws {
        let page = try Self.page("commands.md")
        let sections = page.components(separatedBy: "\n### ").map { "### " + $0 }
        let shared: Set = ["workspace", "quiet", "json", "help", "version"]
        let described = try Self.described()
        #expect(described.count > 35)
        for command in described.dropFirst() {
            // A noun alone does nothing; its verbs are described.
            if described.contains(where: { $0.path.hasPrefix(command.path + " ") }) { continue }
            let section = sections.first { $0.hasPrefix("### `\(command.path)") }
            #expect(section != nil, "docs/commands.md has no section for \(command.path)")
            for flag in command.flags where !shared.contains(flag) {
                #expect(section?.contains("--\(flag)") == true, "\(command.path): --\(flag) is not described")
            }
        }
        for flag in shared { #expect(page.contains("--\(flag)")) }
    }

    @Test func thePageHasNoCommandThatIsGone() throws {
        let paths = Set(try Self.described().map(\.path))
        for line in try Self.page("commands.md").split(separator: "\n") where line.hasPrefix("### `") {
            let words = line.dropFirst("### `".count).prefix { $0 != "`" }.split(separator: " ")
            let path = words.prefix { word in word.allSatisfy { $0.isLowercase || $0 == "-" } }.joined(separator: " ")
            #expect(paths.contains(path), "\(path)")
        }
    }

    @Test func everyReasonCodeIsOnThePage() throws {
        let page = try Self.page("commands.md")
        for code in DecisionKind.allCases.flatMap(\.reasons) { #expect(page.contains("`\(code)`"), "\(code)") }
    }

    @Test func everyExitCodeIsOnItsPage() throws {
        let page = try Self.page("exit-codes.md")
        for status in API.ExitCode.allCases {
            #expect(page.contains("| \(status.rawValue) | \(status.meaning) | `\(status.word)` |"), "\(status)")
        }
    }
}
