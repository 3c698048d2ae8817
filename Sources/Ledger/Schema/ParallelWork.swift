import Foundation

/// The same work on many inputs, on all cores and beside whatever the caller does meanwhile: decoding and hashing are most of what reading a ledger costs.
final class ParallelWork<Input: Sendable, Output: Sendable>: Sendable {
    private struct State: Sendable {
        var next = 0
        var done: [[Output]]
    }

    private let inputs: [Input]
    private let body: @Sendable (Input) -> Output
    private let state: Locked<State>
    private let helpers = DispatchGroup()
    private let pieces: Int

    /// Begins at once.
    init(_ inputs: [Input], _ body: @escaping @Sendable (Input) -> Output) {
        self.inputs = inputs
        self.body = body
        pieces = (inputs.count + ParallelBatch.piece - 1) / ParallelBatch.piece
        state = Locked(State(done: [[Output]](repeating: [], count: pieces)))
        guard pieces > 1 else { return }
        for _ in 0..<min(pieces, ProcessInfo.processInfo.activeProcessorCount) {
            DispatchQueue.global().async(group: helpers) { self.help() }
        }
    }

    /// The results in the order of the inputs. The caller works on what nobody has begun.
    func results() -> FlattenSequence<[[Output]]> {
        help()
        helpers.wait()
        return state.withLock { $0.done }.joined()
    }

    /// Hands over what comes of very many inputs, in their order: one batch is worked on while the next is made and the one before is taken.
    ///
    /// - Parameter next: the inputs of the next batch, none at the end.
    static func forEach(
        next: () throws -> [Input], work: @escaping @Sendable (Input) -> Output, take: (Output) throws -> Void
    ) throws {
        var pending: ParallelWork?
        repeat {
            let inputs = try next()
            let following = inputs.isEmpty ? nil : ParallelWork(inputs, work)
            if let pending {
                for output in pending.results() { try take(output) }
            }
            pending = following
        } while pending != nil
    }

    private func help() {
        while let number = take() {
            let start = number * ParallelBatch.piece
            let outputs = inputs[start..<min(inputs.count, start + ParallelBatch.piece)].map(body)
            state.withLock { $0.done[number] = outputs }
        }
    }

    private func take() -> Int? {
        state.withLock { state in
            guard state.next < pieces else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }
}

/// How much is worked on at once.
enum ParallelBatch {
    /// Records that are read before they are worked on: what is in memory at a time, twice.
    static let records = 1024
    /// Inputs that a core takes at once.
    static let piece = 128
}
