/// Where in a file a text stands that an edit wrote.
enum WrittenLines {
    /// The first place where all lines of the text stand together; nil when there is none (the text was changed since).
    static func find(_ text: String, in contents: FileContents) -> ClosedRange<Int>? {
        var wanted = Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false)
        while wanted.last?.isEmpty == true { wanted.removeLast() }
        guard let first = wanted.first, wanted.count <= contents.lineCount else { return nil }
        // An edit may begin or end within a line.
        for start in 0...(contents.lineCount - wanted.count) {
            guard contents.line(start).ends(with: first) else { continue }
            let isThere = wanted.indices.dropFirst().allSatisfy { index in
                let line = contents.line(start + index)
                return index == wanted.count - 1 ? line.starts(with: wanted[index]) : line.elementsEqual(wanted[index])
            }
            if wanted.count == 1 ? contents.line(start).elementsEqual(first) : isThere { return (start + 1)...(start + wanted.count) }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with other: ArraySlice<UInt8>) -> Bool { suffix(other.count).elementsEqual(other) && count >= other.count }
}
