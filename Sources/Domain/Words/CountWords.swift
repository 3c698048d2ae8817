/// A number with its noun: `1 file`, `3 files`.
package enum CountWords {
    /// - Parameter plural: where it is not the noun with an s.
    package static func text(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
    }
}
