import Execution

/// What this machine has to hold agents inside their lanes.
enum MachineSandbox {
    /// `SIGNALBOX_SANDBOX=off` is for machines where it must not be used.
    static func look(_ environment: [String: String]) async -> SandboxProbe.Result {
        if environment["SIGNALBOX_SANDBOX"] == "off" { return .unavailable("SIGNALBOX_SANDBOX=off") }
        return await SandboxProbe.look(path: environment["PATH"] ?? "/usr/bin:/bin")
    }
}
