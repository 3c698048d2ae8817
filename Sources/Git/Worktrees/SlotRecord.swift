import Foundation

/// What the pool knows about one slot, kept in a file beside the worktree (never inside it) and written before what it announces.
struct SlotRecord: Sendable, Codable, Equatable {
    enum State: String, Sendable, Codable {
        /// Being made ready for `lane`; no agent has been there yet.
        case preparing
        /// In use by `lane`.
        case held
        /// Everything in it is held by references; it may be reset.
        case free
        /// Never to be reset: it holds work that no reference could hold, or could not be reset.
        case retired
    }

    /// The reason of a slot whose removal has begun.
    static let beingRemoved = "it was being removed"

    var version = 1
    var number: Int
    var state: State
    var lane: String?
    var base: ObjectID?
    var branch: RefName?
    /// The folder's name under `worktrees/` in the mirror.
    var gitName = ""
    /// Why it was retired.
    var reason: String?
}

/// The slot files of a pool: `slot-N` (worktree), `slot-N.json` (record), `slot-N.index` (pristine index).
struct SlotStore: Sendable {
    let folder: String

    func worktree(_ number: Int) -> String { "\(folder)/slot-\(number)" }
    func pristineIndex(_ number: Int) -> String { "\(folder)/slot-\(number).index" }
    private func record(_ number: Int) -> String { "\(folder)/slot-\(number).json" }

    /// All records by number. A damaged one comes back as retired: its slot is left alone.
    func load() throws -> [Int: SlotRecord] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var result: [Int: SlotRecord] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix("slot-") && name.hasSuffix(".json") {
            guard let number = Int(name.dropFirst(5).dropLast(5)), number > 0 else { continue }
            let bytes = PosixFile.read(Array("\(folder)/\(name)".utf8), limit: 1 << 20) ?? []
            let decoded = try? JSONDecoder().decode(SlotRecord.self, from: Data(bytes))
            if let decoded, decoded.number == number, decoded.version == 1 {
                result[number] = decoded
            } else {
                result[number] = SlotRecord(number: number, state: .retired, reason: "its record \(name) cannot be read")
            }
        }
        return result
    }

    func save(_ value: SlotRecord) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try PosixFile.replace(record(value.number), Array(try encoder.encode(value)))
    }

    func remove(_ number: Int) {
        for path in [pristineIndex(number), record(number)] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Whether nothing at all has this number, so that a new slot can take it.
    func isUnused(_ number: Int, mirror: String, gitName: String) -> Bool {
        [worktree(number), record(number), "\(mirror)/worktrees/\(gitName)"].allSatisfy { PosixFile.facts(Array($0.utf8)) == nil }
    }
}
