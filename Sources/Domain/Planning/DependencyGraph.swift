/// The targets' dependencies over all repositories.
package struct DependencyGraph: Sendable {
    private let after: [TargetID: [TargetID]]
    private let before: [TargetID: [TargetID]]

    package init(targets: [Target]) {
        var after: [TargetID: [TargetID]] = [:]
        var before: [TargetID: [TargetID]] = [:]
        for target in targets where target.dropped == nil {
            after[target.id] = target.after
            for dependency in target.after { before[dependency, default: []].append(target.id) }
        }
        self.after = after
        self.before = before
    }

    /// Everything that cannot land before this target, near or far.
    package func dependents(of target: TargetID) -> Set<TargetID> {
        var found: Set<TargetID> = []
        var open = before[target, default: []]
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open.append(contentsOf: before[next, default: []])
        }
        return found
    }

    /// A cycle as the path that closes it (`T-1 → T-2 → T-1`); nil when there is none.
    package func cycle() -> [TargetID]? {
        var done: Set<TargetID> = []
        for start in after.keys.sorted() where !done.contains(start) {
            if let found = cycle(from: start, done: &done) { return found }
        }
        return nil
    }

    // Depth first without recursion: a chain of thousands of targets is bad input that must not exhaust the stack.
    private func cycle(from start: TargetID, done: inout Set<TargetID>) -> [TargetID]? {
        var path: [TargetID] = [start]
        var onPath: Set<TargetID> = [start]
        var rest: [[TargetID]] = [after[start, default: []].sorted()]
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
            rest.append(after[next, default: []].sorted())
        }
        return nil
    }
}
