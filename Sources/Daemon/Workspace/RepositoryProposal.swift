package import Domain

/// What a look at a repository suggests for its configuration. Nothing of it is in force: it is written as commented lines.
package struct RepositoryProposal: Equatable, Sendable {
    /// A gate that could be.
    package struct Gate: Equatable, Sendable {
        package var name: String
        package var stage: GateStage
        package var run: String
        /// The file that suggests it.
        package var source: String
    }

    /// A boundary that could be.
    package struct Boundary: Equatable, Sendable {
        package var name: String
        package var paths: [String]
        package var risk: Risk
    }

    package var gates: [Gate]
    package var boundaries: [Boundary]

    package init(gates: [Gate] = [], boundaries: [Boundary] = []) {
        self.gates = gates
        self.boundaries = boundaries
    }

    /// The proposal as lines of a repository's block. As in the template, removing the `#` before a key or dash puts a line in force; a `#`
    /// with a space after it is a remark.
    /// - Parameters:
    ///   - indent: the column of the repository's keys, from 0.
    ///   - continuesGates: whether a list of gates stands directly above.
    func lines(indent: Int, continuesGates: Bool) -> [String] {
        let outer = String(repeating: " ", count: indent)
        var lines: [String] = []
        if !gates.isEmpty {
            let also = continuesGates ? "." : " and before 'gates:'."
            lines.append("\(outer)# Gates that the repository suggests. To use one, remove the '#' before its keys\(also)")
            if !continuesGates { lines.append("\(outer)#gates:") }
            for gate in gates {
                lines.append("\(outer)  # from \(YAMLText.scalar(gate.source))")
                lines.append("\(outer)  #- name: \(YAMLText.scalar(gate.name))")
                lines.append("\(outer)    #stage: \(gate.stage.rawValue)")
                lines.append("\(outer)    #run: \(YAMLText.scalar(gate.run))")
            }
        }
        if !boundaries.isEmpty {
            lines.append("\(outer)# Boundaries that its folders suggest. Set the risk of each as you know it.")
            lines.append("\(outer)#boundaries:")
            for boundary in boundaries {
                lines.append("\(outer)  #\(YAMLText.scalar(boundary.name)):")
                lines.append("\(outer)    #paths: [\(boundary.paths.map(YAMLText.scalar).joined(separator: ", "))]")
                lines.append("\(outer)    #risk: \(boundary.risk.rawValue)")
            }
        }
        return lines
    }
}
