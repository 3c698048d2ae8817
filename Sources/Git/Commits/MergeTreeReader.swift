/// Reads the `-z --name-only` output of git-merge-tree(1): tree, conflicted paths, an empty record, then messages as
/// (number of paths, paths, kind, text); with `--stdin` each merge has a status before and an empty record after it.
struct MergeTreeReader {
    struct Merge {
        let isClean: Bool
        let tree: ObjectID
        let paths: [RepositoryPath]
        let messages: [String]
    }

    private let records: [ArraySlice<UInt8>]
    private let command: String
    private var position = 0

    init(records: [ArraySlice<UInt8>], command: String) {
        self.records = records
        self.command = command
    }

    mutating func result(isClean: Bool) throws -> Merge {
        guard let first = next(), let tree = ObjectID(bytes: first) else {
            throw GitError.unexpected("merge-tree named no tree", command: command)
        }
        var paths: [RepositoryPath] = []
        var messages: [String] = []
        if !isClean {
            while let record = next(), !record.isEmpty {
                let path = RepositoryPath(bytes: record)
                if paths.last != path { paths.append(path) }
            }
            while let record = next(), !record.isEmpty {
                guard let count = Int(String(decoding: record, as: UTF8.self)), count >= 0, count <= records.count - position else {
                    throw GitError.unexpected("merge-tree's messages are malformed", command: command)
                }
                position += count
                _ = next()
                if let text = next(), messages.count < 100 {
                    messages.append(DisplayText.escape(text.prefix(2000).reversed().drop { $0 == 10 }.reversed()))
                }
            }
        }
        return Merge(isClean: isClean, tree: tree, paths: paths, messages: messages)
    }

    mutating func nextOfMany() throws -> Merge? {
        guard let status = next() else { return nil }
        guard status.elementsEqual("0".utf8) || status.elementsEqual("1".utf8) else {
            throw GitError.unexpected("merge-tree gave no status", command: command)
        }
        let isClean = status.elementsEqual("1".utf8)
        let merge = try result(isClean: isClean)
        // A conflict's messages end with the empty record; a clean merge has none, so its own is still ahead.
        if isClean { _ = next() }
        return merge
    }

    private mutating func next() -> ArraySlice<UInt8>? {
        guard position < records.count else { return nil }
        defer { position += 1 }
        return records[position]
    }
}
