/// Reads what `git diff-tree -z --raw [--numstat] [-p]` prints: all raw records, then all counts, then (after an empty record) the patch.
enum RawDiffReader {
    /// The raw records alone.
    static func changes(_ output: GitOutput) throws -> [ChangedFile] {
        try read(output).changes
    }

    static func read(_ output: GitOutput) throws -> (changes: [ChangedFile], patch: ArraySlice<UInt8>) {
        var rest = output.bytes[...]
        func next() throws -> ArraySlice<UInt8> {
            guard let end = rest.firstIndex(of: 0) else { throw GitError.unexpected("the list of changes is cut", command: output.command) }
            defer { rest = rest[(end + 1)...] }
            return rest[..<end]
        }
        var changes: [ChangedFile] = []
        while rest.first == UInt8(ascii: ":") {
            let fields = String(decoding: try next().dropFirst(), as: UTF8.self).split(separator: " ")
            guard fields.count == 5, let letter = fields[4].first, let oldID = ObjectID(String(fields[2])),
                let newID = ObjectID(String(fields[3]))
            else {
                throw GitError.unexpected("a change could not be read", command: output.command)
            }
            let first = RepositoryPath(bytes: try next())
            let isPair = letter == "R" || letter == "C"
            let path = isPair ? RepositoryPath(bytes: try next()) : first
            guard let status = ChangedFile.Status(rawValue: letter == "C" ? "A" : String(letter)) else {
                throw GitError.unexpected("the status '\(letter)' is unknown", command: output.command)
            }
            changes.append(
                ChangedFile(
                    status: status, path: path, oldPath: letter == "R" ? first : nil, oldMode: FileMode(fields[0]),
                    newMode: FileMode(fields[1]),
                    oldID: oldID.isZero ? nil : oldID, newID: newID.isZero ? nil : newID))
        }
        for index in changes.indices where !rest.isEmpty && rest.first != 0 {
            let fields = try next().split(separator: 9, maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { throw GitError.unexpected("the counts could not be read", command: output.command) }
            if fields[2].isEmpty { _ = (try next(), try next()) }
            changes[index].isBinary = fields[0].elementsEqual("-".utf8)
            changes[index].additions = Int(String(decoding: fields[0], as: UTF8.self)) ?? 0
            changes[index].deletions = Int(String(decoding: fields[1], as: UTF8.self)) ?? 0
        }
        if rest.first == 0 { rest = rest.dropFirst() }
        return (changes, rest)
    }
}
