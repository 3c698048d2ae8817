package import Domain
package import Execution

/// What the end of a delivery job means: passed, failed, or not known.
package enum DeliveryReading {
    /// A command that was stopped or killed, or never began, says nothing about what is served.
    package static func command(_ reason: ExitReason) -> (DeliveryResult, String) {
        switch reason {
        case .exited(0): (.passed, "")
        case .exited(let code): (.failed, "exit \(code)")
        case .wallTime, .outputLimit, .memoryLimit, .stopped, .epochOver, .failedToStart, .spoolFailed, .aborted, .signaled:
            (.unknown, "\(reason)")
        }
    }

    /// `curl`'s exit codes (curl(1), EXIT CODES): 22 is an HTTP status of 400 or more, 37 a file that cannot be read; other failures mean
    /// that nobody answered, which says nothing about what would be served.
    package static func fetch(_ reason: ExitReason, served: String, expect: String?) -> (DeliveryResult, String) {
        switch reason {
        case .exited(0):
            guard let expect else { return (.passed, "") }
            return served.contains(expect) ? (.passed, "serves '\(expect)'") : (.failed, "does not serve '\(expect)'")
        case .exited(22): return (.failed, "the address answers with an error")
        case .exited(37): return (.failed, "the file is not there")
        case .exited(let code): return (.unknown, "curl exit \(code)")
        default: return (.unknown, "\(reason)")
        }
    }
}
