/// Labelled values in two columns: `phase      inspecting`.
struct Facts {
    private var entries: [(label: String, value: Styled)] = []

    /// Adds a line; leaves it out when the value is nil or empty.
    mutating func add(_ label: String, _ value: Styled?) {
        guard let value, !value.isEmpty else { return }
        entries.append((label, value))
    }

    var lines: [Styled] {
        let width = entries.reduce(0) { max($0, $1.label.count) }
        return entries.map { Styled($0.label, .faint).padded(to: width + 2) + $0.value }
    }
}
