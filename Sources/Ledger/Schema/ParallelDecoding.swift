import Foundation

/// Decodes many JSON documents on all cores: decoding is most of what reading a ledger costs.
enum ParallelDecoding {
    /// Rows that are read before they are decoded: what is in memory at a time.
    static let batch = 8192
    /// Documents that a core takes at once.
    private static let piece = 256

    /// The results in the order of the inputs.
    static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ decode: @Sendable (Input, JSONDecoder) -> Output
    ) -> [Output] {
        let pieces = (inputs.count + piece - 1) / piece
        guard pieces > 1 else {
            let decoder = JSONDecoder()
            return inputs.map { decode($0, decoder) }
        }
        let results = Locked([[Output]](repeating: [], count: pieces))
        DispatchQueue.concurrentPerform(iterations: pieces) { number in
            let decoder = JSONDecoder()
            let decoded = inputs[number * piece..<min(inputs.count, (number + 1) * piece)].map { decode($0, decoder) }
            results.withLock { $0[number] = decoded }
        }
        return results.withLock { $0.flatMap(\.self) }
    }
}
