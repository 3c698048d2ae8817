/// Something in a ledger that is not as its writer left it.
package struct LedgerProblem: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The event it is about, or the first of several; nil when it is about the file.
    package let sequence: Int64?
    package let message: String

    package var description: String { message }
}

/// What checking a ledger came to.
package struct VerifyReport: Codable, Equatable, Sendable {
    /// The most problems that are told.
    package static let limit = 100

    /// Events that were read.
    package internal(set) var events: Int64 = 0
    /// Tree heads whose root was computed again and is the same.
    package internal(set) var heads: Int64 = 0
    /// The head over all events, computed from their bytes' leaves.
    package internal(set) var head = TreeHead(size: 0, root: .empty)
    /// In the order in which they were found; the first ``limit``.
    package private(set) var problems: [LedgerProblem] = []
    /// Problems beyond the limit.
    package private(set) var untold = 0

    /// Whether everything is as it was written.
    package var isSound: Bool { problems.isEmpty }

    init() {}

    mutating func add(_ sequence: Int64?, _ message: String) { add(LedgerProblem(sequence: sequence, message: message)) }

    mutating func add(_ problem: LedgerProblem) {
        if problems.count < Self.limit {
            problems.append(problem)
        } else {
            untold += 1
        }
    }

    mutating func add(untold more: Int) { untold += more }
}
