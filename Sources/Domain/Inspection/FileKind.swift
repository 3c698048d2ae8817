/// What a changed file is. It says how the file is shown first, and never excuses from seeing it.
package enum FileKind: String, Codable, CaseIterable, Sendable {
    case source, test, docs, config, generated, lockfile, vendored, binary
    /// More changed lines than ``FileKindRule/largeLines``.
    case tooLarge = "too-large"

    /// Whether such a file is shown folded at first, with its name, its counts and the reason.
    package var isFolded: Bool {
        switch self {
        case .generated, .lockfile, .vendored, .binary, .tooLarge: true
        case .source, .test, .docs, .config: false
        }
    }
}

/// What the repository says of a file beside its name.
package struct FileMarks: Equatable, Sendable {
    /// The attribute `linguist-generated`: set, unset, or not said.
    package var generated: Bool?
    /// The attribute `linguist-vendored`.
    package var vendored: Bool?
    /// The attribute `linguist-documentation`.
    package var documentation: Bool?
    /// The first lines say that a program wrote the file; the line as it stands there.
    package var header: String?
    /// The header was not in the file before this candidate.
    package var isHeaderNew: Bool
    /// The candidate changes a `.gitattributes`, so the attributes may be its own words.
    package var areAttributesNew: Bool
    package var isSubmodule: Bool

    package init(
        generated: Bool? = nil, vendored: Bool? = nil, documentation: Bool? = nil, header: String? = nil, isHeaderNew: Bool = false,
        areAttributesNew: Bool = false, isSubmodule: Bool = false
    ) {
        self.generated = generated
        self.vendored = vendored
        self.documentation = documentation
        self.header = header
        self.isHeaderNew = isHeaderNew
        self.areAttributesNew = areAttributesNew
        self.isSubmodule = isSubmodule
    }
}
