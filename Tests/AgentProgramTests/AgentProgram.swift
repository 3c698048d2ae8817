import Foundation
import Testing

/// The real agent programs, as `make test-agents` installs them: `AGENTS_ENV` names the folder with `programs.json`.
enum AgentProgram: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case claude, codex, vibe

    var testDescription: String { rawValue }

    /// Nil when it can be tested; otherwise why it cannot.
    var missing: String? {
        guard let installed = Self.installed else { return "AGENTS_ENV names no folder with programs.json: run make test-agents" }
        if let reason = installed.skipped[rawValue].text.nonEmpty { return reason }
        guard FileManager.default.isExecutableFile(atPath: path) else { return "programs.json names no \(rawValue)" }
        return nil
    }

    static var available: [AgentProgram] { allCases.filter { $0.missing == nil } }

    var path: String { Self.installed?[rawValue].path.text ?? "" }

    static var python: String { installed?.python.tools.text.nonEmpty ?? "/usr/bin/python3" }

    private static let installed: JSON? = ProcessInfo.processInfo.environment["AGENTS_ENV"]
        .flatMap { FileManager.default.contents(atPath: "\($0)/programs.json") }
        .flatMap { try? JSON(String(decoding: $0, as: UTF8.self)) }

    /// `agents/NAME.md`, with `extra` as further keys, a key a line.
    func definition(model: ModelServer, segment: String, network: String, extra: String) -> String {
        let base = "\(model.address)/s/\(segment)"
        let keys =
            switch self {
            case .claude:
                """
                adapter: claude-code
                command: ["\(path)"]
                environment: {ANTHROPIC_BASE_URL: "\(base)", ANTHROPIC_API_KEY: \(ModelServer.key)}
                """
            case .codex:
                """
                adapter: codex
                model: gpt-5.5
                command: ["\(path)", -c, model_provider=lab, -c, 'model_providers.lab={name="lab",base_url="\(base)/v1",wire_api="responses",env_key="LAB_KEY",request_max_retries=2,stream_max_retries=2}']
                environment: {LAB_KEY: \(ModelServer.key)}
                """
            case .vibe:
                """
                adapter: acp
                command: ["\(path)"]
                environment: {LAB_KEY: \(ModelServer.key), PYTHON_KEYRING_BACKEND: keyring.backends.null.Keyring}
                files:
                  .vibe/config.toml: |
                    active_model = "lab"
                    enable_telemetry = false
                    enable_update_checks = false
                    enable_auto_update = false
                    [[providers]]
                    name = "lab"
                    api_base = "\(base)/v1"
                    api_key_env_var = "LAB_KEY"
                    api_style = "openai"
                    backend = "generic"
                    [[models]]
                    name = "lab-model"
                    provider = "lab"
                    alias = "lab"
                    input_price = 1.0
                    output_price = 3.0
                """
            }
        return "---\n\(keys)\nsandbox: required\nnetwork: \(network)\nskills: [tidy]\ntimeout: 600s\n\(extra)\n---\n\n\(Marker.briefing)\n"
    }
}

/// Texts that must, or must not, be in what reaches the model.
enum Marker {
    static let guide = "MARK-GUIDE-7361"
    static let skill = "MARK-SKILL-7361"
    static let briefing = "MARK-BRIEFING-7361"
    /// In the operator's own configuration.
    static let personal = "MARK-PERSONAL-7361"
    static let all = [guide, skill, briefing, personal]
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
