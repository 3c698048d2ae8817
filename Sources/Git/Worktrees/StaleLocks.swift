#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

extension Worktree {
    /// Removes the lock files that git leaves when it is killed: of the index, of HEAD, of the lane's branch. While one is there every later
    /// git in the worktree fails, the next agent's too. Only while nothing runs in the worktree: the lock of a git that lives is taken away as well.
    package func removeStaleLocks() {
        var files = ["index.lock", "HEAD.lock"].map { "\(gitDirectory)/\($0)" }
        if let branch { files.append("\(repository.directory)/\(branch.name).lock") }
        // A link is removed itself, and not what it leads to.
        for file in files { unlink(file) }
    }
}
