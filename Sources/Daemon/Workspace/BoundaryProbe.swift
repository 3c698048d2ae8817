import Domain

/// Boundaries by folders: one for each folder at the root, and one for each folder below those that usually hold parts side by side.
enum BoundaryProbe {
    private static let maximumBoundaries = 16
    /// Folders whose folders are parts of their own.
    private static let shelves = [
        "Sources", "apps", "cmd", "crates", "internal", "libs", "modules", "packages", "pkg", "plugins", "services", "src",
    ]
    private static let high = ["auth", "billing", "credentials", "crypto", "migrations", "payment", "payments", "secrets", "security"]
    private static let elevated = [".circleci", ".github", "ci", "deploy", "docker", "helm", "infra", "infrastructure", "k8s", "terraform"]

    static func boundaries(_ paths: [String]) -> [RepositoryProposal.Boundary] {
        let parts = paths.map { $0.split(separator: "/", omittingEmptySubsequences: false).map { String($0) } }
        let folders = ordered(parts.filter { $0.count > 1 }.map { $0[0] })
        var boundaries: [RepositoryProposal.Boundary] = []
        for folder in folders where isPlain(folder) {
            let inside = parts.filter { $0.count > 1 && $0[0] == folder }
            let below = ordered(inside.filter { $0.count > 2 }.map { $0[1] }).filter(isPlain)
            if shelves.contains(folder), below.count > 1 {
                boundaries += below.map { boundary($0, "\(folder)/\($0)/**") }
            } else {
                boundaries.append(boundary(folder, "\(folder)/**"))
            }
        }
        var named: [RepositoryProposal.Boundary] = []
        for var boundary in boundaries.prefix(maximumBoundaries) {
            boundary.name = ProposedName.unique(boundary.name, taken: named.map(\.name))
            named.append(boundary)
        }
        return named
    }

    private static func boundary(_ folder: String, _ path: String) -> RepositoryProposal.Boundary {
        let name = folder.lowercased()
        let risk: Risk = high.contains(name) ? .high : elevated.contains(name) ? .elevated : .low
        return .init(name: ProposedName.clean(folder) ?? "folder", paths: [path], risk: risk)
    }

    /// Each once, sorted.
    private static func ordered(_ names: [String]) -> [String] { Set(names).sorted() }

    /// A name that stands for itself in a glob and can be shown.
    private static func isPlain(_ name: String) -> Bool {
        !name.contains("*") && !name.contains("?") && TextRule.line.fault(in: name) == nil && TextRule.glob.fault(in: "\(name)/**") == nil
    }
}
