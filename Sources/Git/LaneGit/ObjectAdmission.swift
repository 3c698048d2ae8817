import Foundation

/// Brings objects that an agent made into the mirror: git packs what the commit needs from a copy, unpacks it into a second folder, which
/// computes every name from the contents and checks them as git-fsck(1) does, and must find the commit whole with that folder and what the
/// lane may see alone. Only then are the files taken over. This is what git-receive-pack(1) does with a push.
///
/// The mirror's own objects are not looked at: a commit that only names another lane's object would make it this lane's.
struct ObjectAdmission {
    let mirror: GitRepository
    /// Where the lane's objects go too.
    let lane: LaneObjects
    /// Folders of objects that the lane may see.
    let visible: [String]
    /// A folder of ours on the mirror's file system.
    let scratch: String
    let limits: ImportLimits
    /// The folder that ``ObjectCopy`` filled. Nothing in it is believed.
    var copied: String { "\(scratch)/copied" }
    /// What git writes. An objects folder that is made before.
    var checked: String { "\(scratch)/checked" }

    /// As in git-receive-pack(1): few objects are stored one by one, so that the mirror does not collect small packs.
    private static let looseLimit = 100
    private static let looseBytes = 16 << 20

    /// Makes the indexes of copied packs, which also checks their contents against their names.
    func index(_ packs: [String]) async throws {
        for pack in packs {
            do {
                _ = try await run(["index-pack", pack], reading: .visible)
            } catch let error as GitError {
                throw error.refusal("the pack \(pack.split(separator: "/").last ?? "") there is damaged")
            }
        }
    }

    /// Checks all that `head` needs beyond `tips`, and moves it into the mirror. Returns how many objects that were.
    func admit(_ head: ObjectID, tips: [ObjectID], oversized: [(id: String, bytes: Int)]) async throws -> Int {
        let range = Self.range(head, tips)
        let list = try await list(head, range, oversized)
        guard !list.isEmpty else { return 0 }
        let count = list.count { $0 == 10 }
        do {
            let name = try await run(
                ["-c", "core.fsync=none", "pack-objects", "-q", "--delta-base-offset", "\(checked)/new"], input: list,
                reading: .visibleAndCopy
            ).objectID()
            try await check("\(checked)/new-\(name).pack", named: name, count: count)
        } catch let error as GitError {
            throw error.refusal("an object of \(head.short) is damaged or malformed")
        }
        do {
            _ = try await run(["rev-list", "--objects", "--quiet", "--stdin"], input: range, reading: .visible)
        } catch let error as GitError {
            throw error.refusal("the history of \(head.short) is not whole")
        }
        try lane.take(from: checked)
        return count
    }

    /// Commits that `head` has and `tips` have not; nil when they cannot be counted.
    func count(_ head: ObjectID, beyond tips: [ObjectID]) async throws -> Int? {
        let output = try await run(
            ["rev-list", "--count", "--stdin"], input: Self.range(head, tips), reading: .visibleAndCopy, accepting: [0, 1, 128])
        return output.exit == 0 ? Int(output.text) : nil
    }

    /// The objects to bring, as `OBJECT PATH` lines.
    private func list(_ head: ObjectID, _ range: [UInt8], _ oversized: [(id: String, bytes: Int)]) async throws -> [UInt8] {
        let output: GitOutput
        do {
            let filter = ["--filter=blob:limit=\(limits.objectBytes)", "--filter-print-omitted"]
            output = try await run(["rev-list", "--objects", "--stdin"] + filter, input: range, reading: .visibleAndCopy)
        } catch let error as GitError {
            if let large = oversized.first(where: { error.diagnostics?.contains($0.id) == true }) {
                throw tooLarge(large.id, path: nil)
            }
            throw error.refusal("objects that \(head.short) needs are missing or damaged")
        }
        let lines = output.bytes.split(separator: 10)
        if let omitted = lines.first(where: { $0.first == UInt8(ascii: "~") }) {
            let id = String(decoding: omitted.dropFirst(), as: UTF8.self)
            let all = try await run(["rev-list", "--objects", "--stdin"], input: range, reading: .visibleAndCopy)
            let line = all.bytes.split(separator: 10).first { $0.starts(with: Array("\(id) ".utf8)) }
            throw tooLarge(id, path: line?.dropFirst(id.utf8.count + 1))
        }
        guard lines.isEmpty || lines[0].elementsEqual(head.hex.utf8) else {
            throw GitError.refusedImport("\(head.short), where the branch is, is not a commit")
        }
        return output.bytes
    }

    private func tooLarge(_ id: String, path: ArraySlice<UInt8>?) -> GitError {
        let name = path.map { "\(DisplayText.escape($0)) (\(id.prefix(10)))" } ?? "the object \(id.prefix(10))"
        return .refusedImport("\(name) is larger than \(limits.objectBytes) bytes")
    }

    private func check(_ pack: String, named name: ObjectID, count: Int) async throws {
        // Its index was made from names that were not checked.
        for ending in ["idx", "rev"] { try LaneLayout.remove("\(checked)/new-\(name).\(ending)") }
        if count <= Self.looseLimit, let bytes = PosixFile.read(Array(pack.utf8), limit: Self.looseBytes) {
            _ = try await run(["unpack-objects", "-q", "--strict"], input: bytes, reading: .visible)
            try LaneLayout.remove(pack)
        } else {
            let target = "\(checked)/pack/pack-\(name).pack"
            try FileManager.default.moveItem(atPath: pack, toPath: target)
            _ = try await run(["index-pack", "--strict", target], reading: .visible)
        }
    }

    private enum Reading { case visible, visibleAndCopy }

    /// What git writes goes to our second folder, whatever it reads.
    private func run(
        _ arguments: [String], input: [UInt8] = [], reading: Reading, accepting exits: Set<Int32> = [0]
    ) async throws -> GitOutput {
        var command = mirror.command(arguments)
        let folders = visible + (reading == .visible ? [] : [copied])
        command.environment["GIT_OBJECT_DIRECTORY"] = checked
        command.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = folders.map(Self.quoted).joined(separator: ":")
        // A small file can unpack to an object of any size; git holds commits and trees in memory whole.
        command.environment["GIT_ALLOC_LIMIT"] = String(limits.objectBytes + (64 << 20))
        command.input = input
        command.acceptedExits = exits
        command.timeout = limits.commandTime
        return try await mirror.run(command)
    }

    private static func range(_ head: ObjectID, _ tips: [ObjectID]) -> [UInt8] {
        Array((head.hex + "\n" + tips.map { "^\($0.hex)\n" }.joined()).utf8)
    }

    /// C-style quotes, so that a `:` in the path is no separator (git(1), GIT_ALTERNATE_OBJECT_DIRECTORIES).
    static func quoted(_ path: String) -> String {
        "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
