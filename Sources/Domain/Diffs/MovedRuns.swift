/// Finds the blocks of one side that occur on the other side, on tokens. The rule is that of git's `--color-moved=zebra` (diff.c,
/// `mark_color_as_moved`, git 2.35 and newer): a block is extended as long as all of it stands together on the other side, and counts when it
/// has at least 20 letters and digits; where one was too short, the search goes on at its second line. Linear time: where git tries every
/// place of a line, ``LineAutomaton`` holds all of them in one state.
enum MovedRuns {
    /// A line of a side: its token, and whether the line before it is not its neighbour in the diff.
    struct Line {
        var token: Int32
        var startsRun: Bool
        /// ASCII letters and digits.
        var weight: Int32
    }

    /// Lines of one side, and where they begin on the other side.
    struct Block: Equatable {
        var start: Int
        var length: Int
        var other: Int
    }

    /// Letters and digits of a block: COLOR_MOVED_MIN_ALNUM_COUNT of git.
    static let minimumWeight = 20

    /// The blocks of `lines` that `other` holds, in order.
    static func blocks(of lines: [Line], in other: [Line]) -> [Block] {
        let common = Set(lines.map(\.token)).intersection(other.map(\.token))
        guard !common.isEmpty else { return [] }
        let automaton = automaton(other, common)
        var scan = Scan(automaton: automaton, lines: lines)
        for index in lines.indices {
            if lines[index].startsRun { scan.close(index) }
            if common.contains(lines[index].token) { scan.take(index) } else { scan.close(index) }
        }
        scan.close(lines.count)
        return scan.blocks
    }

    private static func automaton(_ lines: [Line], _ common: Set<Int32>) -> LineAutomaton {
        var automaton = LineAutomaton()
        // Negative tokens occur once each and in no query: nothing goes on over them.
        var wall: Int32 = -1
        var needsWall = false
        for index in lines.indices {
            guard common.contains(lines[index].token) else {
                needsWall = true
                continue
            }
            if needsWall || lines[index].startsRun {
                automaton.append(wall, index: -1)
                wall -= 1
                needsWall = false
            }
            automaton.append(lines[index].token, index: Int32(index))
        }
        return automaton
    }

    /// The walk over one side.
    private struct Scan {
        let automaton: LineAutomaton
        let lines: [Line]
        var blocks: [Block] = []
        private var state = LineAutomaton.root
        private var length = 0
        private var weight = 0

        init(automaton: LineAutomaton, lines: [Line]) {
            self.automaton = automaton
            self.lines = lines
        }

        /// Takes the line at an index into the block, or ends the block there and begins another.
        mutating func take(_ index: Int) {
            let token = lines[index].token
            if automaton.state(after: state, token) == nil {
                if weight >= minimumWeight {
                    close(index)
                } else {
                    while automaton.state(after: state, token) == nil, let shorter = automaton.shorter(state) {
                        for dropped in (index - length)..<(index - shorter.length) { weight -= Int(lines[dropped].weight) }
                        (state, length) = shorter
                    }
                }
            }
            guard let next = automaton.state(after: state, token) else { return close(index) }
            state = next
            length += 1
            weight += Int(lines[index].weight)
        }

        /// Ends the block before an index.
        mutating func close(_ index: Int) {
            if length > 0, weight >= minimumWeight {
                blocks.append(Block(start: index - length, length: length, other: automaton.end(of: state) - length + 1))
            }
            (state, length, weight) = (LineAutomaton.root, 0, 0)
        }
    }
}
