/// What a path's own words tell of the file.
package struct PathWords: Sendable {
    private let parts: [String]
    private let name: String
    private let ending: String

    package init(_ path: String) {
        parts = path.split(separator: "/").map(String.init)
        let name = parts.last ?? path
        self.name = name
        ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// The name, when it is that of a lock file.
    package var lockFile: String? { Self.lockFiles.contains(name) ? name : nil }

    /// The name, when dependencies are declared in files of that name.
    package var manifest: String? {
        if Self.manifests.contains(name) { return name }
        return name.hasPrefix("requirements") && ending == "txt" || ["csproj", "fsproj", "gemspec"].contains(ending) ? name : nil
    }

    /// A lock file, or named as generators name what they write.
    package var isWrittenByProgram: Bool { lockFile != nil || generatedEnding != nil }

    var generatedEnding: String? { Self.generatedEndings.first { name.hasSuffix($0) } }
    var vendorFolder: String? { parts.dropLast().first { Self.vendorFolders.contains($0) } }

    var testSign: String? {
        if let folder = parts.dropLast().first(where: { Self.testFolders.contains($0.lowercased()) }) {
            return "in a folder named \(folder)"
        }
        let stem = name.dropLast(ending.isEmpty ? 0 : ending.count + 1)
        let isTest =
            ["Test", "Tests", "Spec", "_test", "_spec", ".test", ".spec", "-test"].contains { stem.hasSuffix($0) }
            || stem.hasPrefix("test_")
        return isTest && Self.codeLike(ending) ? "named like a test" : nil
    }

    var docsSign: String? {
        if ["md", "markdown", "rst", "adoc", "asciidoc"].contains(ending) { return "a text for people (.\(ending))" }
        if ["LICENSE", "NOTICE", "AUTHORS", "CHANGELOG", "README"].contains(name) { return "named \(name)" }
        return ending == "txt" && parts.dropLast().contains { ["doc", "docs"].contains($0.lowercased()) }
            ? "in a folder for documents" : nil
    }

    var configSign: String? {
        if Self.configEndings.contains(ending) { return "settings (.\(ending))" }
        if Self.configNames.contains(name) || name.hasPrefix("Dockerfile") { return "named \(name)" }
        return name.hasPrefix(".") ? "its name begins with a dot" : nil
    }

    /// Runs without anybody starting it: definitions of continuous integration.
    package var isContinuousIntegration: Bool {
        let path = parts.joined(separator: "/")
        return path.hasPrefix(".github/workflows/") || path.hasPrefix(".github/actions/") || path.hasPrefix(".circleci/")
            || path.hasPrefix(".buildkite/") || path.hasPrefix(".ci/") || path.hasPrefix(".woodpecker")
            || path.hasPrefix(".forgejo/workflows/")
            || path.hasPrefix(".gitea/workflows/")
            || [".gitlab-ci.yml", ".travis.yml", "Jenkinsfile", "azure-pipelines.yml", "bitbucket-pipelines.yml", "cloudbuild.yaml"]
                .contains(name)
    }

    /// A word of the path that belongs to signing in and to secrets.
    package var authWord: String? {
        words.first { Self.authWords.contains($0) }
    }

    package var isMigration: Bool {
        parts.dropLast().contains { ["migrations", "migrate", "migration"].contains($0.lowercased()) } || ending == "sql"
    }

    /// Settings that change what git or an agent does with the repository.
    package var isGitSetting: Bool { [".gitattributes", ".gitmodules", ".gitignore", "CODEOWNERS"].contains(name) }

    /// The words of all parts: `src/authToken_store.ts` has src, auth, token, store, ts.
    private var words: [String] {
        var words: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for part in parts {
            var wasLower = false
            for character in part {
                if !character.isLetter && !character.isNumber {
                    end()
                } else {
                    if character.isUppercase, wasLower { end() }
                    word.append(character)
                }
                wasLower = character.isLowercase
            }
            end()
        }
        return words
    }

    private static func codeLike(_ ending: String) -> Bool { !["md", "txt", "rst", "yml", "yaml", "lock"].contains(ending) }
}
