import Foundation

/// Rewrites a ledger so that its numbers, hashes, tree heads and kept head fit again: only what the events mean can tell.
struct LedgerForger {
    private struct Row {
        var time: Int64
        var actor: String
        var subject: String
        var kind: String
        var text: String
    }

    private var rows: [Row]
    private let sizes: Set<Int>
    private let box: Box

    init(_ facts: Facts) {
        box = facts.box
        sizes = Set(facts.heads.map(\.size))
        rows = facts.events.map {
            Row(time: $0.time, actor: $0.actor, subject: $0.subject, kind: $0.kind, text: String(decoding: $0.entry, as: UTF8.self))
        }
    }

    /// Leaves the event of this number out.
    mutating func drop(_ sequence: Int) { rows.remove(at: sequence - 1) }

    /// Puts a copy of an event behind another one.
    mutating func copy(_ sequence: Int, behind place: Int) { rows.insert(rows[sequence - 1], at: place) }

    /// Replaces words of an event.
    mutating func replace(_ sequence: Int, _ old: String, _ new: String) throws {
        guard rows[sequence - 1].text.contains(old) else { throw ChaosError("event \(sequence) does not say \(old)") }
        rows[sequence - 1].text = rows[sequence - 1].text.replacing(old, with: new)
    }

    /// Makes another event of one.
    mutating func turn(_ sequence: Int, subject: String, kind: String, event: String) {
        let row = rows[sequence - 1]
        rows[sequence - 1].subject = subject
        rows[sequence - 1].kind = kind
        rows[sequence - 1].text = #"{"actor":"\#(row.actor)","event":\#(event),"sequence":0,"time":\#(row.time)}"#
    }

    /// Writes everything anew.
    func write() throws {
        var leaves: [[UInt8]] = []
        var script = Self.unlocked + "DELETE FROM events; DELETE FROM heads;"
        for (index, row) in rows.enumerated() {
            let text = Self.numbered(row.text, index + 1)
            let leaf = HashTree.leaf(Array(text.utf8))
            leaves.append(leaf)
            script +=
                "INSERT INTO events VALUES (\(index + 1), \(row.time), '\(row.actor)', '\(row.subject)', '\(row.kind)', "
                + "x'\(SHA256Sum.hex(Array(text.utf8)))', x'\(SHA256Sum.hex(leaf))');"
        }
        let wanted = sizes.filter { $0 <= rows.count }.union([rows.count])
        let roots = HashTree.roots(leaves, sizes: wanted)
        for size in wanted.sorted() { script += "INSERT INTO heads VALUES (\(size), x'\(SHA256Sum.hex(roots[size] ?? []))');" }
        script += "UPDATE frontier SET size = \(rows.count), peaks = x'\(SHA256Sum.hex(HashTree.frontier(leaves)))';"
        script += "UPDATE read_model SET sequence = \(rows.count);"
        try box.ledger.change(script)
        try Files.write(
            #"{"root":"\#(SHA256Sum.hex(roots[rows.count] ?? []))","size":\#(rows.count)}"#, to: box.state + "/ledger.head")
    }

    /// Takes away what keeps a careless hand from changing events.
    static let unlocked = ["events_kept", "events_fixed", "events_gapless", "heads_kept", "heads_fixed"]
        .map { "DROP TRIGGER \($0);" }.joined()

    private static func numbered(_ text: String, _ sequence: Int) -> String {
        guard let place = text.range(of: #""sequence":"#, options: .backwards), let end = text[place.upperBound...].firstIndex(of: ",")
        else {
            return text
        }
        return text[..<place.upperBound] + String(sequence) + text[end...]
    }
}
