/// Why a changed file deserves a closer look, by its path and what happened to it.
package enum Sensitivity {
    package static func words(_ file: CandidateFile, kind: FileKind, oldMode: String? = nil, newMode: String? = nil) -> [String] {
        let paths = [file.path] + (file.oldPath.map { [$0] } ?? [])
        let all = paths.map(PathWords.init)
        var found: [String] = []
        if all.contains(where: \.isContinuousIntegration) { found.append("continuous integration runs it") }
        if kind == .source || kind == .config, let word = all.lazy.compactMap(\.authWord).first { found.append("'\(word)' in its path") }
        if all.contains(where: \.isMigration) { found.append("a database migration") }
        if all.contains(where: { $0.lockFile != nil }) { found.append("pins dependencies") }
        if all.contains(where: { $0.manifest != nil }) { found.append("declares dependencies") }
        if all.contains(where: \.isGitSetting) { found.append("a setting of git or of the forge") }
        if kind == .test, file.status == "deleted" { found.append("a deleted test") }
        if kind == .test, file.status != "deleted", file.deletions > file.additions, file.deletions - file.additions >= 10 {
            found.append("a test that lost \(file.deletions - file.additions) lines")
        }
        if let newMode {
            switch newMode {
            case "100755" where oldMode != "100755": found.append("executable now")
            case "120000" where oldMode != "120000": found.append("a symbolic link now")
            case "160000": found.append("a submodule")
            default: break
            }
        }
        return found
    }
}
