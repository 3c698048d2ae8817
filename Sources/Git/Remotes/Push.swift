/// Moves one reference of the remote by compare-and-swap.
package struct Push: Sendable {
    /// Whether a path or `file://` remote runs its own hooks when it receives. Hooks of a server reached over the network always run.
    package enum LocalHooks: Sendable { case suppressed, run }

    private let mirror: Mirror
    private let localHooks: LocalHooks

    /// Pushes from that mirror.
    package init(_ mirror: Mirror, localHooks: LocalHooks = .suppressed) {
        self.mirror = mirror
        self.localHooks = localHooks
    }

    /// Sets the remote's `ref` to `new` if it is `expected` (nil: if it does not exist). Repeating a push that landed is `.landed`.
    /// Unless `allowingRewind`, `new` must descend from `expected`; otherwise `.invalidInput` is thrown before anything is sent.
    package func push(_ new: ObjectID, to ref: RefName, expecting expected: ObjectID?, allowingRewind: Bool = false) async throws
        -> PushOutcome
    {
        let repository = mirror.repository
        if let expected, !allowingRewind {
            let graph = CommitGraph(repository)
            guard try await repository.hasCommit(expected), try await graph.isAncestor(expected, of: new) else {
                throw GitError(
                    .invalidInput, "\(new.short) does not descend from \(expected.short): pushing it to \(ref) would drop commits.",
                    remedy: "Fetch, build a new candidate on the present branch, and push that one.")
            }
        }
        var arguments = [
            "push", "--porcelain", "--no-verify", "--no-recurse-submodules", "--no-signed", "--no-follow-tags",
            "--force-with-lease=\(ref.name):\(expected?.hex ?? "")",
        ]
        if mirror.remote.isLocal, localHooks == .suppressed {
            // The receiving side is started here, by us: `-c` does not reach it, so it is spelled out.
            arguments.append("--receive-pack=git -c core.hooksPath=/dev/null -c receive.autogc=false receive-pack")
        }
        var command = repository.command(arguments + ["--", mirror.remote.address, "\(new.hex):\(ref.name)"])
        command.scope = .network
        command.timeout = .seconds(1800)
        command.acceptedExits = [0, 1, 128]
        let reason: String
        do {
            let output = try await repository.run(command)
            if let line = Self.status(of: ref, in: output) {
                reason = line
            } else if output.exit == 0 {
                reason = "git reported success without naming the reference"
            } else {
                reason = output.diagnostics
            }
        } catch let error as GitError where error.kind == .timedOut {
            reason = error.message
        }
        return await verify(new, ref, expected, reason)
    }

    /// Whatever git reported, the remote's own answer decides. A branch is read back by a fetch: whoever comes next needs what it brings,
    /// and asking twice is a talk too many.
    private func verify(_ new: ObjectID, _ ref: RefName, _ expected: ObjectID?, _ reason: String) async -> PushOutcome {
        let found: ObjectID?
        do {
            if let branch = ref.branchName, RemoteStore.tracks(branch) {
                try await mirror.fetchAnew()
                found = try await mirror.tracked(branch: branch)
            } else {
                found = try await RemoteReferences.read(mirror.remote, through: mirror.repository, names: [ref.name]).values[ref]
            }
        } catch {
            let words = (error as? GitError)?.message ?? "\(error)"
            return .uncertain(reason: "git said '\(reason)', and the branch could not be read back: \(words)")
        }
        if found == new { return .landed }
        if reason.hasPrefix("ok ") { return .landedThenMoved(found) }
        if found != expected { return .stale(found: found) }
        return .rejected(reason: reason, remedy: Self.remedy(for: reason, ref))
    }

    /// The porcelain line of the reference: `FLAG \t FROM:TO \t SUMMARY`, FLAG `!` for refused. Accepted ones are given back with `ok `.
    private static func status(of ref: RefName, in output: GitOutput) -> String? {
        for line in output.lines {
            let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, parts[1].hasSuffix(":\(ref.name)") else { continue }
            let summary = DisplayText.escape(parts[2].prefix(500).utf8)
            return parts[0] == "!" ? summary : "ok " + summary
        }
        return nil
    }

    private static func remedy(for reason: String, _ ref: RefName) -> String {
        if reason.contains("checked out") {
            return
                "The remote is a working folder with \(ref.branchName ?? ref.name) checked out. "
                + "Check out another branch there, make it a bare repository, or run `git config receive.denyCurrentBranch updateInstead` in it."
        }
        if reason.contains("hook declined") || reason.contains("protected") {
            return "A rule of the remote refused it: allow Signalbox's account to push to \(ref.name)."
        }
        return "Check that you may push to \(ref.name) by hand; nothing was changed."
    }
}
