/// One thing that is wrong with a configuration file: where, what, and what to do.
package struct ConfigurationProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file as the operator would name it.
    package let file: String
    /// Counts from 1.
    package let line: Int
    /// Counts Unicode scalars from 1.
    package let column: Int
    package let message: String
    /// What to do about it.
    package let remedy: String

    package init(file: String, line: Int, column: Int, message: String, remedy: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// `file:line:column: message (remedy)`, the form that editors and terminals make clickable.
    package var description: String { "\(file):\(line):\(column): \(message) (\(remedy))" }
}

/// Everything that is wrong with a file, in the order of its lines. Never empty.
package struct ConfigurationErrors: Error, Equatable, Sendable, CustomStringConvertible {
    package let problems: [ConfigurationProblem]

    /// Sorts by place and drops repeats.
    package init(_ problems: [ConfigurationProblem]) {
        var seen: Set<ConfigurationProblem> = []
        self.problems =
            problems
            .sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) }
            .filter { seen.insert($0).inserted }
    }

    /// One line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
