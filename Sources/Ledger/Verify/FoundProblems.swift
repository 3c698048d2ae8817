/// What one walk over a ledger found, with the events at which it did.
struct FoundProblems: Sendable {
    private var told: [(place: Int64, problem: LedgerProblem)] = []
    /// Problems beyond ``VerifyReport/limit``.
    private var untold = 0

    mutating func add(_ sequence: Int64?, _ message: String, at place: Int64) {
        if told.count < VerifyReport.limit {
            told.append((place, LedgerProblem(sequence: sequence, message: message)))
        } else {
            untold += 1
        }
    }

    /// Adds those of another walk: as if both had been one, this one a step ahead.
    mutating func merge(_ other: FoundProblems) {
        // The sort of the standard library keeps the order of equals.
        let all = (told + other.told).sorted { $0.place < $1.place }
        told = Array(all.prefix(VerifyReport.limit))
        untold += other.untold + all.count - told.count
    }

    func add(to report: inout VerifyReport) {
        for found in told { report.add(found.problem) }
        report.add(untold: untold)
    }
}
