import Foundation

/// Everything that the checks look at, read once: the ledger's file, git, spools, what agents and remotes wrote down, the process table.
/// Nothing of it is asked from the server.
struct Facts: Sendable {
    /// A line of the journal: bytes that an agent wrote, or a commit that it made.
    struct Written: Sendable {
        let kind: String
        let lane: String
        let job: String
        /// The path, or the commit.
        let what: String
        let text: String
    }

    let box: Box
    var events: [LedgerEvent] = []
    var lanes: [String: LaneFacts] = [:]
    /// Documents of the read model's tables, by table and key.
    var tables: [String: [String: JSON]] = [:]
    var heads: [(size: Int, root: Data)] = []
    var frontier: (size: Int, peaks: Data)?
    var kept: JSON = .null
    var stamp = 0
    var git: [String: GitFacts] = [:]
    var journal: [Written] = []
    /// The words of each line that a job wrote down: `start JOB TREE`, `green JOB TREE`.
    var runs: [[String]] = []
    /// The words of each line that an agent wrote down of its conversation: `asked JOB WHAT`, `answered JOB WHAT yes`, `heard JOB WORD`.
    var talks: [[String]] = []
    var deploys: [[String]] = []
    /// `REPOSITORY OLD NEW` for each move of a remote's default branch, as the remote's own log has it.
    var moves: [[String]] = []
    var heard: [String] = []
    /// Every file of the state folder, relative to it, objects and blobs left out.
    var files: [String] = []
    var processes: [BoxProcess] = []

    static func read(_ box: Box) async throws -> Facts {
        var facts = Facts(box: box)
        let ledger = box.ledger
        facts.events = try LedgerEvent.all(in: ledger)
        facts.lanes = LaneFacts.fold(facts.events)
        for table in ["lanes", "targets", "pull_requests", "repositories", "workspace"] {
            facts.tables[table] = Dictionary(
                try ledger.rows("SELECT key, document FROM \(table)").map { ($0[0].text, (try? JSON($0[1].blob)) ?? .null) },
                uniquingKeysWith: { $1 })
        }
        facts.heads = try ledger.rows("SELECT size, root FROM heads ORDER BY size").map { (Int($0[0].int), $0[1].blob) }
        facts.frontier = try ledger.rows("SELECT size, peaks FROM frontier").first.map { (Int($0[0].int), $0[1].blob) }
        facts.stamp = try ledger.rows("SELECT sequence FROM read_model").first.map { Int($0[0].int) } ?? -1
        facts.kept = Files.read(box.state + "/ledger.head").flatMap { try? JSON($0) } ?? .null
        for repository in DayPlan.repositories { facts.git[repository] = try await GitFacts.read(box, repository) }
        facts.readNotes()
        facts.processes = box.processes()
        return facts
    }

    private mutating func readNotes() {
        journal = Files.lines(box.journal).compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 5 else { return nil }
            return Written(kind: words[0], lane: words[1], job: words[2], what: words[3], text: words[4])
        }
        runs = Self.words(box.runs)
        talks = Self.words(box.talks)
        deploys = Self.words(box.shared + "/deploys")
        for repository in DayPlan.repositories {
            moves += Files.lines(box.remote(repository) + "/logs/refs/heads/main").map { line in
                [repository] + line.split(separator: " ").prefix(2).map(String.init)
            }
        }
        heard = Files.lines(box.folder + "/heard")
        files = Files.all(below: box.state).filter { !$0.contains("/objects/") && !$0.hasPrefix("blobs/") }
    }

    private static func words(_ file: String) -> [[String]] {
        Files.lines(file).map { $0.split(separator: " ").map(String.init) }
    }

    /// A blob's bytes.
    func blob(_ digest: String) -> Data? { Files.read("\(box.state)/blobs/\(digest.prefix(2))/\(digest.dropFirst(2))") }

    var sortedLanes: [LaneFacts] { lanes.values.sorted { ($0.id.count, $0.id) < ($1.id.count, $1.id) } }
}
