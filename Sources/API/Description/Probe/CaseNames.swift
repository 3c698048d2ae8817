/// The cases of an enumeration of coding keys, which the compiler makes for a sum and keeps to itself.
enum CaseNames {
    /// Every case in its order; nil for what is no such enumeration.
    ///
    /// Cases without values are stored as the numbers 0, 1, 2, …, and nil as the number after the last one (Swift ABI, docs/ABI/TypeLayout.rst:
    /// "no-payload enums" and "extra inhabitants"), so nil tells how many there are. What is read is checked against the key's own reading of
    /// its name, and the program that is tested is the one that serves the document.
    static func keys<Key: CodingKey>(of type: Key.Type) -> [Key]? {
        let isOne = MemoryLayout<Key>.size == 0
        guard isOne || (MemoryLayout<Key>.size == 1 && MemoryLayout<Optional<Key>>.size == 1) else { return nil }
        let count = isOne ? 1 : withUnsafeBytes(of: Optional<Key>.none) { $0[0] }
        var keys: [Key] = []
        for number in 0..<count {
            let key = withUnsafeBytes(of: number) { $0.load(as: Key.self) }
            guard Mirror(reflecting: key).displayStyle == .enum, let again = Key(stringValue: key.stringValue),
                isOne || withUnsafeBytes(of: again, { $0[0] }) == number
            else { return nil }
            keys.append(key)
        }
        return keys
    }
}
