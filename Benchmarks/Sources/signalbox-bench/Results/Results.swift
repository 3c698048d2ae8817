import Foundation

/// All of a run.
struct Results: Encodable {
    let machine: Machine
    private(set) var rows: [Row] = []
    /// What the figures mean, for people.
    private(set) var notes: [String] = []
    private(set) var failures: [String] = []
    var loadAtEnd = ""

    init(machine: Machine) { self.machine = machine }

    /// Adds a section; one that fails does not take the others with it.
    mutating func take(_ section: String, _ measure: () throws -> Section) {
        do {
            let found = try measure()
            rows += found.rows
            notes += found.notes
        } catch {
            failures.append("\(section): \(error)")
            notes.append("NOT MEASURED  \(section): \(error)")
        }
    }

    func write(to file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        try encoder.encode(self).write(to: URL(fileURLWithPath: file))
    }
}

/// What one section found.
struct Section {
    var rows: [Row] = []
    var notes: [String] = []
}
