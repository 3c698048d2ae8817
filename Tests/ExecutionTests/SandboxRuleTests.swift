import Foundation
import Testing

@testable import Execution

struct SandboxRuleTests {
    private let tool = SandboxTool(kind: .bubblewrap, path: "/usr/bin/bwrap")
    private let host = SandboxHost(
        folders: ["/usr"], links: ["/bin": "usr/bin"], settings: ["/etc/ssl"], secrets: ["/etc/ssl/private"])

    private func words(_ sandbox: Sandbox) -> [String] {
        let layout = SandboxLayout(sandbox, host: host, support: "/spool", program: "/p/signalbox") { !$0.hasSuffix("file") }
        return Bubblewrap.arguments(sandbox, layout, workingDirectory: "/w/tree")
    }

    @Test func wholeCall() {
        var sandbox = Sandbox(tool: tool, home: "/w/home", writable: ["/w/tree"])
        sandbox.binds = [.init(outside: "/w/git", inside: "/w/tree/.git", writable: false)]
        sandbox.hidden = ["/w/tree/secret-file"]
        let expected = """
            /usr/bin/bwrap --unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try --unshare-net --disable-userns \
            --uid 1000 --gid 1000 --cap-drop ALL --proc /proc --dev /dev --tmpfs /etc --ro-bind /usr /usr --symlink usr/bin /bin \
            --tmpfs /tmp --ro-bind /etc/ssl /etc/ssl --ro-bind /spool/passwd /etc/passwd --ro-bind /spool/group /etc/group --bind /w/home /w/home \
            --bind /w/tree /w/tree --ro-bind /w/git /w/tree/.git --tmpfs /etc/ssl/private --ro-bind /spool/nothing /w/tree/secret-file \
            --remount-ro /etc --remount-ro /etc/ssl/private --remount-ro / --chdir /w/tree --
            """
        #expect(words(sandbox).joined(separator: " ") == expected)
    }

    @Test func networks() {
        var sandbox = Sandbox(tool: tool, home: "/h", network: .full)
        #expect(!words(sandbox).contains("--unshare-net"))
        sandbox.network = .proxied(allow: ["example.com"])
        let call = words(sandbox).joined(separator: " ")
        #expect(call.contains("--unshare-net") && call.contains("--ro-bind /spool/proxy /run/signalbox/proxy"))
        #expect(call.contains("--ro-bind /p/signalbox /p/signalbox"))
        sandbox.tool.isolatesNetwork = false
        sandbox.tool.forbidsNamespaces = false
        #expect(sandbox.objection()?.contains("cannot be kept from the network") == true)
        #expect(!words(sandbox).contains("--disable-userns"))
        sandbox.tool.isolatesNetwork = true
        sandbox.network = .proxied(allow: ["https://example.com"])
        #expect(sandbox.objection()?.contains("no entry of a network allow list") == true)
    }

    @Test func theDeeperPathDecides() {
        var sandbox = Sandbox(tool: tool, home: "/w/a/b/c", readable: ["/w/a/b"], writable: ["/w/a"], hidden: ["/w"])
        sandbox.temporary = "/w/t"
        let call = words(sandbox).joined(separator: " ")
        #expect(call.contains("--tmpfs /w --bind /w/t /tmp --bind /w/a /w/a") || call.contains("--bind /w/t /tmp --tmpfs /w"))
        let places = ["--tmpfs /w ", "--bind /w/a /w/a ", "--ro-bind /w/a/b /w/a/b ", "--bind /w/a/b/c /w/a/b/c "]
        let found = places.compactMap { call.firstRange(of: $0)?.lowerBound }
        #expect(found.count == 4 && found == found.sorted())
    }

    @Test(
        arguments: [
            ("api.example.com", "api.example.com", 443, true), ("api.example.com", "API.example.com.", 80, true),
            ("api.example.com", "api.example.com", 8080, false), ("api.example.com", "xapi.example.com", 443, false),
            ("api.example.com:8080", "api.example.com", 8080, true), ("api.example.com:8080", "api.example.com", 443, false),
            ("*.example.com", "a.b.example.com", 443, true), ("*.example.com", "example.com", 443, false),
            ("*.example.com", "evilexample.com", 443, false), ("127.0.0.1:8787", "127.0.0.1", 8787, true),
            ("127.0.0.1:8787", "localhost", 8787, false), ("[::1]:80", "::1", 80, true),
        ] as [(String, String, UInt16, Bool)]) func hostRules(entry: String, host: String, port: UInt16, allowed: Bool) throws
    {
        let rule = try #require(HostRule(entry))
        #expect(rule.allows(host: host, port: port) == allowed)
    }

    @Test(arguments: ["", "*", "*.com", "a.*.com", "host:0", "host:99999", "host:", "http://host", "ho st", "host/path", "[::1", "u@host"])
    func entriesThatMakeNoSense(entry: String) {
        #expect(HostRule(entry) == nil)
    }

    @Test func addressesAreKnown() {
        for entry in ["127.0.0.1:80", "[::1]:80", "localhost:80"] { #expect(HostRule(entry)?.namesAddress == true) }
        for entry in ["127.1:80", "example.com", "*.example.com", "2130706433:80"] { #expect(HostRule(entry)?.namesAddress == false) }
    }

    @Test func requests() throws {
        func request(_ text: String) throws -> ProxyRequest { try ProxyRequest(head: Array(text.utf8)) }
        let tunnel = try request("CONNECT Example.com:443 HTTP/1.1\r\nHost: x")
        #expect(tunnel.host == "example.com" && tunnel.port == 443 && tunnel.isTunnel && tunnel.opening.isEmpty)
        let plain = try request(
            "POST http://h.example:81/p?q=1 HTTP/1.1\r\nHost: other\r\nProxy-Authorization: x\r\nConnection: keep-alive\r\nA: b")
        #expect(plain.host == "h.example" && plain.port == 81 && !plain.isTunnel)
        #expect(
            String(decoding: plain.opening, as: UTF8.self)
                == "POST /p?q=1 HTTP/1.1\r\nHost: h.example:81\r\nA: b\r\nConnection: close\r\n\r\n")
        #expect(String(decoding: try request("GET http://h?q HTTP/1.0").opening, as: UTF8.self).hasPrefix("GET /?q HTTP/1.1\r\n"))
        for text in [
            "", "GET / HTTP/1.1", "GET http:// HTTP/1.1", "CONNECT host HTTP/1.1", "CONNECT host:0 HTTP/1.1", "GET https://h/ HTTP/1.1",
            "GET http://u:p@h/ HTTP/1.1", "GET http://h/ HTTP/1.1\r\n folded: x", "GET http://h/ HTTP/1.1\r\nno colon",
            "GET http://h/\0 HTTP/1.1", "GET  http://h/ HTTP/1.1", "GET http://h/ HTTP/2", "GET http://h/a\rb HTTP/1.1",
        ] {
            #expect(throws: ProxyRequest.Refusal.self, "\(text.debugDescription)") { try request(text) }
        }
    }

    @Test func seatbeltProfile() {
        var sandbox = Sandbox(tool: SandboxTool(kind: .seatbelt, path: "/usr/bin/sandbox-exec"), home: "/w/\"home\"", writable: ["/w/tree"])
        sandbox.readable = ["/w"]
        sandbox.hidden = ["/w/tree/x"]
        let lines = Seatbelt.profile(sandbox, proxyPort: nil).split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["(version 1)", "(deny default)"])
        #expect(
            lines.suffix(4) == [
                "(allow file-read* (subpath \"/w\")) (deny file-write* (subpath \"/w\"))",
                "(allow file-read* file-write* (subpath \"/w/\\\"home\\\"\"))", "(allow file-read* file-write* (subpath \"/w/tree\"))",
                "(deny file-read* file-write* (subpath \"/w/tree/x\"))",
            ])
        sandbox.network = .proxied(allow: ["example.com"])
        #expect(Seatbelt.profile(sandbox, proxyPort: 4711).hasSuffix("(allow network-outbound (remote ip \"localhost:4711\"))\n"))
        sandbox.binds = [.init(outside: "/a", inside: "/b", writable: false)]
        #expect(sandbox.objection() != nil)
    }

    @Test func specsKeepTheirSandbox() throws {
        var spec = JobSpec(id: "J", argv: ["true"], workingDirectory: "/")
        spec.sandbox = Sandbox(tool: tool, home: "/h", binds: [.init(outside: "/a", inside: "/b", writable: true)])
        for network in [.full, .none, .proxied(allow: ["a.b"])] as [SandboxNetwork] {
            spec.sandbox?.network = network
            #expect(try JSONDecoder().decode(JobSpec.self, from: JSONEncoder().encode(spec)) == spec)
        }
    }
}
