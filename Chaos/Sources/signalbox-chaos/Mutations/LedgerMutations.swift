import Foundation

extension Mutation {
    /// Careless hands: nothing is repaired behind them.
    static let ledgerMutations = [
        Mutation("an event is dropped", caughtBy: "ledger bytes") { facts in
            try facts.box.ledger.change(LedgerForger.unlocked + "DELETE FROM events WHERE sequence = 20")
        },
        Mutation("an event's words are changed", caughtBy: "ledger bytes") { facts in
            let event = try facts.last("lane.decided", of: facts.doneLane())
            let text = String(decoding: event.entry, as: UTF8.self).replacing("approve", with: "abandon")
            try facts.box.ledger.change(
                LedgerForger.unlocked + "UPDATE events SET entry = x'\(SHA256Sum.hex(Array(text.utf8)))' WHERE sequence = \(event.sequence)"
            )
        },
        Mutation("an event's actor is changed beside its bytes", caughtBy: "ledger bytes") { facts in
            try facts.box.ledger.change(LedgerForger.unlocked + "UPDATE events SET actor = 'operator:me' WHERE sequence = 12")
        },
        Mutation("the newest events are cut off, tree heads and frontier too", caughtBy: "ledger head") { facts in
            let kept = Array(facts.events.dropLast(3))
            let sizes = kept.count
            let leaves = kept.map { Array($0.leaf) }
            let root = HashTree.roots(leaves, sizes: [sizes])[sizes] ?? []
            try facts.box.ledger.change(
                LedgerForger.unlocked + "DELETE FROM events WHERE sequence > \(sizes); DELETE FROM heads WHERE size >= \(sizes);"
                    + "INSERT INTO heads VALUES (\(sizes), x'\(SHA256Sum.hex(root))');"
                    + "UPDATE frontier SET size = \(sizes), peaks = x'\(SHA256Sum.hex(HashTree.frontier(leaves)))'")
        },
        Mutation("a tree head is changed", caughtBy: "ledger tree") { facts in
            try facts.box.ledger.change(
                LedgerForger.unlocked + "UPDATE heads SET root = zeroblob(32) WHERE size = (SELECT MIN(size) FROM heads)")
        },
        Mutation("a lane's row of the table is in another phase", caughtBy: "one record") { facts in
            let lane = try facts.waitingLane()
            try facts.box.ledger.change(
                "UPDATE lanes SET document = CAST(replace(CAST(document AS TEXT), '\"phase\":\"inspecting\",\"phases\"', "
                    + "'\"phase\":\"approved\",\"phases\"') AS BLOB) WHERE key = '\(lane.id)'")
        },
        Mutation("a lane's row of the table is gone", caughtBy: "own audit") { facts in
            try facts.box.ledger.change("DELETE FROM lanes WHERE key = '\(facts.doneLane().id)'")
        },
        Mutation("a statement's blob is lost", caughtBy: "blobs") { facts in
            let digest = try statement(of: facts.doneLane())
            try FileManager.default.removeItem(atPath: "\(facts.box.state)/blobs/\(digest.prefix(2))/\(digest.dropFirst(2))")
        },
        Mutation("a statement's blob has other bytes", caughtBy: "blobs") { facts in
            let digest = try statement(of: facts.doneLane())
            let path = "\(facts.box.state)/blobs/\(digest.prefix(2))/\(digest.dropFirst(2))"
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try Files.write(Files.text(path).replacing("passed", with: "failed"), to: path)
        },
    ]

    private static func statement(of lane: LaneFacts) throws -> String {
        guard let digest = lane.gateRuns.last(where: { $0.statement != nil })?.statement else {
            throw ChaosError("\(lane.id) has no statement")
        }
        return digest
    }
}
