extension PathGlob {
    /// A path that both globs match, or nil when there is none.
    ///
    /// Exact: both globs are finite automata, and this searches their product breadth first, once over the parts of a path and, for a pair
    /// of parts, once over their characters.
    package func example(with other: PathGlob) -> String? {
        let left = segments
        let right = other.segments
        var queue: [(left: Int, right: Int, path: [String])] = [(0, 0, [])]
        var seen: Set<[Int]> = []
        var next = 0
        while next < queue.count {
            let (l, r, path) = queue[next]
            next += 1
            if l == left.count, r == right.count { return path.joined(separator: "/") }
            guard seen.insert([l, r]).inserted, l < left.count, r < right.count else { continue }
            switch (left[l], right[r]) {
            case (.folders, .folders):
                queue.append((l + 1, r, path))
                queue.append((l, r + 1, path))
            case (.folders, .name(let tokens)):
                queue.append((l + 1, r, path))
                if let part = Self.name([.many], tokens) { queue.append((l, r + 1, path + [part])) }
            case (.name(let tokens), .folders):
                queue.append((l, r + 1, path))
                if let part = Self.name(tokens, [.many]) { queue.append((l + 1, r, path + [part])) }
            case (.name(let these), .name(let those)):
                if let part = Self.name(these, those) { queue.append((l + 1, r + 1, path + [part])) }
            }
        }
        return nil
    }

    /// A name that both patterns match. Names are not empty, `.` or `..`: the third automaton (`dots`) counts leading dots until another
    /// character or a third dot makes it a name.
    private static func name(_ left: [Token], _ right: [Token]) -> String? {
        let isName = 3
        var queue: [(left: Int, right: Int, dots: Int, text: String)] = [(0, 0, 0, "")]
        var seen: Set<[Int]> = []
        var next = 0
        while next < queue.count {
            let (l, r, dots, text) = queue[next]
            next += 1
            if l == left.count, r == right.count, dots == isName { return text }
            guard seen.insert([l, r, dots]).inserted else { continue }
            if l < left.count, left[l] == .many { queue.append((l + 1, r, dots, text)) }
            if r < right.count, right[r] == .many { queue.append((l, r + 1, dots, text)) }
            guard l < left.count, r < right.count, let scalar = common(left[l], right[r]) else { continue }
            let nextDots = dots == isName || scalar != "." ? isName : dots + 1
            queue.append(
                (
                    left[l] == .many ? l : l + 1, right[r] == .many ? r : r + 1, nextDots, text + String(Character(scalar))
                ))
        }
        return nil
    }

    /// A character that both tokens can take. Where both take any, `a` is as good as every other: it is not a dot.
    private static func common(_ left: Token, _ right: Token) -> Unicode.Scalar? {
        switch (left, right) {
        case (.scalar(let l), .scalar(let r)): l == r ? l : nil
        case (.scalar(let scalar), _), (_, .scalar(let scalar)): scalar
        default: "a"
        }
    }
}
