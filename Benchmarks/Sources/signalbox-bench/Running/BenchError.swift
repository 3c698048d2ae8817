/// Why something could not be measured.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    let isUsage: Bool

    static func usage(_ text: String) -> BenchError { BenchError(description: text, isUsage: true) }
    static func failed(_ text: String) -> BenchError { BenchError(description: text, isUsage: false) }
}
