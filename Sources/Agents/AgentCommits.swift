package import Foundation

/// Makes the commits of an agent carry the lane's trailers, by a hook that only the agent's own git calls see.
///
/// The hook is named through git's configuration in the environment (git-config(1), GIT_CONFIG_COUNT), so nothing is written into the
/// worktree or the repository.
package enum AgentCommits {
    package static func environment(agent: String, hooks: String) -> [String: String] {
        let address = "\(agent)@signalbox.invalid"
        return [
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath", "GIT_CONFIG_VALUE_0": hooks,
            // Who wrote it is the agent, whoever's account it runs under.
            "GIT_AUTHOR_NAME": agent, "GIT_AUTHOR_EMAIL": address, "GIT_COMMITTER_NAME": agent, "GIT_COMMITTER_EMAIL": address,
        ]
    }

    /// Writes the hook's folder.
    package static func install(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let hook = folder.appendingPathComponent("prepare-commit-msg")
        try Data(script.utf8).write(to: hook, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
    }

    private static let script = """
        #!/bin/sh
        # Adds the lane's trailers to a commit message. Never stops a commit.
        [ -n "$SIGNALBOX_LANE" ] || exit 0
        # Without a newline at its end a one-line message (a merge's) would get the trailers in its subject's paragraph.
        [ -z "$(tail -c 1 "$1")" ] || echo >> "$1"
        git interpret-trailers --in-place --if-exists doNothing \\
            --trailer "Signalbox-Lane: $SIGNALBOX_LANE" --trailer "Signalbox-Target: $SIGNALBOX_TARGET" "$1" || exit 0
        """ + "\n"
}
