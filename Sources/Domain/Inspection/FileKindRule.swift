/// Which kind a changed file is, and by which rule. The first rule that fits decides.
package struct FileKindRule: Equatable, Sendable {
    package let kind: FileKind
    /// The rule in words.
    package let reason: String
    /// Folded at first. A file is not folded on the candidate's own word: a new header in an old file, or attributes that it changes itself.
    package let isFolded: Bool

    /// Added and removed lines beyond which a file is folded for its size.
    package static let largeLines = 3000

    package init(_ file: CandidateFile, _ marks: FileMarks = FileMarks()) {
        let path = PathWords(file.path)
        var isOwnWord = false
        (kind, reason) = {
            if marks.isSubmodule { return (.config, "a submodule: the commit of another repository") }
            if let name = path.lockFile { return (.lockfile, "named \(name), which a package manager writes") }
            if file.binary { return (.binary, "git shows no lines of it") }
            if marks.generated == true {
                isOwnWord = marks.areAttributesNew
                return (.generated, "linguist-generated in .gitattributes" + (isOwnWord ? ", which this candidate changes" : ""))
            }
            if marks.vendored == true {
                isOwnWord = marks.areAttributesNew
                return (.vendored, "linguist-vendored in .gitattributes" + (isOwnWord ? ", which this candidate changes" : ""))
            }
            if marks.generated != false {
                if let header = marks.header {
                    isOwnWord = marks.isHeaderNew && file.status != "added"
                    return (.generated, "its first lines say '\(header)'" + (isOwnWord ? ", which is new" : ""))
                }
                if let ending = path.generatedEnding { return (.generated, "its name ends with \(ending)") }
            }
            if marks.vendored != false, let folder = path.vendorFolder { return (.vendored, "in a folder named \(folder)") }
            let lines = file.additions + file.deletions
            if lines > Self.largeLines { return (.tooLarge, "\(lines) changed lines, more than \(Self.largeLines)") }
            if marks.documentation == true { return (.docs, "linguist-documentation in .gitattributes") }
            if let sign = path.testSign { return (.test, sign) }
            if let sign = path.docsSign, marks.documentation != false { return (.docs, sign) }
            if let sign = path.configSign { return (.config, sign) }
            return (.source, "no rule names another kind")
        }()
        isFolded = kind.isFolded && !isOwnWord
    }
}
