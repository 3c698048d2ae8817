/// One parser of what agents, repositories or broken disks write, with what it promises whatever the bytes are.
protocol FuzzTarget: Sendable {
    static func run(_ bytes: [UInt8])
}

enum FuzzTargets {
    static let all: [String: any (FuzzTarget & SendableMetatype).Type] = [
        "acp": DialectTarget<ACP>.self, "claude-code": DialectTarget<ClaudeCode>.self, "codex": DialectTarget<Codex>.self,
        "codex-exec": DialectTarget<CodexExec>.self, "claims": ClaimTarget.self, "configuration": ConfigurationTarget.self,
        "control": ControlTarget.self, "frames": FrameTarget.self, "git-diff": GitDiffTarget.self, "junit": JUnitTarget.self,
        "mcp": MCPTarget.self, "patch": PatchTarget.self, "redactor": RedactorTarget.self, "tap": TAPTarget.self,
        "two-texts": TwoTextsTarget.self,
    ]
}

/// A promise; when it is broken the fuzzer keeps the input.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) {
    precondition(holds, words())
}
