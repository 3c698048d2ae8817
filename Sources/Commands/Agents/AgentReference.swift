import API
import ArgumentParser
import Domain

/// `NAME` or `NAME@VERSION` as an operator types it.
struct AgentReference: ExpressibleByArgument {
    let name: AgentName
    /// A number, or the beginning of a digest; nil is the newest.
    let version: String?

    init?(argument: String) {
        let parts = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let name = AgentName(String(first)), parts.count == 1 || !parts[1].isEmpty else { return nil }
        self.name = name
        version = parts.count == 2 ? String(parts[1]) : nil
    }
}

extension AgentName: ExpressibleByArgument {
    /// Takes a name; ArgumentParser asks for it.
    package init?(argument: String) { self.init(argument) }
}
