import Domain
import Git

/// What attributes and first lines say of a candidate's files: one process for each of the two questions.
struct FileMarksReading: Sendable {
    let repository: GitRepository
    let base: ObjectID
    let commit: ObjectID

    func read(_ changes: [ChangedFile]) async throws -> [String: FileMarks] {
        let paths = changes.map(\.path)
        let readable = changes.filter { $0.newID != nil && ($0.newMode == .regular || $0.newMode == .executable) }
            .flatMap { [$0.path, $0.oldPath].compactMap(\.self) }
        async let attributes = AttributeReader(repository).values(
            of: ["linguist-generated", "linguist-vendored", "linguist-documentation"], at: paths, tree: commit)
        async let headers = GeneratedHeaders(repository).find(at: readable.sorted(), in: [base, commit])
        let (said, found) = (try await attributes, try await headers)
        let areAttributesNew = changes.contains { $0.path.lastPart == RepositoryPath(".gitattributes") }
        var result: [String: FileMarks] = [:]
        for change in changes {
            let header = found[commit]?[change.path]
            let values = said[change.path] ?? [:]
            result[change.path.name] = FileMarks(
                generated: Self.flag(values["linguist-generated"]), vendored: Self.flag(values["linguist-vendored"]),
                documentation: Self.flag(values["linguist-documentation"]), header: header,
                isHeaderNew: header != nil && found[base]?[change.oldPath ?? change.path] == nil, areAttributesNew: areAttributesNew,
                isSubmodule: change.newMode == .submodule || (change.newID == nil && change.oldMode == .submodule))
        }
        return result
    }

    private static func flag(_ value: String?) -> Bool? {
        switch value {
        case "set", "true": true
        case "unset", "false": false
        default: nil
        }
    }
}
