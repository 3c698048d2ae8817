/// Looks at the files of a repository and proposes gates and boundaries. It only reads; what it reads is hostile and ends up, at most, in a
/// comment for the operator.
package struct RepositoryProbe {
    /// Proposals beyond this number are left out.
    static let maximumGates = 24

    /// The paths of all files, from the repository's root.
    let paths: [String]
    /// The text of a file; nil when it is missing, not text, or larger than the caller wants to read.
    let read: (String) -> String?

    /// - Parameters:
    ///   - paths: the paths of all files (`git ls-tree -r --name-only -z`).
    ///   - read: the text of a file; nil when it cannot be had.
    package init(paths: [String], read: @escaping (String) -> String?) {
        self.paths = paths
        self.read = read
    }

    package func propose() -> RepositoryProposal {
        let files = ProbedFiles(paths: paths, read: read)
        let found =
            SwiftPackageProbe.gates(files) + NodeProbe.gates(files) + CargoProbe.gates(files) + GoProbe.gates(files)
            + PythonProbe.gates(files) + MakeProbe.gates(files) + WorkflowProbe.gates(files)
        var gates: [RepositoryProposal.Gate] = []
        for var gate in found where !gates.contains(where: { $0.run == gate.run }) {
            guard gates.count < Self.maximumGates else { break }
            gate.name = ProposedName.unique(gate.name, taken: gates.map(\.name))
            gates.append(gate)
        }
        return RepositoryProposal(gates: gates, boundaries: BoundaryProbe.boundaries(paths))
    }
}

/// The files of a repository at its root and below.
struct ProbedFiles {
    let paths: [String]
    private let known: Set<String>
    private let reader: (String) -> String?

    init(paths: [String], read: @escaping (String) -> String?) {
        self.paths = paths
        known = Set(paths)
        reader = read
    }

    func has(_ path: String) -> Bool { known.contains(path) }

    /// The text of a file of the list.
    func text(_ path: String) -> String? { has(path) ? reader(path) : nil }
}

/// Names for proposals, made of names of others.
enum ProposedName {
    /// The text with everything replaced that a name may not hold; nil when nothing is left.
    static func clean(_ text: String) -> String? {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_.-".unicodeScalars.contains(scalar))
                ? Character(scalar) : "-"
        }
        let name = String(String(scalars.drop { "-._".contains($0) }).prefix(40).reversed().drop { "-._".contains($0) }.reversed())
        return name.isEmpty ? nil : name
    }

    /// The name, with a number when it is taken.
    static func unique(_ name: String, taken: [String]) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }
}
