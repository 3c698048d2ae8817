/// Why another repository cannot be looked at so.
package struct NeighbourProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }

    static func checkRepository(_ name: String) throws(NeighbourProblem) {
        guard !name.isEmpty, name.utf8.count <= 200, !SafeText.isHostile(name) else {
            throw NeighbourProblem("'repository' is the name of a repository of the workspace")
        }
    }
}
