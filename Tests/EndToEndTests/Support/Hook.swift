import Foundation

/// A receiver of messages on loopback, for the length of a test: `Programs/hook_server.py`.
struct Hook: Sendable {
    struct Request {
        var path: String
        var headers: JSON
        var body: String
        /// The body as a document.
        var document: JSON { get throws { try JSON(body) } }
    }

    /// 24 bytes; the test checks signatures with it by a program that is not ours.
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let token = "tk_not-to-be-seen"

    let box: Sandbox
    let port: Int

    static func with(_ box: Sandbox, _ body: (Hook) async throws -> Void) async throws {
        let program =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
            + "/Programs/hook_server.py"
        let ready = try await Fifo(box, "hook-ready")
        try await box.shell("python3 '\(program)' '\(ready.path)' > '\(box.path("hook.log"))' 2>&1 &")
        guard let port = Int(try await ready.read().trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw TestFailure("the receiver does not say its port: \(try box.read(box.path("hook.log")))")
        }
        try box.write(secret + "\n", to: box.path("hook-secret"))
        try box.write(token + "\n", to: box.path("ntfy-token"))
        let hook = Hook(box: box, port: port)
        var result = Result<Void, any Error>.success(())
        do { try await body(hook) } catch { result = .failure(error) }
        try await hook.get("quit")
        // It is gone when nobody answers any more.
        try await box.shell("while curl -s http://127.0.0.1:\(port)/mode/ok > /dev/null; do :; done")
        try result.get()
    }

    /// The section of `signalbox.yaml`; `rest` are more keys of the destination.
    func notify(_ kind: String = "webhook", publicUrl: String? = "https://box.example.org", _ rest: String = "") -> String {
        let secret = kind == "ntfy" ? "ntfy-token" : "hook-secret"
        let more = rest.isEmpty ? "" : ", \(rest)"
        return """
            notify:
              \(publicUrl.map { "publicUrl: \($0)" } ?? "actionsFor: 1h")
              destinations:
                there: {kind: \(kind), url: "http://127.0.0.1:\(port)/a/topic", secretFile: ../\(secret), gap: 0\(more)}
            """
    }

    /// The first messages; waits until there are so many.
    func requests(_ count: Int) async throws -> [Request] {
        try JSON(try await get("wait/\(count)")).list.map {
            Request(path: $0.path.text, headers: $0.headers, body: $0.body.text)
        }
    }

    func mode(_ name: String) async throws { try await get("mode/\(name)") }

    /// Whether the signature is right, as Python's own HMAC says.
    func isSigned(_ request: Request) async throws -> Bool {
        let (id, time) = (request.headers["webhook-id"].text, request.headers["webhook-timestamp"].text)
        try box.write("\(id).\(time).\(request.body)", to: box.path("signed"))
        let expected = try await box.shell(
            """
            python3 - '\(Hook.secret)' '\(box.path("signed"))' <<'END'
            import base64, hashlib, hmac, sys
            key = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
            print("v1," + base64.b64encode(hmac.new(key, open(sys.argv[2], "rb").read(), hashlib.sha256).digest()).decode())
            END
            """)
        return !id.isEmpty && request.headers["webhook-signature"].text == expected
    }

    @discardableResult
    private func get(_ path: String) async throws -> String { try await box.shell("curl -sf http://127.0.0.1:\(port)/\(path)") }
}
