/// Where a repository is cloned from.
package enum RepositoryAddress: Equatable, Sendable {
    /// A folder; relative paths count from the workspace folder.
    case folder(String)
    /// A `file://` URL: the folder it names.
    case fileURL(String)
    /// A URL of `https`, `http`, `ssh` or `git`, or the short form `user@host:path`.
    case remote(String)

    /// Tells the three apart as git does (https://git-scm.com/docs/git-clone#_git_urls), and refuses what makes git or ssh run a
    /// program (`ext::`, a host that reads as an option) or would store a password in the workspace.
    package static func read(_ text: String) -> Result<RepositoryAddress, TextFault> {
        guard !text.hasPrefix("-") else {
            return .failure(TextFault(message: "starts with '-' and would be read as an option", remedy: "write './' before a path"))
        }
        if text.hasPrefix("file://") {
            let path = String(text.dropFirst(7))
            guard path.hasPrefix("/") else {
                return .failure(
                    TextFault(message: "is not a file URL of this machine", remedy: "write 'file:///folder', with three slashes"))
            }
            return .success(.fileURL(path))
        }
        let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let rest = text.dropFirst(scheme.count)
        if rest.hasPrefix("::") {
            return .failure(TextFault(message: "uses the remote helper '\(scheme)'", remedy: "use a path or a URL of https, ssh or file"))
        }
        if rest.hasPrefix("://") { return remote(text, scheme: String(scheme), authority: rest.dropFirst(3).prefix { $0 != "/" }) }
        // git's short form for ssh: a colon before the first slash.
        if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            let host = text[..<colon].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            guard !host.isEmpty, !host.hasPrefix("-"), text.index(after: colon) < text.endIndex else {
                return .failure(TextFault(message: "has no host", remedy: "write 'user@host:path', or './' before a path with a colon"))
            }
            return .success(.remote(text))
        }
        return .success(.folder(text))
    }

    private static func remote(_ text: String, scheme: String, authority: Substring) -> Result<RepositoryAddress, TextFault> {
        let known = ["https", "http", "ssh", "git"]
        guard known.contains(scheme) else {
            return .failure(
                TextFault(message: "has the unknown scheme '\(scheme)'", remedy: "use a path, or a URL of https, ssh, git or file"))
        }
        let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
        let host = parts.last ?? ""
        guard !host.isEmpty, !host.hasPrefix("-"), !authority.hasPrefix("-") else {
            return .failure(TextFault(message: "has no host", remedy: "write for example '\(scheme)://example.org/team/web.git'"))
        }
        if parts.count > 1, parts[0].contains(":") {
            return .failure(TextFault(message: "holds a password", remedy: "keep it in a git credential helper and remove it here"))
        }
        return .success(.remote(text))
    }
}
