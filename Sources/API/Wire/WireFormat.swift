package import Foundation

/// What both ends of the socket agree on.
package enum WireFormat {
    /// The folder of all paths.
    package static let root = "/api/v1/"
    /// Names the operator who asks, as the client's system knows them.
    package static let operatorHeader = "X-Signalbox-Operator"
    /// The server's version, on every response.
    package static let versionHeader = "X-Signalbox-Version"
    /// Bytes that a request's body may have.
    package static let bodyLimit = 16 << 20
    /// The longest path of a Unix socket, in bytes: `sun_path` of macOS, the shorter of the two systems', without its closing zero.
    package static let socketPathLimit = 103

    /// One JSON document, keys sorted, without spaces.
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The path and query of a call; the subject's name and the query are percent-encoded.
    package static func target(_ path: String, subject: String, query: Query) -> String {
        let filled = path.replacing("{id}", with: Query.escape(subject))
        return root + filled + (query.isEmpty ? "" : "?" + query.text)
    }

    /// The file beside a socket that a server holds locked (`flock`) for as long as it lives; it contains the process id.
    package static func lockPath(of socketPath: String) -> String { socketPath + ".lock" }

    /// Why a socket cannot have this path; nil when it can.
    package static func problem(ofSocketPath path: String) -> String? {
        guard path.utf8.count > socketPathLimit else { return nil }
        return "the socket's path is \(path.utf8.count) bytes long and a Unix socket's path has at most \(socketPathLimit): "
            + "\(path); move the workspace or its state folder to a shorter path"
    }
}
