import Domain

/// The lines of a repository in `signalbox.yaml`.
struct RepositoryBlock {
    let repository: NewRepository
    /// The column of the repository's name, from 0, and how much deeper each level is.
    let indent: Int
    let step: Int

    var lines: [String] {
        let outer = String(repeating: " ", count: indent)
        let inner = String(repeating: " ", count: indent + step)
        var lines = ["\(outer)\(repository.name):", "\(inner)url: \(YAMLText.scalar(repository.url))"]
        if let branch = repository.branch { lines.append("\(inner)branch: \(YAMLText.scalar(branch))") }
        var proposal = repository.proposal
        if !repository.gates.isEmpty {
            lines.append("\(inner)gates:")
            for gate in repository.gates {
                lines.append("\(inner)  - name: \(YAMLText.scalar(gate.name))")
                lines.append("\(inner)    run: \(YAMLText.scalar(gate.run))")
            }
            // Proposed gates continue the list that is there.
            let given = repository.gates.map(\.name)
            proposal.gates.removeAll { given.contains($0.name) }
        }
        return lines + proposal.lines(indent: indent + step, continuesGates: !repository.gates.isEmpty)
    }
}
