import Foundation

extension Check {
    static let ledgerChecks = [
        Check(name: "ledger bytes", promise: "every event has its number, its columns and its leaf hash") { facts, report in
            for (index, event) in facts.events.enumerated() {
                report.expect(event.sequence == index + 1, "event \(event.sequence) stands at place \(index + 1)")
                let told = event.told
                report.expect(
                    told.sequence == event.sequence && told.time == Int(event.time) && told.actor == event.actor
                        && told.subject == event.subject && told.kind == event.kind,
                    "event \(event.sequence): its columns are not what its bytes say")
                report.expect(
                    Data(HashTree.leaf(event.entry)) == event.leaf, "event \(event.sequence): its leaf hash is not that of its bytes")
            }
        },
        Check(name: "ledger tree", promise: "every tree head is the root of the events before it") { facts, report in
            let leaves = facts.events.map { Array($0.leaf) }
            let roots = HashTree.roots(leaves, sizes: Set(facts.heads.map(\.size)))
            for head in facts.heads {
                report.expect(roots[head.size].map { Data($0) } == head.root, "the tree head of size \(head.size) has another root")
            }
            report.expect(facts.heads.last?.size == facts.events.count, "no tree head covers the last of \(facts.events.count) events")
            report.expect(
                facts.frontier?.size == leaves.count && facts.frontier?.peaks == Data(HashTree.frontier(leaves)),
                "the stored frontier is not that of the events")
        },
        Check(name: "ledger head", promise: "the head kept beside the ledger is one of its own") { facts, report in
            guard let size = facts.kept.size.int, let root = facts.kept.root.text else {
                return report.expect(false, "there is no head beside the ledger after the server was stopped")
            }
            let leaves = facts.events.map { Array($0.leaf) }
            report.expect(size <= leaves.count, "the kept head covers \(size) events and there are \(leaves.count)")
            report.expect(
                HashTree.roots(leaves, sizes: [size])[size].map { SHA256Sum.hex($0) } == root, "the kept head has another root")
            report.expect(facts.heads.contains { $0.size == size }, "the kept head is not among the ledger's own")
        },
        Check(name: "blobs", promise: "every blob that an event names is there, with the bytes of its name") { facts, report in
            var names: Set<String> = []
            for event in facts.events { collect(event.document.event, &names) }
            for name in names.sorted() {
                guard let bytes = facts.blob(name) else {
                    report.expect(false, "blob \(name) is gone")
                    continue
                }
                report.expect(SHA256Sum.hex(SHA256Sum.of(bytes)) == name, "blob \(name) has other bytes")
            }
        },
        Check(name: "markers", promise: "every step follows the marker that announces it") { facts, report in
            for lane in facts.sortedLanes {
                report.expect(lane.misfits.isEmpty, lane.id, lane.misfits.joined(separator: "; "))
                for landing in lane.landings {
                    report.expect(
                        lane.intents.contains {
                            $0.sequence < landing.sequence && $0.commit == landing.commit && $0.candidate == landing.candidate
                        }, lane.id, "it landed and no intent says so before")
                }
            }
            let announced = Set(facts.sortedLanes.flatMap(\.jobs))
            for run in facts.runs where run.count > 1 && run[0] == "start" {
                report.expect(announced.contains(run[1]), "\(run[1]) ran and no marker announces it")
            }
            for problem in facts.box.tally.witnessed { report.expect(false, problem) }
        },
    ]

    /// The blobs that events name: every text of 64 hexadecimal digits under a name that stands for one.
    private static func collect(_ document: JSON, _ names: inout Set<String>) {
        for (key, value) in document.members {
            let kinds: Set<String> = [
                "prompt", "text", "definition", "source", "log", "statement", "body", "block", "transcript", "entries",
            ]
            if kinds.contains(key), let text = value.text, text.count == 64, text.allSatisfy(\.isHexDigit), document.gates.isNull,
                document.stage.isNull
            {
                names.insert(text)
            }
            collect(value, &names)
        }
    }
}
