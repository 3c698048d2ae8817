/// The head of a request to the proxy (RFC 9110 section 9.3.6, RFC 9112 section 3.2). What comes from a sandbox is hostile: whatever
/// is not plainly one of the two forms is refused.
struct ProxyRequest: Sendable, Hashable {
    /// Why a head is no request.
    struct Refusal: Error, Sendable, Hashable {
        let message: String
    }

    /// Most bytes of a head.
    static let headLimit = 32 << 10

    /// Where to.
    let host: String
    let port: UInt16
    /// What to send there before anything else: nothing for CONNECT, else the request in origin form.
    let opening: [UInt8]
    /// Whether the client waits for an answer of the proxy.
    let isTunnel: Bool

    /// - Parameter head: the lines up to the empty one, without it.
    init(head: some Collection<UInt8>) throws(Refusal) {
        guard head.allSatisfy({ ($0 > 31 && $0 < 127) || $0 == 13 || $0 == 10 || $0 == 9 }) else {
            throw Refusal(message: "the request holds bytes that are no text")
        }
        // A carriage return and a line feed are one character of a String, so lines are cut as bytes.
        let lines = head.split(separator: 10, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 13 ? Array(line.dropLast()) : Array(line), as: UTF8.self)
        }
        guard !lines.contains(where: { $0.utf8.contains(13) }) else { throw Refusal(message: "a line break inside a line") }
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { throw Refusal(message: "this is no HTTP/1.1 request") }
        if words[0] == "CONNECT" {
            guard let place = HostAndPort(words[1]), let port = place.port else {
                throw Refusal(message: "CONNECT needs HOST:PORT")
            }
            (host, self.port, opening, isTunnel) = (place.host, port, [], true)
            return
        }
        guard let scheme = words[1].firstRange(of: "://"), words[1][..<scheme.lowerBound].lowercased() == "http" else {
            throw Refusal(message: "this is a proxy: the request must name a whole http:// address")
        }
        let rest = words[1][scheme.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard let place = HostAndPort(rest[..<end]) else { throw Refusal(message: "the address names no host") }
        let path = rest[end...]
        host = place.host
        port = place.port ?? 80
        isTunnel = false
        let kept = try Self.kept(lines.dropFirst())
        let line = "\(words[0]) \(path.hasPrefix("/") ? "" : "/")\(path) HTTP/1.1"
        let all = [line, "Host: \(rest[..<end])"] + kept + ["Connection: close", "", ""]
        opening = Array(all.joined(separator: "\r\n").utf8)
    }

    /// One request for each connection: a second one on it would go to the first one's host.
    private static func kept(_ lines: ArraySlice<String>) throws(Refusal) -> [String] {
        var kept: [String] = []
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, line.first != " ", line.first != "\t" else {
                throw Refusal(message: "a header line makes no sense")
            }
            let name = line[..<colon].lowercased()
            if ["host", "connection", "keep-alive"].contains(name) || name.hasPrefix("proxy-") { continue }
            kept.append(line)
        }
        return kept
    }
}
