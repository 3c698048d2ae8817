/// Which lines of a candidate were moved: blocks that were removed at one place and added at another, within and across its files, byte for
/// byte or but for white space (`--color-moved-ws=ignore-all-space` of git). The rule of a block is that of ``MovedRuns``.
package struct MovedBlocks: Sendable {
    /// For each file, marks by the line's position in its diff.
    package private(set) var marks: [[Int: MovedMark]]
    /// There are more changed lines than ``limit``, so nothing was looked for.
    package let isTooLarge: Bool

    /// Changed lines of all files together that are compared: memory grows with them.
    package static let limit = 200_000
    /// Bytes of a line beyond which it is taken for unique.
    private static let lineLimit = 64 << 10

    /// A file of the candidate.
    package struct File: Sendable {
        package let path: String
        package let oldPath: String?
        package let lines: PatchLines

        package init(path: String, oldPath: String?, lines: PatchLines) {
            self.path = path
            self.oldPath = oldPath
            self.lines = lines
        }
    }

    package init(_ files: [File]) {
        marks = Array(repeating: [:], count: files.count)
        let changed = files.reduce(0) { $0 + $1.lines.lines.count { $0.kind != .context } }
        isTooLarge = changed > Self.limit
        guard !isTooLarge, changed > 1 else { return }
        let sides = Sides(files)
        for isExact in [true, false] {
            let removed = isExact ? sides.removed.exact : sides.removed.loose
            let added = isExact ? sides.added.exact : sides.added.loose
            mark(sides.added, sides.removed, MovedRuns.blocks(of: added, in: removed), isExact, files) { $0.oldPath ?? $0.path }
            mark(sides.removed, sides.added, MovedRuns.blocks(of: removed, in: added), isExact, files, \.path)
        }
    }

    private var count = 0

    private mutating func mark(
        _ side: Side, _ other: Side, _ blocks: [MovedRuns.Block], _ isExact: Bool, _ files: [File], _ path: (File) -> String
    ) {
        for block in blocks {
            count += 1
            for offset in 0..<block.length {
                let here = side.places[block.start + offset]
                let there = other.places[block.other + offset]
                // What is the same byte for byte was marked before.
                guard marks[here.file][here.position] == nil else { continue }
                let line = files[there.file].lines.lines[there.position]
                marks[here.file][here.position] = MovedMark(
                    block: count, exact: isExact, path: path(files[there.file]), line: Int(max(line.old, line.new)))
            }
        }
    }

    /// Where a line is.
    private struct Place {
        let file: Int
        let position: Int
    }

    /// The removed or the added lines of all files.
    private struct Side {
        var places: [Place] = []
        var exact: [MovedRuns.Line] = []
        var loose: [MovedRuns.Line] = []
    }

    private struct Sides {
        var removed = Side()
        var added = Side()
        private var exact: [LineKey: Int32] = [:]
        private var loose: [LineKey: Int32] = [:]
        private var unique: Int32 = 0

        init(_ files: [File]) {
            for (number, file) in files.enumerated() {
                var before = PatchLines.Kind.context
                var hunk = 0
                for (position, line) in file.lines.lines.enumerated() {
                    while hunk < file.lines.hunks.count, file.lines.hunks[hunk].position <= position {
                        if file.lines.hunks[hunk].position == position { before = .context }
                        hunk += 1
                    }
                    defer { before = line.kind }
                    guard line.kind != .context else { continue }
                    add(file.lines.content(line), Place(file: number, position: position), line.kind, startsRun: before != line.kind)
                }
            }
        }

        private mutating func add(_ content: ArraySlice<UInt8>, _ place: Place, _ kind: PatchLines.Kind, startsRun: Bool) {
            var tokens: (exact: Int32, loose: Int32)
            var weight: Int32 = 0
            if content.count > MovedBlocks.lineLimit {
                unique += 1
                tokens = (Int32.max - unique, Int32.max - unique)
            } else {
                var dense: [UInt8] = []
                dense.reserveCapacity(content.count)
                for byte in content {
                    if byte != 0x20, !(0x09...0x0D).contains(byte) { dense.append(byte) }
                    if Self.isAlphanumeric(byte) { weight += 1 }
                }
                tokens = (Self.token(content, &exact), Self.token(dense[...], &loose))
            }
            let exactLine = MovedRuns.Line(token: tokens.exact, startsRun: startsRun, weight: weight)
            let looseLine = MovedRuns.Line(token: tokens.loose, startsRun: startsRun, weight: weight)
            if kind == .removed {
                removed.places.append(place)
                removed.exact.append(exactLine)
                removed.loose.append(looseLine)
            } else {
                added.places.append(place)
                added.exact.append(exactLine)
                added.loose.append(looseLine)
            }
        }

        private static func token(_ bytes: ArraySlice<UInt8>, _ known: inout [LineKey: Int32]) -> Int32 {
            let key = LineKey(bytes: bytes)
            if let token = known[key] { return token }
            let token = Int32(known.count)
            known[key] = token
            return token
        }

        /// As git's own `isalnum`, which knows ASCII alone.
        private static func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }
}

/// A line's bytes as a key; hashed at once, since lines are many.
private struct LineKey: Hashable {
    let bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
