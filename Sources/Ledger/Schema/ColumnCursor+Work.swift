import GRDB

extension ColumnCursor where Element: Sendable {
    /// Hands over what comes of each row, in the rows' order: worked out on all cores while those after it are read, some thousands in memory at a time.
    func forEach<Output: Sendable>(work: @escaping @Sendable (Element) -> Output, take: (Output) throws -> Void) throws {
        var pending: ParallelWork<Element, Output>?
        var isMore = true
        while isMore || pending != nil {
            var batch: [Element] = []
            while isMore, batch.count < ParallelBatch.records {
                if let row = try next() { batch.append(row) } else { isMore = false }
            }
            let following = batch.isEmpty ? nil : ParallelWork(batch, work)
            if let pending {
                for output in pending.results() { try take(output) }
            }
            pending = following
        }
    }
}
