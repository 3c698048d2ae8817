import Domain
import Foundation

/// Reads a destination's secret at the moment in which it is needed.
struct SecretReader: Sendable {
    /// More is no key and no token.
    private static let limit = 4096

    let environment: [String: String]
    let workspace: URL

    /// - Returns: the secret without white space around it; nil when the destination has none.
    /// - Throws: ``NoticeFault``, which never holds any of it.
    func secret(of destination: NotifyDestination) throws(NoticeFault) -> String? {
        switch destination.secret {
        case nil: nil
        case .environment(let name):
            try checked(environment[name], "the variable \(name) of the server's environment")
        case .file(let path):
            try checked(
                read(path.hasPrefix("/") ? URL(fileURLWithPath: path) : workspace.appendingPathComponent(path)),
                "the file \(SafeText.line(path))")
        }
    }

    private func checked(_ text: String?, _ place: String) throws(NoticeFault) -> String {
        guard let text else { throw NoticeFault("\(place) with the secret is not there") }
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !secret.isEmpty else { throw NoticeFault("\(place) with the secret is empty") }
        // Whatever else it is, it must not become a second header.
        guard secret.utf8.count <= Self.limit, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw NoticeFault("\(place) does not hold a secret: one word of printable ASCII")
        }
        return secret
    }

    private func read(_ file: URL) -> String? {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: Self.limit + 1)).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Why a message cannot even be tried, in words.
struct NoticeFault: Error, Equatable, Sendable {
    let words: String
    init(_ words: String) { self.words = words }
}
