import Domain

/// The changed files as a tree, with one in hand.
struct TreePanel: Equatable, Sendable {
    /// Index of the file in hand.
    var inHand: Int
    var top = 0

    /// From here on the tree stands beside the lines.
    static let wideScreen = 110
    static let width = 38

    /// Lines with the file that each is, nil for folders.
    static func lines(_ files: [InspectedFile]) -> [(text: Styled, file: Int?)] {
        var result: [(Styled, Int?)] = []
        var open: [String] = []
        for (index, file) in files.enumerated() {
            let parts = file.path.split(separator: "/").map(String.init)
            let folders = Array(parts.dropLast())
            let common = zip(open, folders).prefix { $0.0 == $0.1 }.count
            for depth in common..<max(common, folders.count) {
                result.append((Styled(indent(depth)) + Styled(folders[depth] + "/", .faint), nil))
            }
            open = folders
            let mark =
                file.viewed ? Styled("[x] ", .good) : file.seen.kind == .changed ? Styled("[~] ", .warning) : Styled("[ ] ", .warning)
            let kind = file.folded ? Styled(" \(InspectedFileState.word(file.kind))", .warning) : Styled()
            result.append(
                (
                    Styled(indent(folders.count)) + mark + Styled(parts.last ?? file.path) + " "
                        + LaneWords.changes(file.added, file.removed) + kind, index
                ))
        }
        return result
    }

    /// Deep paths do not push the names off the screen.
    private static func indent(_ depth: Int) -> String { String(repeating: " ", count: min(depth, 8)) }

    mutating func follow(_ files: [InspectedFile], height: Int) {
        let place = Self.lines(files).firstIndex { $0.file == inHand } ?? 0
        if place < top { top = place }
        if place >= top + height { top = place - height + 1 }
        top = max(0, top)
    }

    func shown(_ files: [InspectedFile], height: Int) -> [ScreenLine] {
        Self.lines(files).dropFirst(top).prefix(max(0, height)).map { ScreenLine($0.text, reversed: $0.file == inHand) }
    }
}
