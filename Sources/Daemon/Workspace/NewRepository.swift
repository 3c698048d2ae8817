/// A repository to be added to a workspace by `signalbox repo add`.
package struct NewRepository: Equatable, Sendable {
    /// A gate given on the command line (`--gate NAME=COMMAND`).
    package struct Gate: Equatable, Sendable {
        package let name: String
        package let run: String

        package init(name: String, run: String) {
            self.name = name
            self.run = run
        }
    }

    package var name: String
    package var url: String
    package var branch: String?
    package var gates: [Gate]
    /// What was found in the repository; written as commented lines.
    package var proposal: RepositoryProposal

    package init(name: String, url: String, branch: String? = nil, gates: [Gate] = [], proposal: RepositoryProposal = .init()) {
        self.name = name
        self.url = url
        self.branch = branch
        self.gates = gates
        self.proposal = proposal
    }
}
