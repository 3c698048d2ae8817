/// How bwrap(1) is called.
enum Bubblewrap {
    /// The identity inside, also when we are root: programs that refuse to run as root do not notice, and files belong to us outside.
    static let user = 1000

    /// The words before the command.
    ///
    /// Not among them, and why:
    /// - `--die-with-parent`: asking a job to stop is SIGTERM for its group. The outer bwrap is in it and ends at once; the command
    ///   has its grace, which this flag would take away. A job whose runner was killed is found as without a sandbox, by its session
    ///   and its mark.
    /// - `--new-session`: the command would leave the group that is asked to stop. The runner's job has no terminal that input could
    ///   be put into, which is what the flag is for.
    static func arguments(_ sandbox: Sandbox, _ layout: SandboxLayout, workingDirectory: String) -> [String] {
        var words = [sandbox.tool.path, "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
        if sandbox.network != .full { words.append("--unshare-net") }
        if sandbox.tool.forbidsNamespaces { words.append("--disable-userns") }
        words += ["--uid", "\(user)", "--gid", "\(user)", "--cap-drop", "ALL"]
        var sealed: [String] = []
        for mount in layout.mounts {
            switch mount.kind {
            case .bind(let outside, let writable): words += [writable ? "--bind" : "--ro-bind", outside, mount.inside]
            case .link(let target): words += ["--symlink", target, mount.inside]
            case .empty(let writable):
                words += ["--tmpfs", mount.inside]
                if !writable { sealed.append(mount.inside) }
            case .processes: words += ["--proc", mount.inside]
            case .devices: words += ["--dev", mount.inside]
            }
        }
        // Last, since places are made in them.
        for place in sealed + ["/"] { words += ["--remount-ro", place] }
        return words + ["--chdir", workingDirectory, "--"]
    }
}
