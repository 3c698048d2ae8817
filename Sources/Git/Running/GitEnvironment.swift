/// The environment and the `-c` settings that every call of git gets, so that neither the user's configuration nor a repository
/// can make git run a program or change its output.
struct GitEnvironment: Sendable {
    /// The variables of this process, as they were given.
    let inherited: [String: String]

    /// Variables that carry the user's way to reach remotes; all other inherited `GIT_*` are dropped, because GIT_DIR, GIT_INDEX_FILE
    /// and their like would point our commands at another repository.
    private static let kept: Set<String> = [
        "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_KEY",
        "GIT_PROXY_SSL_CAINFO", "GIT_PROXY_SSL_CERT", "GIT_PROXY_SSL_KEY", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
    ]

    func variables(for scope: GitCommand.Scope) -> [String: String] {
        var values = inherited.filter { name, _ in
            guard name.hasPrefix("GIT_") else { return true }
            return scope == .network && Self.kept.contains(name)
        }
        values.merge(Self.always) { _, new in new }
        if scope == .local { values.merge(Self.isolation) { _, new in new } }
        return values
    }

    func settings(for scope: GitCommand.Scope) -> [String] {
        (Self.guards + (scope == .local ? Self.localGuards : Self.networkGuards)).flatMap { ["-c", $0] }
    }

    private static let always = [
        "LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "file:git:ssh:http:https",
        // Replacement objects and grafts live in the repository that agents share: they would show us other contents than are landed.
        "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null",
        "GIT_LITERAL_PATHSPECS": "1", "GIT_PAGER": "cat", "GIT_EDITOR": ":", "GIT_SEQUENCE_EDITOR": ":", "GIT_MERGE_AUTOEDIT": "no",
    ]

    private static let isolation = [
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_ATTR_NOSYSTEM": "1",
    ]

    private static let guards = [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.quotePath=false", "protocol.ext.allow=never", "submodule.recurse=false",
        "commit.gpgSign=false", "tag.gpgSign=false", "push.gpgSign=false", "gc.auto=0", "maintenance.auto=false",
        "core.alternateRefsCommand=",
        "core.filesRefLockTimeout=5000", "core.packedRefsTimeout=5000", "core.protectHFS=true", "core.protectNTFS=true",
        "advice.detachedHead=false", "advice.graftFileDeprecated=false", "core.bigFileThreshold=64m",
    ]

    private static let localGuards = [
        "core.attributesFile=/dev/null", "core.excludesFile=/dev/null", "core.askPass=", "credential.helper=", "core.pager=cat",
        "diff.external=", "diff.submodule=short", "diff.ignoreSubmodules=none", "diff.noprefix=false", "diff.mnemonicPrefix=false",
        "diff.suppressBlankEmpty=false", "diff.algorithm=myers", "diff.renameLimit=2000", "diff.orderFile=/dev/null", "diff.colorMoved=no",
        "diff.interHunkContext=0", "diff.context=3", "diff.indentHeuristic=true", "color.ui=false", "status.renames=false",
        "status.submoduleSummary=false", "merge.conflictStyle=merge", "i18n.commitEncoding=UTF-8", "i18n.logOutputEncoding=UTF-8",
        // Newer versions read attributes of HEAD in a bare repository; what an agent marks as `-diff` must still be shown.
        "attr.tree=4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    ]

    private static let networkGuards = [
        "fetch.recurseSubmodules=false", "push.recurseSubmodules=no", "push.followTags=false", "fetch.writeCommitGraph=false",
        "fetch.parallel=1", "fetch.output=full", "color.ui=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=60",
    ]
}
