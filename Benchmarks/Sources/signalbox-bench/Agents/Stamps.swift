import Foundation
import Synchronization

/// How long after it was made each thing arrived, in milliseconds: by the system's clock, which everything on the machine shares.
final class Stamps: Sendable {
    private let found = Mutex<[String: Samples]>([:])

    static func now() -> Double { Date().timeIntervalSince1970 * 1000 }

    func add(_ name: String, _ milliseconds: Double) { found.withLock { $0[name, default: Samples()].add(milliseconds) } }

    func forget() { found.withLock { $0 = [:] } }

    func samples(_ name: String) -> Samples { found.withLock { $0[name] ?? Samples() } }

    /// The number behind a mark in a line: `at=1795392000000000`.
    static func number(after mark: String, in line: ArraySlice<UInt8>) -> Double? {
        let wanted = Array(mark.utf8)
        guard let first = wanted.first else { return nil }
        var index = line.startIndex
        var number: Double?
        // The last one counts: a ledger's event has its own time at the end.
        while index + wanted.count < line.endIndex {
            guard line[index] == first, line[index...].starts(with: wanted) else {
                index += 1
                continue
            }
            index += wanted.count
            let digits = line[index...].prefix { (48...57).contains($0) }
            number = Double(String(decoding: digits, as: UTF8.self)) ?? number
        }
        return number
    }
}
