package import Domain
package import Foundation
import Processes

/// What came of one try.
package struct SendOutcome: Equatable, Sendable {
    package var delivered: Bool
    /// In words; never anything secret, and nothing that the other end wrote.
    package var detail: String

    package init(delivered: Bool, detail: String) {
        self.delivered = delivered
        self.detail = detail
    }
}

/// Sends messages to destinations.
package struct NoticeSender: Sendable {
    private let environment: [String: String]
    private let workspace: URL
    private let finder = ExecutableFinder()

    /// - Parameters:
    ///   - environment: the server's own: secrets, the way to `curl`, and proxies.
    ///   - workspace: where relative paths of secrets count from.
    package init(environment: [String: String], workspace: URL) {
        self.environment = environment
        self.workspace = workspace
    }

    /// Tries once; takes ten seconds at most.
    ///
    /// - Parameter at: now; part of the signature.
    /// - Returns: nil when the task was cancelled: it is not known what came of it.
    package func send(
        _ message: NoticeMessage, actions: [NoticeAction], to destination: NotifyDestination, publicUrl: String?, at: Timestamp
    ) async -> SendOutcome? {
        do {
            let secret = try SecretReader(environment: environment, workspace: workspace).secret(of: destination)
            let request = try OutgoingRequest(
                message, actions: actions, to: destination, secret: secret, publicUrl: publicUrl, at: at)
            guard let curl = try? finder.find("curl", path: environment["PATH"] ?? "/usr/bin:/bin") else {
                throw NoticeFault("there is no curl in PATH; install it")
            }
            return await CurlCall(executable: curl, environment: forCurl).send(request)
        } catch let fault as NoticeFault {
            return SendOutcome(delivered: false, detail: fault.words)
        } catch {
            return SendOutcome(delivered: false, detail: "the message cannot be written")
        }
    }

    /// Why a destination's secret cannot be used, in words; nil when it can.
    package func problem(with destination: NotifyDestination) -> String? {
        do {
            let secret = try SecretReader(environment: environment, workspace: workspace).secret(of: destination)
            if destination.kind == .webhook { _ = try WebhookSignature(secret: secret ?? "") }
            return nil
        } catch {
            return error.words
        }
    }

    /// What curl may know: where proxies and certificates are (curl(1), ENVIRONMENT).
    private var forCurl: [String: String] {
        let names: Set = [
            "https_proxy", "http_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir", "curl_ca_bundle", "path", "tmpdir",
        ]
        return environment.filter { names.contains($0.key.lowercased()) }
    }
}
