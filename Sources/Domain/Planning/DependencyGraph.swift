/// The targets' dependencies over all repositories, as they would be with some targets changed.
package struct DependencyGraph: Sendable {
    private let targets: [TargetID: Target]
    private let changed: [TargetID: Target]

    /// - Parameters:
    ///   - targets: those that are there; no cycle is among them.
    ///   - changed: new ones, and those that would take another's place.
    package init(_ targets: [TargetID: Target], changing changed: [Target]) {
        self.targets = targets
        self.changed = Dictionary(changed.map { ($0.id, $0) }) { _, last in last }
    }

    /// A cycle that the changes close, as its path (`T-1 → T-2 → T-1`); nil when there is none. It goes through one of them, so only what they come
    /// after, near or far, is looked at, however many targets there are.
    package func cycle() -> [TargetID]? {
        var done: Set<TargetID> = []
        for start in changed.keys.sorted() where !done.contains(start) {
            if let found = cycle(from: start, done: &done) { return found }
        }
        return nil
    }

    private func after(_ target: TargetID) -> [TargetID] {
        guard let known = changed[target] ?? targets[target], known.dropped == nil else { return [] }
        return known.after.sorted()
    }

    // Depth first without recursion: a chain of thousands of targets is bad input that must not exhaust the stack.
    private func cycle(from start: TargetID, done: inout Set<TargetID>) -> [TargetID]? {
        var path: [TargetID] = [start]
        var onPath: Set<TargetID> = [start]
        var rest: [[TargetID]] = [after(start)]
        while let node = path.last {
            guard let next = rest[rest.count - 1].popLast() else {
                done.insert(node)
                onPath.remove(node)
                path.removeLast()
                rest.removeLast()
                continue
            }
            if onPath.contains(next), let first = path.firstIndex(of: next) { return Array(path[first...]) + [next] }
            if done.contains(next) { continue }
            path.append(next)
            onPath.insert(next)
            rest.append(after(next))
        }
        return nil
    }
}
