import Foundation

/// One event as the ledger's file has it.
struct LedgerEvent: Sendable {
    let sequence: Int
    let time: Int64
    let actor: String
    let subject: String
    let kind: String
    let entry: Data
    let leaf: Data
    let document: JSON

    init(_ row: [SQLValue]) {
        (sequence, time, actor, subject, kind) = (Int(row[0].int), row[1].int, row[2].text, row[3].text, row[4].text)
        (entry, leaf) = (row[5].blob, row[6].blob)
        document = (try? JSON(entry)) ?? .null
    }

    static func all(in ledger: LedgerFile) throws -> [LedgerEvent] {
        try ledger.rows("SELECT sequence, time, actor, subject, kind, entry, leaf FROM events ORDER BY sequence").map(LedgerEvent.init)
    }

    /// What happened to the lane, by its name: `phase`, `turnStarted` ….
    var laneEvent: (name: String, body: JSON)? {
        document.event.lane.event.members.first.map { ($0.key, $0.value) }
    }

    /// Who and what it says that it is about, read from its own bytes.
    var told: (sequence: Int?, time: Int?, actor: String?, subject: String, kind: String) {
        let event = document.event
        let (subject, kind): (String, String) =
            if let name = event.workspace.event.members.keys.first {
                ("workspace", "workspace.\(name)")
            } else if let name = event.target.event.members.keys.first {
                (event.target.id.text ?? "", "target.\(name)")
            } else if !event.laneQueued.isNull {
                (event.laneQueued.id.text ?? "", "lane.queued")
            } else {
                (event.lane.id.text ?? "", "lane.\(event.lane.event.members.keys.first ?? "")")
            }
        return (document.sequence.int, document.time.int, document.actor.text, subject, kind)
    }

    /// For traces.
    var line: String { "#\(sequence) \(subject) \(kind) by \(actor) \(String(decoding: entry, as: UTF8.self).prefix(260))" }
}
