/// Where a repository comes from, as git reads it (gitrepository URLs of git-clone(1)).
enum RepositoryPlace {
    /// Whether the text is a URL or `host:path`, and not a path on this machine: git takes `host:path` only with no slash before the colon.
    static func isURL(_ text: String) -> Bool {
        if text.contains("://") { return true }
        guard let colon = text.firstIndex(of: ":") else { return false }
        return !text[..<colon].contains("/")
    }
}
