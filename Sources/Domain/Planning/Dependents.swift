/// What waits for what, from the side of what is waited for.
package struct Dependents {
    private var next: [TargetID: [TargetID]] = [:]

    /// - Parameter targets: those that are still to land. One that has landed passes nothing on: what comes after it waits for it no longer.
    package init(_ targets: [Target]) {
        for target in targets {
            for dependency in target.after { next[dependency, default: []].append(target.id) }
        }
    }

    /// Everything that cannot land before this target, near or far.
    package func of(_ target: TargetID) -> Set<TargetID> {
        var found: Set<TargetID> = []
        var open = next[target, default: []]
        while let near = open.popLast() {
            guard found.insert(near).inserted else { continue }
            open.append(contentsOf: next[near, default: []])
        }
        return found
    }
}
