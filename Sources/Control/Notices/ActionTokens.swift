import Domain
import Foundation
import Ledger

/// The tokens of messages' actions: each is good for one answer to one ask, once, for a while. What is kept of them is a digest, so that who
/// reads the file gets nothing that opens anything.
actor ActionTokens {
    /// What a token is good for.
    struct Grant: Codable, Equatable, Sendable {
        /// SHA-256 in hexadecimal.
        var digest: String
        var ask: AskID
        var verdict: Answer.Verdict
        /// The destination whose message offered it.
        var destination: String
        var expiresAt: Timestamp
    }

    /// Tokens at a time; the oldest go first.
    static let limit = 2000

    private let file: URL
    private var grants: [Grant]

    /// A file that cannot be read makes every token void, which loses nothing: asks can be answered elsewhere.
    init(file: URL) {
        self.file = file
        grants = (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode([Grant].self, from: $0) } ?? []
    }

    /// Makes tokens for answers to an ask. They are on the disk before anybody hears of them.
    func make(_ ask: AskID, _ verdicts: [Answer.Verdict], for destination: String, expiresAt: Timestamp, now: Timestamp) throws
        -> [(verdict: Answer.Verdict, token: String)]
    {
        let made = verdicts.map { ($0, Secret.make()) }
        grants = grants.filter { $0.expiresAt > now }
        grants += made.map {
            Grant(digest: ContentDigest.hex(of: $1), ask: ask, verdict: $0, destination: destination, expiresAt: expiresAt)
        }
        grants = grants.suffix(Self.limit)
        try save()
        return made
    }

    /// Uses a token up, with all others of its ask. Written before the answer is: after a crash in between the ask still waits, and is answered elsewhere.
    ///
    /// - Returns: what it is good for; nil for what is no token, was used, or has expired.
    func redeem(_ token: String, now: Timestamp) throws -> Grant? {
        let digest = ContentDigest.hex(of: token)
        guard let grant = grants.first(where: { Secret.equal($0.digest, digest) }), grant.expiresAt > now else { return nil }
        grants.removeAll { $0.ask == grant.ask }
        try save()
        return grant
    }

    private func save() throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try JSONEncoder().encode(grants).write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
}
