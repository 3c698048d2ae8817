/// What a statement says that can be compared with the diff and the evidence: files, commands, results of checks, what was added or left alone.
package struct ClaimParts: Equatable, Sendable {
    /// Words in it that look like paths.
    package private(set) var paths: [String] = []
    /// It says that something was changed, so files that it names have to be in the diff.
    package private(set) var saysChanged = false
    /// It says that something went well.
    package private(set) var saysWell = false
    /// Kinds of checks that it says went well.
    package private(set) var passes: Set<GateStage> = []
    /// It says that tests were added.
    package private(set) var addsTests = false
    /// It says that no dependency was added or changed.
    package private(set) var leavesDependencies = false
    /// It says that no test was changed.
    package private(set) var leavesTests = false
    /// Commands in backticks behind "ran" and the like.
    package private(set) var commands: [String] = []

    package var isEmpty: Bool {
        passes.isEmpty && !addsTests && !leavesDependencies && !leavesTests && commands.isEmpty && paths.isEmpty
    }

    package init(_ text: String) {
        let quoted = Self.quoted(text)
        paths = Self.paths(text)
        // Names of files and what stands in backticks say nothing by their own words: `src/nothing.swift` denies nothing.
        let prose = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 0 }
            .map { $0.element.split(separator: " ").filter { !Self.looksLikePath(Self.bare($0)) }.joined(separator: " ") }.joined(
                separator: " ")
        let words = prose.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map(String.init)
        let has = { (some: Set<String>) in words.contains { some.contains($0) } }
        let negated = has(Self.negations)
        saysChanged = has(Self.changeWords) && !negated
        saysWell = has(Self.passWords) && !has(Self.failWords) && !negated
        if saysWell {
            for (stage, names) in Self.stages where has(names) { passes.insert(stage) }
        }
        let speaksOfTests = has(["test", "tests", "testcase", "testcases", "spec", "specs"])
        addsTests = speaksOfTests && has(["added", "add", "adds", "wrote", "new"]) && !negated && passes.isEmpty
        leavesTests = speaksOfTests && negated && has(Self.changeWords)
        leavesDependencies = negated && has(["dependency", "dependencies", "packages", "libraries"])
        if saysWell || has(["ran", "run", "running", "executed", "with"]), !negated {
            commands = quoted.filter { $0.contains(" ") && !Self.looksLikePath($0) || ["make", "pytest", "tox"].contains($0) }
        }
    }

    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element).trimmingWhitespace }.filter { !$0.isEmpty && $0.utf8.count <= 300 }
    }

    private static func paths(_ text: String) -> [String] {
        var found: [String] = []
        // The words of a command are its own.
        let outside = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 || !$0.element.contains(" ") }.map { String($0.element) }.joined(separator: " ")
        let plain = outside.split { $0.isWhitespace || "'\"()[]<>,;".contains($0) }.map(bare)
        for word in plain where looksLikePath(word) && !found.contains(word) { found.append(word) }
        return Array(found.prefix(40))
    }

    /// A word without marks around it; `file.swift:12` names the file.
    private static func bare(_ word: Substring) -> String {
        var word = word.drop { "`'\"()[]<>".contains($0) }
        while let last = word.last, ".:!?,;`'\"()[]<>".contains(last) { word = word.dropLast() }
        if let colon = word.firstIndex(of: ":"), word[word.index(after: colon)...].allSatisfy({ $0.isNumber || $0 == ":" || $0 == "-" }) {
            word = word[..<colon]
        }
        return String(word)
    }

    /// `src/a.swift`, `Makefile.am`, `a.b`: a name with an ending of letters, no address, no number, no abbreviation.
    private static func looksLikePath(_ word: String) -> Bool {
        guard word.utf8.count <= 300, !word.contains(" "), !word.contains("://"), !word.contains("@"), !word.hasPrefix("-") else {
            return false
        }
        let name = word.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return false }
        let ending = name[name.index(after: dot)...]
        let stem = name[..<dot]
        guard (1...10).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            ending.contains(where: \.isLetter)
        else { return false }
        if word.contains("/") { return true }
        return (stem.isEmpty || stem.count > 1) && Self.knownEndings.contains(ending.lowercased())
    }

    private static let stages: [(GateStage, Set<String>)] = [
        (.test, ["test", "tests", "suite", "specs", "spec"]), (.lint, ["lint", "linter", "linting", "lints", "format", "formatting"]),
        (.build, ["build", "builds", "compiles", "compile"]), (.typecheck, ["typecheck", "typechecks", "types"]), (.e2e, ["e2e"]),
    ]
    private static let changeWords: Set<String> = [
        "changed", "change", "changes", "updated", "updates", "update", "added", "adds", "add", "fixed", "fixes", "fix", "removed",
        "removes",
        "deleted", "created", "creates", "modified", "modifies", "edited", "renamed", "moved", "refactored", "rewrote", "replaced", "wrote",
        "implemented", "extended", "touched",
    ]
    private static let negations: Set<String> = [
        "no", "not", "without", "never", "none", "nothing", "didn't", "didn’t", "doesn't", "doesn’t", "don't", "don’t", "isn't", "isn’t",
        "untouched", "unchanged", "cannot", "can't", "can’t", "couldn't", "couldn’t", "wasn't", "wasn’t", "weren't", "weren’t",
    ]
    private static let passWords: Set<String> = [
        "pass", "passes", "passed", "passing", "green", "succeed", "succeeds", "succeeded", "ok", "clean", "builds", "compiles",
        "typechecks",
        "lints",
    ]
    private static let failWords: Set<String> = ["fail", "fails", "failed", "failing", "red", "broken", "should"]
    private static let knownEndings: Set<String> = [
        "swift", "ts", "tsx", "js", "jsx", "mjs", "cjs", "py", "go", "rs", "rb", "java", "kt", "c", "h", "cc", "cpp", "hpp", "cs", "php",
        "sh",
        "sql", "html", "css", "scss", "vue", "svelte", "json", "yaml", "yml", "toml", "md", "txt", "lock", "xml", "tf", "proto", "ex",
        "exs",
        "scala", "m", "mm", "dart", "lua", "gradle", "cfg", "ini", "env", "csv",
    ]
}

extension String {
    fileprivate var trimmingWhitespace: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
