import Foundation
import Testing

@testable import Git

/// Git as it runs in the sandbox: everything read-only but the worktree and the lane's own repository.
@Suite struct LaneGitSandboxTests {
    static let works: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/bwrap")
        process.arguments = ["--ro-bind", "/", "/", "true"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(.enabled(if: works, "bubblewrap is not at /usr/bin/bwrap, or may not run here"))
    func gitWorksInside() async throws {
        let lane = try await LaneBox()
        let (path, git) = (lane.worktree.path, lane.lane)
        func sandboxed(_ script: String) throws -> String {
            try lane.box.shell(
                """
                cat > "$ROOT/script" <<'END'
                export GIT_EDITOR=true M='\(lane.mirror.path)'
                \(script)
                END
                bwrap --unshare-pid --ro-bind / / --dev /dev --proc /proc --bind '\(path)' '\(path)' --bind '\(git.repository)' '\(git.repository)' \
                  --ro-bind '\(git.dotgit)' '\(git.dotgitTarget)' --chdir '\(path)' sh -ec ". '$ROOT/script'"
                """, in: path)
        }
        _ = try await lane.advanceMain("echo main > c.txt")
        try await git.prepare()
        let said = try sandboxed(
            """
            git status --porcelain; mkdir sub; cd sub; echo one > n; git add n; git commit -q -m one; cd ..; git log -1 --format=%s
            git merge -q origin/main -m merged; cat c.txt
            echo s > a.txt; git stash -q; git status --porcelain; git stash pop -q; git commit -q -a -m two
            git rebase -q origin/main; git log --format=%s origin/main..; git worktree list | wc -l; git fsck 2>&1 | grep -v dangling || true
            """)
        #expect(said == "one\nmain\ntwo\none\n1")
        // Nothing of the repository can be written there.
        let denied = try sandboxed(
            """
            for c in 'touch $M/x' 'touch $M/objects/x' 'echo x > $M/config' 'echo x > .git' 'rm -f .git' 'mv .git y' 'GIT_DIR=$M git update-ref refs/heads/x HEAD' 'git push -q origin HEAD' 'git fetch -q'; do
              if eval "$c" 2>> said; then echo "done: $c"; fi; done
            grep -c signalbox-fetches-and-pushes said; rm said
            """)
        #expect(denied == "2")
        let head = try await git.importHead().head
        #expect(
            try lane.box.shell("git rev-parse HEAD; git status --porcelain; git log --format=%s", in: path)
                == "\(head)\ntwo\none\nmain\nfirst")
        #expect(try lane.faults() == "")
    }
}
