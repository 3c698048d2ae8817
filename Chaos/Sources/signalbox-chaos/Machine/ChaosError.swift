/// Why the sweep itself cannot go on; not a finding about the program.
struct ChaosError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
