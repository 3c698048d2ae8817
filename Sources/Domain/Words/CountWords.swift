/// A number with its noun: `1 file`, `3 files`.
package enum CountWords {
    package static func text(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
