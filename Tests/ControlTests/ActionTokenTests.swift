import Domain
import Foundation
import Testing

@testable import Control

/// The tokens of messages' actions.
struct ActionTokenTests {
    private static func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }
    private let one = AskID(number: 1)
    private let two = AskID(number: 2)

    private func with(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tokens-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "actions.json"))
    }

    @Test func isGoodOnceForItsOwnAnswer() async throws {
        try await with { file in
            let tokens = ActionTokens(file: file)
            let made = try await tokens.make(one, [.allowOnce, .deny], for: "phone", expiresAt: Self.at(100), now: Self.at(1))
            let other = try await tokens.make(two, [.deny], for: "hook", expiresAt: Self.at(100), now: Self.at(1))
            let again = try await tokens.make(one, [.deny], for: "phone", expiresAt: Self.at(100), now: Self.at(2))
            #expect(Set((made + other + again).map(\.token)).count == 4)
            #expect(try await tokens.redeem("nonsense", now: Self.at(5)) == nil)
            #expect(try await tokens.redeem("", now: Self.at(5)) == nil)
            let grant = try #require(try await tokens.redeem(made[0].token, now: Self.at(5)))
            #expect(grant.ask == one && grant.verdict == .allowOnce && grant.destination == "phone")
            // Used, and with it every other answer to the same ask.
            for used in made + again { #expect(try await tokens.redeem(used.token, now: Self.at(5)) == nil) }
            #expect(try await tokens.redeem(other[0].token, now: Self.at(99))?.verdict == .deny)
        }
    }

    @Test func expires() async throws {
        try await with { file in
            let tokens = ActionTokens(file: file)
            let made = try await tokens.make(one, [.deny], for: "phone", expiresAt: Self.at(100), now: Self.at(1))
            #expect(try await tokens.redeem(made[0].token, now: Self.at(100)) == nil)
            #expect(try await tokens.redeem(made[0].token, now: Self.at(99)) != nil)
        }
    }

    @Test func onlyDigestsOutliveTheServer() async throws {
        try await with { file in
            let made = try await ActionTokens(file: file).make(
                one, [.allowOnce, .deny], for: "phone", expiresAt: Self.at(100), now: Self.at(1))
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(made.allSatisfy { !text.contains($0.token) })
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await ActionTokens(file: file).redeem(made[1].token, now: Self.at(5))?.verdict == .deny)
            #expect(try await ActionTokens(file: file).redeem(made[0].token, now: Self.at(5)) == nil)
            try Data("{".utf8).write(to: file)
            #expect(try await ActionTokens(file: file).redeem(made[0].token, now: Self.at(5)) == nil)
        }
    }

    @Test func areBounded() async throws {
        try await with { file in
            let tokens = ActionTokens(file: file)
            let first = try await tokens.make(one, [.deny], for: "p", expiresAt: Self.at(100), now: Self.at(1))
            let many = Array(repeating: Answer.Verdict.deny, count: ActionTokens.limit)
            _ = try await tokens.make(two, many, for: "p", expiresAt: Self.at(100), now: Self.at(1))
            #expect(try await tokens.redeem(first[0].token, now: Self.at(2)) == nil)
        }
    }
}
