package import Domain

/// The command line of a live check.
package enum SmokeCommand {
    /// A check of an address is made by `curl`, so that redirects, TLS and proxies are what the operator knows.
    package static func argv(_ smoke: SmokeConfiguration) -> [String] {
        if let run = smoke.run { return ["/bin/sh", "-c", run] }
        return [
            "/usr/bin/env", "curl", "-fsSL", "--proto", "=http,https,file", "--max-time", String(smoke.timeoutSeconds), "--",
            smoke.url ?? "",
        ]
    }

    /// What must be served, with `{commit}` and `{tree}` filled in.
    package static func expectation(_ smoke: SmokeConfiguration, landing: Landing) -> String? {
        smoke.expect?.replacing("{commit}", with: landing.commit).replacing("{tree}", with: landing.tree)
    }
}
