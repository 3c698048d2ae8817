/// The parts of a URL of http or https (RFC 3986, section 3) that decide who gets what is sent there. Nil for what has another form, a name
/// and password in it, or characters that a program between here and there may read in another way.
package struct WebAddress: Equatable, Sendable {
    package let scheme: String
    /// In lower case, `[::1]` with its brackets.
    package let host: String
    package let port: Int?
    /// With its leading slash, query included; empty when there is none.
    package let path: String

    package init?(_ text: String) {
        guard let scheme = ["https", "http"].first(where: { text.hasPrefix($0 + "://") }) else { return nil }
        // Printable ASCII without what ends a quoted word or begins a fragment.
        let forbidden = Set("\"'<>\\^`{|}# ".utf8)
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard HostPattern.fault(String(authority)) == nil, !authority.hasPrefix("*") else { return nil }
        var host = authority
        var port: Int?
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            host = authority[..<colon]
            port = Int(authority[authority.index(after: colon)...])
        }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
        path = String(rest.dropFirst(authority.count))
    }

    /// Host and port as a `Host` header has them: the scheme's own port is left out.
    package var authority: String {
        guard let port, port != (scheme == "https" ? 443 : 80) else { return host }
        return "\(host):\(port)"
    }

    /// `https://example.org`, without the path, which may be a secret.
    package var origin: String { "\(scheme)://\(authority)" }

    /// Whether it is this machine itself.
    package var isLoopback: Bool {
        host == "localhost" || host == "[::1]"
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4 && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
