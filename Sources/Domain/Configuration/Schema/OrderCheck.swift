/// Things that come after others by name: gates that need gates, targets after targets.
enum OrderCheck {
    /// One thing and what it names.
    struct Item {
        let name: String
        let after: [LocatedText]
    }

    /// The closing edges of all cycles that a depth-first walk finds, each with the names on the way round: `[a, b, a]`.
    /// Edges to unknown names are ignored.
    static func cycles(_ items: [Item]) -> [(edge: LocatedText, names: [String])] {
        let known = Dictionary(items.map { ($0.name, $0.after) }, uniquingKeysWith: { first, _ in first })
        var done: Set<String> = []
        var found: [(edge: LocatedText, names: [String])] = []
        for item in items where !done.contains(item.name) {
            // An explicit stack: a file may hold chains of thousands.
            var stack: [(name: String, next: Int)] = [(item.name, 0)]
            var open: Set<String> = [item.name]
            while let (name, next) = stack.last {
                let after = known[name] ?? []
                guard next < after.count else {
                    stack.removeLast()
                    open.remove(name)
                    done.insert(name)
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = after[next]
                if open.contains(edge.text) {
                    found.append((edge, stack.map(\.name).drop { $0 != edge.text } + [edge.text]))
                } else if known[edge.text] != nil, !done.contains(edge.text) {
                    stack.append((edge.text, 0))
                    open.insert(edge.text)
                }
            }
        }
        return found
    }
}
