import Domain
import Foundation
import Processes

/// One POST made by `curl`, so that TLS, certificates and proxies are what the operator's machine has. Everything that may be secret goes in by
/// standard input: the list of processes shows none of it.
struct CurlCall: Sendable {
    /// Seconds for the whole call.
    static let patience = 10
    /// Bytes of an answer; none is kept.
    static let answerLimit = 1 << 20

    let executable: String
    let environment: [String: String]

    /// - Returns: nil when the task was cancelled.
    func send(_ request: OutgoingRequest) async -> SendOutcome? {
        // `-q` first: a .curlrc of the operator could make it follow redirects or print what it sends.
        let command = Command(
            executable: executable, arguments: ["-q", "--config", "-"], environment: environment,
            input: .bytes(Array(Self.configuration(request).utf8)), outputLimit: 4096, errorLimit: 4096)
        do {
            let output = try await ProcessRunner.run(command)
            guard !Task.isCancelled else { return nil }
            return Self.outcome(output.status, code: Int(output.text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
        } catch {
            if case .cancelled = error { return nil }
            return Task.isCancelled ? nil : SendOutcome(delivered: false, detail: "curl cannot be run")
        }
    }

    /// Options by name, a line each (curl(1), `--config`).
    static func configuration(_ request: OutgoingRequest) -> String {
        let scheme = request.url.hasPrefix("https:") ? "https" : "http"
        var lines = [
            "url = \(quoted(request.url))", "data-raw = \(quoted(String(decoding: request.body, as: UTF8.self)))",
            // Without it a larger body waits a second for a server that does not answer to `Expect`.
            "header = \"Expect:\"", "user-agent = \"signalbox\"",
            "proto = \"=\(scheme)\"", "max-redirs = 0", "max-time = \(patience)", "max-filesize = \(answerLimit)",
            "output = \"/dev/null\"", "write-out = \"%{http_code}\"", "globoff", "silent",
        ]
        // No proxy is between this machine and itself.
        if WebAddress(request.url)?.isLoopback == true { lines.append("noproxy = \"*\"") }
        lines += request.headers.map { "header = \(quoted("\($0.name): \($0.value)"))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// What the status line says counts, also when the rest of an answer was too long or too slow: it was taken then.
    static func outcome(_ status: Termination, code: Int) -> SendOutcome {
        switch code {
        case 200...299: return SendOutcome(delivered: true, detail: "HTTP \(code)")
        case 300...399: return SendOutcome(delivered: false, detail: "HTTP \(code): a redirect, which is not followed; correct the address")
        case 401, 403: return SendOutcome(delivered: false, detail: "HTTP \(code): the secret is not taken there")
        case 100...: return SendOutcome(delivered: false, detail: "HTTP \(code)")
        default: return SendOutcome(delivered: false, detail: words(status))
        }
    }

    /// Exit codes of curl(1).
    private static func words(_ status: Termination) -> String {
        guard case .exited(let code) = status else { return "curl \(status)" }
        return switch code {
        case 5: "the proxy's name is not known"
        case 6: "the server's name is not known"
        case 7: "nobody answers there"
        case 28: "no answer within \(patience) seconds"
        case 35: "TLS cannot be agreed on"
        case 52: "the server closed the connection without an answer"
        case 56: "the connection broke"
        case 60: "the server's certificate is not trusted"
        default: "curl exit \(code)"
        }
    }
}
