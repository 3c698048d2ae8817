/// What a server that was started writes to the descriptor of `--ready-fd`, once, before it closes it.
///
/// Lines of ``ReadinessProgress`` before it, then `ready` and a newline; or `failed`, a space, the exit code, a newline, and the text for the person.
package enum Readiness: Equatable, Sendable {
    case ready
    case failed(ExitCode, String)

    package init?(_ text: String) {
        if text == "ready\n" {
            self = .ready
            return
        }
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasPrefix("failed "), let number = Int32(parts[0].dropFirst(7)),
            let code = ExitCode(rawValue: number)
        else { return nil }
        self = .failed(code, String(parts[1]))
    }

    package var text: String {
        switch self {
        case .ready: "ready\n"
        case .failed(let code, let message): "failed \(code.rawValue)\n\(message)"
        }
    }
}
