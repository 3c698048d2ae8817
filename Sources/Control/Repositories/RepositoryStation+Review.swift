import Domain
import Git

extension RepositoryStation {
    /// A clean checkout under a name, as ``acquireCheckout(_:commit:)``, with what git knows of it.
    func checkout(_ name: String, commit: String) async throws -> Worktree {
        try await checkouts.acquire(lane: name, base: try object(commit)).worktree
    }

    /// A candidate's whole diff in the unified format, each file bounded.
    func diffText(_ candidate: Domain.Candidate) async throws -> String {
        let diffs = try await diffs(base: candidate.base, commit: candidate.commit, files: candidate.files)
        return diffs.map { diff in
            let old = diff.file.status == "added" ? "/dev/null" : "a/\(diff.file.oldPath ?? diff.file.path)"
            let new = diff.file.status == "deleted" ? "/dev/null" : "b/\(diff.file.path)"
            let cut = diff.cut.map { "(not shown: \($0))\n" } ?? ""
            return "--- \(old)\n+++ \(new)\n" + diff.hunks.map(UnifiedDiff.text).joined() + cut
        }.joined()
    }
}
