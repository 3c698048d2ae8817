/// One entry of a network allow list: `HOST` or `HOST:PORT`.
///
/// | entry | allows |
/// | --- | --- |
/// | `api.example.com` | that host at ports 443 and 80 |
/// | `*.example.com` | every host below `example.com`, not itself |
/// | `127.0.0.1:8787`, `[::1]:8787`, `localhost:8787` | that address, which no other entry opens |
package struct HostRule: Sendable, Hashable {
    private let name: String
    private let isSuffix: Bool
    private let port: UInt16?

    /// `nil` when the entry makes no sense.
    package init?(_ entry: String) {
        guard let place = HostAndPort(entry) else { return nil }
        isSuffix = place.host.hasPrefix("*.")
        name = isSuffix ? String(place.host.dropFirst(2)) : place.host
        port = place.port
        guard !name.contains("*"), !isSuffix || name.contains(".") else { return nil }
    }

    /// Whether a connection may be made.
    package func allows(host: String, port wanted: UInt16) -> Bool {
        let host = HostAndPort.normalized(host)
        guard isSuffix ? host.hasSuffix("." + name) && host.utf8.count > name.utf8.count + 1 : host == name else { return false }
        return port.map { $0 == wanted } ?? (wanted == 443 || wanted == 80)
    }

    /// Whether the operator named an address of this machine, and not a host whose name may be made to lead to it.
    var namesAddress: Bool { !isSuffix && (name == "localhost" || HostAndPort.isAddress(name)) }

    /// The name as it stands in NO_PROXY lists.
    var host: String { name }
}

/// A host with or without a port, as in allow lists and in requests to a proxy.
struct HostAndPort: Sendable, Hashable {
    /// In lower case, without brackets and without a dot at its end.
    let host: String
    let port: UInt16?

    /// `nil` when the text is none; the port must be 1 to 65535.
    init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        var digits: Substring?
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            let behind = rest[rest.index(after: end)...]
            guard behind.isEmpty || behind.hasPrefix(":") else { return nil }
            if !behind.isEmpty { digits = behind.dropFirst() }
            rest = rest[rest.index(after: rest.startIndex)..<end]
            guard rest.contains(":") else { return nil }
        } else if let colon = rest.firstIndex(of: ":") {
            digits = rest[rest.index(after: colon)...]
            rest = rest[..<colon]
        }
        if let digits {
            guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt16(digits), number > 0 else { return nil }
            port = number
        } else {
            port = nil
        }
        host = Self.normalized(rest)
        let isClean = host.utf8.allSatisfy { TokenMatcher.isWord($0) || ".:*".utf8.contains($0) }
        guard !host.isEmpty, host.utf8.count <= 253, isClean else { return nil }
    }

    static func normalized(_ host: some StringProtocol) -> String {
        let lower = host.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }

    /// Whether it is an IP address. Other spellings of one, such as `127.1` or `2130706433`, are not: they would have to be named as
    /// they are.
    static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
