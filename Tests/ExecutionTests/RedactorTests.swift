import Execution
import Testing

@Suite struct RedactorTests {
    private static let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fw"
    private static let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"
    private static let secrets = ["hunter2-hunter2", "short", "with/slash and space", "two\nlines-of-it"]

    static let table: [(String, String)] = [
        ("plain text, 100 % innocent: ask-me task-list sk-learn", "plain text, 100 % innocent: ask-me task-list sk-learn"),
        ("pw hunter2-hunter2!", "pw [redacted:secret]!"),
        ("short stays", "short stays"),
        ("q=with%2Fslash%20and%20space&", "q=[redacted:secret]&"),
        ("json \"with\\/slash and space\"", "json \"[redacted:secret]\""),
        ("base64 aHVudGVyMi1odW50ZXIy.", "base64 [redacted:secret]."),
        ("lines-of-it alone", "[redacted:secret] alone"),
        ("x ghp_abcdefghijklmnopqrstuvwxyz0123456789 y", "x [redacted:github-token] y"),
        ("\\ngho_abcdefghijklmnopqrstuvwxyz0123456789\"", "\\n[redacted:github-token]\""),
        ("ghs_short", "ghs_short"),
        ("github_pat_11ABCDEFG0abcdefghijkl_mnopqrs", "[redacted:github-token]"),
        ("glpat-abcdefghij1234567890", "[redacted:gitlab-token]"),
        ("key=sk-ant-api03-abc_DEF-123", "key=[redacted:api-key]"),
        ("sk-proj-abcdefghijklmnop0123", "[redacted:api-key]"),
        ("\\nsk-abcdefghijklmnop0123456", "\\n[redacted:api-key]"),
        ("sk-a-rather-long-name-without-a-number", "sk-a-rather-long-name-without-a-number"),
        ("AKIAIOSFODNN7EXAMPLE", "[redacted:aws-key]"),
        ("xoxb-123456789012-abcdef", "[redacted:slack-token]"),
        ("curl -H 'Authorization: Bearer abc.def/123=' x", "curl -H 'Authorization: Bearer [redacted:authorization]' x"),
        ("\"authorization\": \"Basic dXNlcjpwYXNz\"", "\"authorization\": \"Basic [redacted:authorization]\""),
        ("{\\\"Authorization\\\":\\\"token 0123456789\\\"}", "{\\\"Authorization\\\":\\\"token [redacted:authorization]\\\"}"),
        ("authorization failed for bearer", "authorization failed for bearer"),
        ("jwt \(jwt);", "jwt [redacted:jwt];"),
        ("eyJ.not.one", "eyJ.not.one"),
        ("https://user:p%40ss@example.com/x", "https://[redacted:url-credentials]@example.com/x"),
        ("https://abcdefghijklmnop01@github.com", "https://[redacted:url-credentials]@github.com"),
        ("ssh://git@github.com/a:b@c", "ssh://git@github.com/a:b@c"),
        ("https://example.com/a@b:c", "https://example.com/a@b:c"),
        ("-----BEGIN CERTIFICATE-----\n\(body)\n", "-----BEGIN CERTIFICATE-----\n\(body)\n"),
        (
            "-----BEGIN RSA PRIVATE KEY-----\n\(body)\nshort=\n-----END RSA PRIVATE KEY-----\nafter",
            "[redacted:private-key]\n[redacted:private-key]\n[redacted:private-key]\n[redacted:private-key]\nafter"
        ),
        (
            "+-----BEGIN PRIVATE KEY-----\r\n+\(body)\r\n+-----END PRIVATE KEY-----\r\n",
            "+[redacted:private-key]\r\n[redacted:private-key]\r\n+[redacted:private-key]\r\n"
        ),
        (
            "\"-----BEGIN EC PRIVATE KEY-----\\n\(body)\\n-----END EC PRIVATE KEY-----\" rest",
            "\"[redacted:private-key]\" rest"
        ),
        (
            "-----BEGIN PRIVATE KEY-----\nno body here, sir\nnor: here\nnor - here\nnor, here\nwords\n",
            "[redacted:private-key]\nno body here, sir\nnor: here\nnor - here\nnor, here\nwords\n"
        ),
    ]

    @Test(arguments: table) func forms(input: String, expected: String) {
        #expect(Redactor.redact(input, secrets: Self.secrets) == expected)
    }

    private func redact(_ bytes: [UInt8], chunks: () -> Int) -> [UInt8] {
        var redactor = Redactor(secrets: Self.secrets)
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + max(1, chunks()))
            bytes[start..<end].withUnsafeBytes { output += redactor.feed($0) }
            start = end
        }
        return output + redactor.finish()
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func resultDoesNotDependOnChunks(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var text = ""
        for _ in 0..<200 {
            text += Self.table.randomElement(using: &random)?.0 ?? ""
            text += ["\n", " ", "\r\n", "\r", ""].randomElement(using: &random) ?? ""
        }
        let bytes = Array(text.utf8)
        let whole = redact(bytes) { bytes.count }
        #expect(redact(bytes) { 1 } == whole)
        for most in [3, 50, 5000] {
            #expect(redact(bytes) { Int.random(in: 1...most, using: &random) } == whole)
        }
    }

    @Test(arguments: [65_520, 65_536, 61_440, 61_435, 131_000]) func secretAcrossTheCutOfALongLine(place: Int) {
        let token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
        for secret in ["hunter2-hunter2", token, "https://u:pass@h", "Authorization: Bearer 0123456789"] {
            let line = String(repeating: ".", count: place - secret.count / 2) + " " + secret + " " + String(repeating: "-", count: 70_000)
            let whole = Redactor.redact(line, secrets: Self.secrets)
            #expect(whole.contains("[redacted:"))
            #expect(!whole.contains("hunter2") && !whole.contains("cdefghijkl") && !whole.contains("pass") && !whole.contains("01234"))
            var random = SeededRandom(seed: UInt64(place))
            let bytes = Array(line.utf8)
            #expect(redact(bytes) { Int.random(in: 1...9000, using: &random) } == Array(whole.utf8))
        }
    }

    @Test func tokenLongerThanAnyLineIsSwallowed() {
        let token = "ghp_" + String(repeating: "Ab3", count: 60_000)
        #expect(Redactor.redact("a \(token) b", secrets: []) == "a [redacted:github-token] b")
        let jwt = "eyJ" + String(repeating: "Ab3", count: 60_000)
        #expect(Redactor.redact("a \(jwt) b", secrets: []) == "a [redacted:jwt] b")
    }

    @Test func holdsBackOnlyTheUnfinishedLine() {
        var redactor = Redactor(secrets: [])
        #expect(Array("done\npart".utf8).withUnsafeBytes { redactor.feed($0) } == Array("done\n".utf8))
        #expect(redactor.finish() == Array("part".utf8))
    }
}
