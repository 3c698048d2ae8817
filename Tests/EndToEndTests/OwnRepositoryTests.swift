import Foundation
import Testing

/// What the README shows, on real repositories: the packages that this project itself was built from.
struct OwnRepositoryTests {
    /// Clones with at least fifty files, beside the build: `.build/checkouts`, or the folders that `SIGNALBOX_TEST_REPOSITORIES` names
    /// (separated by colons).
    static let found: [String] = {
        let named = (ProcessInfo.processInfo.environment["SIGNALBOX_TEST_REPOSITORIES"] ?? "").split(separator: ":").map { String($0) }
        let checkouts = BuiltBinary.folders.map { "\($0)/checkouts" }.first { FileManager.default.fileExists(atPath: $0) }
        let beside = checkouts.map { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { "\(folder)/\($0)" }
        }
        return (named + (beside ?? [])).filter { isBigEnough($0) }
    }()

    private static func isBigEnough(_ folder: String) -> Bool {
        let contents = FileManager.default.enumerator(atPath: folder)
        let isRepository =
            FileManager.default.fileExists(atPath: folder + "/.git") && FileManager.default.fileExists(atPath: folder + "/README.md")
        return isRepository && (contents?.prefix(2_000).filter { !"\($0)".hasPrefix(".git/") }.count ?? 0) >= 50
    }

    @Test(
        "Six commands on clones of real repositories, and one codemod over two of them",
        .enabled(
            if: OwnRepositoryTests.found.count >= 2, "needs two clones of real repositories in .build/checkouts: build the package first"))
    func sixCommands() async throws {
        try await Sandbox.with { box in
            var before: [String: String] = [:]
            for (name, source) in zip(["first", "second"], Self.found) {
                let remote = box.path("\(name).git")
                try await box.shell("git init -q --bare -b main '\(remote)'; git -C '\(source)' push -q '\(remote)' HEAD:refs/heads/main")
                before[name] = try await box.shell("git --git-dir '\(remote)' rev-parse main")
            }
            try await box.succeed("init", box.workspace)
            try await box.succeed("repo", "add", "first", "../first.git", "--gate", "readme=grep -q Signalbox README.md")
            try await box.succeed(
                "repo", "add", "second", "file://\(box.path("second.git"))", "--gate", "readme=grep -q Signalbox README.md")
            let codemod = "printf '\\nLanded by Signalbox.\\n' >> README.md\ngit commit -qam 'Say how it landed'"
            for name in ["first", "second"] {
                try await box.succeed("target", "add", "--repo", name, "--title", "Say how it landed", "--intent", codemod)
            }
            try await box.succeed("dispatch", "T-1", "T-2", "--agent", "sh")
            for (lane, name) in [("L-1", "first"), ("L-2", "second")] {
                let done = try await box.land(lane)
                let remote = box.path("\(name).git")
                #expect(try await box.shell("git --git-dir '\(remote)' rev-parse 'main^{tree}'") == done.candidate.tree.text)
                let changed = try await box.shell("git --git-dir '\(remote)' diff --name-only \(before[name] ?? "") main")
                #expect(changed == "README.md", "\(name)")
            }
            try await box.expectSound()
        }
    }
}
