/// Where in a pipeline a gate belongs.
package enum GateStage: String, Codable, CaseIterable, Sendable {
    case lint, typecheck, build, test, e2e
}

/// One named check of a repository.
package struct GateConfiguration: Codable, Equatable, Sendable {
    package var name: String
    package var stage: GateStage
    /// A line for `/bin/sh -c`, run at the root of a clean checkout of the candidate.
    package var run: String
    package var timeoutSeconds: Int
    /// Gates that must have passed first. A gate that needs others runs in the checkout of the first of them, and so sees what it built;
    /// a gate that needs none gets a clean checkout of its own.
    package var needs: [String]
    /// A path (glob) of JUnit XML files that the gate writes, relative to the checkout.
    package var junit: String?
    /// Whether the gate's standard output is TAP (https://testanything.org/tap-version-14-specification.html).
    package var tap: Bool
    package var environment: [String: String]

    package init(
        name: String, stage: GateStage = .test, run: String, timeoutSeconds: Int = 600, needs: [String] = [], junit: String? = nil,
        tap: Bool = false, environment: [String: String] = [:]
    ) {
        self.name = name
        self.stage = stage
        self.run = run
        self.timeoutSeconds = timeoutSeconds
        self.needs = needs
        self.junit = junit
        self.tap = tap
        self.environment = environment
    }
}

/// A command that Signalbox runs for a repository outside the gates: setup, deploy, purge.
package struct CommandConfiguration: Codable, Equatable, Sendable {
    /// A line for `/bin/sh -c`.
    package var run: String
    package var timeoutSeconds: Int
    package var environment: [String: String]

    package init(run: String, timeoutSeconds: Int = 600, environment: [String: String] = [:]) {
        self.run = run
        self.timeoutSeconds = timeoutSeconds
        self.environment = environment
    }
}

/// One live check after a deploy: a command, or an address and what it must serve.
package struct SmokeConfiguration: Codable, Equatable, Sendable {
    package var name: String
    /// A line for `/bin/sh -c`; its exit status is the result.
    package var run: String?
    /// `http:`, `https:` or `file:`; fetched by `curl`.
    package var url: String?
    /// Text that the served body must contain. `{commit}` and `{tree}` stand for what was landed.
    package var expect: String?
    package var timeoutSeconds: Int
    package var environment: [String: String]

    package init(
        name: String, run: String? = nil, url: String? = nil, expect: String? = nil, timeoutSeconds: Int = 60,
        environment: [String: String] = [:]
    ) {
        self.name = name
        self.run = run
        self.url = url
        self.expect = expect
        self.timeoutSeconds = timeoutSeconds
        self.environment = environment
    }
}
