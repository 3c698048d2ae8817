/// Texts in which `*` stands for any run of characters, also none. Comparison is by Unicode scalar.
enum WildcardText {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let pattern = Array(pattern.unicodeScalars)
        let text = Array(text.unicodeScalars)
        var position = 0
        var index = 0
        // On a mismatch only the last star needs to take one more, so the work is at most the product of both lengths.
        var retry: (position: Int, index: Int)?
        while index < text.count {
            if position < pattern.count, pattern[position] == "*" {
                retry = (position, index)
                position += 1
            } else if position < pattern.count, pattern[position] == text[index] {
                position += 1
                index += 1
            } else if let last = retry {
                retry = (last.position, last.index + 1)
                position = last.position + 1
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy { $0 == "*" }
    }

    /// How many characters of a pattern stand for themselves.
    static func letters(_ pattern: String) -> Int { pattern.unicodeScalars.count { $0 != "*" } }
}
