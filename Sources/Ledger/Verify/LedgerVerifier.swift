import Domain
import Foundation
import GRDB

/// Walks over a ledger once and compares everything with everything.
struct LedgerVerifier {
    let database: Database
    /// The database's file.
    let path: String
    /// The head that `ledger.head` holds.
    let kept: TreeHead?
    var report = VerifyReport()
    /// What the events come to, one after the other.
    var replay = Replay()
    /// False once the events can no longer be applied one after the other.
    private(set) var replays = true
    /// The sequence of the event that was read last.
    private(set) var last: Int64 = 0
    private var problems = FoundProblems()

    init(_ database: Database, path: String, kept: TreeHead?) {
        self.database = database
        self.path = path
        self.kept = kept
    }

    /// Everything.
    mutating func check(memory: ReadModel?) throws {
        let pages = FileCheck(path: path)
        try checkTriggers()
        let tree = try checkEvents()
        for problem in try pages.problems() { report.add(nil, "SQLite finds the file damaged: \(problem)") }
        try checkEnd(tree)
        try checkReadModel(memory: memory)
    }

    private mutating func checkTriggers() throws {
        let triggers = try Set(String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in LedgerSchema.triggers.keys.sorted() where !triggers.contains(name) {
            report.add(nil, "the trigger \(name), which keeps events from being changed, was removed")
        }
    }

    /// Every event, and the tree over them beside that.
    private mutating func checkEvents() throws -> TreeWalk {
        let check = TreeCheck(path: path, kept: kept?.size)
        let stretches = try EventStretches(database, path: path) { FoundEvent($0) }
        while let events = try stretches.following() {
            take(events)
            check.take(events, upTo: last)
        }
        let tree = try check.finished()
        problems.merge(tree.problems)
        problems.add(to: &report)
        report.events = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM events") ?? 0
        report.heads = tree.heads
        report.head = tree.frontier.head
        return tree
    }

    /// Events that follow those before.
    private mutating func take(_ events: [FoundEvent]) {
        // By their places, since a loop over the events would copy each with all it says.
        for place in events.indices {
            // Whatever number a changed file has.
            let expected = last &+ 1
            last = events[place].sequence ?? expected
            guard events[place].leaf != nil else {
                stop("event \(last) is not readable: a column is not of its type")
                continue
            }
            if last < expected {
                stop("event \(last) has a number that no event has")
            } else if last > expected {
                let missing = last == expected + 1 ? "event \(expected) is" : "events \(expected) to \(last - 1) are"
                problems.add(expected, "\(missing) missing", at: last)
                replays = false
            }
            if !events[place].leafHolds { add("event \(last) was changed: its bytes are not those of its leaf hash") }
            if !events[place].disagreements.isEmpty {
                add("event \(last): \(events[place].disagreements.joined(separator: ", ")) beside it do not agree with what it says")
            }
            switch events[place].recorded {
            case .success(let event): apply(event)
            case .failure(let error): stop("\(error)")
            }
        }
    }

    private mutating func apply(_ event: RecordedEvent) {
        guard replays else { return }
        do throws(LedgerError) {
            try replay.apply(event)
        } catch {
            stop("\(error)")
        }
    }

    /// What the event that was read last ends: nothing after it can be applied.
    private mutating func stop(_ message: String) {
        add(message)
        replays = false
    }

    /// About the event that was read last.
    private mutating func add(_ message: String) { problems.add(last, message, at: last) }
}
