/// The file `packed-refs` (gitrepository-layout(5)): a header, then `OBJECT NAME` lines in the order of the names.
enum PackedReferences {
    /// Reads the lines that are well-formed; others, and the `^` lines of peeled tags, are left out.
    static func read(_ bytes: [UInt8]) -> [RefName: ObjectID] {
        var result: [RefName: ObjectID] = [:]
        for line in bytes.split(separator: 10) where line.first != UInt8(ascii: "#") && line.first != UInt8(ascii: "^") {
            guard let space = line.firstIndex(of: UInt8(ascii: " ")), let id = ObjectID(bytes: line[..<space]),
                let text = String(validating: line[(space + 1)...], as: UTF8.self), let ref = try? RefName(text)
            else { continue }
            result[ref] = id
        }
        return result
    }

    /// Writes them without peeled values, which git then looks up.
    static func bytes(_ references: [RefName: ObjectID]) -> [UInt8] {
        let names = references.sorted { $0.key.name.utf8.lexicographicallyPrecedes($1.key.name.utf8) }
        return Array("# pack-refs with: sorted \n".utf8) + names.flatMap { Array("\($0.value.hex) \($0.key.name)\n".utf8) }
    }
}
