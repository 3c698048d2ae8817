/// How much a text may hold, and what is done about texts in it that are none.
package struct JSONRules: Sendable {
    /// Arrays and objects within each other. Reading and freeing a value recurse, so that this bounds the stack.
    package var depth: Int
    /// Values and names: megabytes of `[` and `,` would otherwise become a hundred times as much memory.
    package var values: Int
    /// Whether bytes that are no UTF-8, and halves of surrogate pairs, become U+FFFD; otherwise they are refused.
    package var repairsTexts: Bool

    package init(depth: Int, values: Int = .max, repairsTexts: Bool) {
        self.depth = depth
        self.values = values
        self.repairsTexts = repairsTexts
    }
}
