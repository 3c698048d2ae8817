/// The objects that a mirror holds itself, beside those that it borrows from its ``RemoteStore``: by file, with their ages and sizes.
struct OwnObjects: Sendable {
    struct Object: Hashable {
        let id: String
        /// Bytes on the disk.
        let bytes: Int
        /// When it was written, in seconds since 1970; of a packed one, its pack.
        let written: Int
    }

    private(set) var loose: [Object] = []
    private(set) var packed: [Object] = []
    private(set) var packs = 0

    /// Reads folders and indexes of packs. What goes away meanwhile is left out.
    static func read(_ repository: GitRepository) async throws -> OwnObjects {
        var result = OwnObjects()
        let root = "\(repository.directory)/objects"
        for folder in names(root) where folder.utf8.count == 2 {
            for name in names("\(root)/\(folder)") {
                guard ObjectID(folder + name) != nil, let facts = PosixFile.facts(Array("\(root)/\(folder)/\(name)".utf8)) else { continue }
                result.loose.append(Object(id: folder + name, bytes: facts.size, written: facts.modified))
            }
        }
        for name in names("\(root)/pack") where name.hasSuffix(".idx") {
            let pack = "\(root)/pack/\(name.dropLast(4)).pack"
            guard let index = PosixFile.read(Array("\(root)/pack/\(name)".utf8), limit: 1 << 30),
                let facts = PosixFile.facts(Array(pack.utf8))
            else { continue }
            result.packs += 1
            result.packed += try await objects(of: index, facts, repository)
        }
        return result
    }

    /// `git show-index` prints `OFFSET ID (CRC)`; an object takes what lies between its offset and the next one.
    private static func objects(of index: [UInt8], _ pack: PosixFile.Facts, _ repository: GitRepository) async throws -> [Object] {
        let output = try await repository.run(["show-index"], input: index)
        let entries = output.lines.compactMap { line -> (offset: Int, id: String)? in
            let parts = line.split(separator: " ")
            guard parts.count >= 2, let offset = Int(parts[0]) else { return nil }
            return (offset, String(parts[1]))
        }.sorted { $0.offset < $1.offset }
        return entries.indices.map { place in
            let end = place + 1 < entries.count ? entries[place + 1].offset : pack.size
            return Object(id: entries[place].id, bytes: max(0, end - entries[place].offset), written: pack.modified)
        }
    }

    private static func names(_ folder: String) -> [String] {
        (PosixFile.names(Array(folder.utf8)) ?? []).compactMap { String(validating: $0, as: UTF8.self) }.sorted()
    }
}
