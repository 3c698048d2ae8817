import GRDB

extension ColumnCursor where Element: Sendable {
    /// Hands over what comes of each row, in the rows' order: worked out on all cores while those after it are read, some thousands in memory at a time.
    func forEach<Output: Sendable>(work: @escaping @Sendable (Element) -> Output, take: (Output) throws -> Void) throws {
        var isMore = true
        try ParallelWork.forEach(
            next: {
                var batch: [Element] = []
                while isMore, batch.count < ParallelBatch.records {
                    if let row = try next() { batch.append(row) } else { isMore = false }
                }
                return batch
            }, work: work, take: take)
    }
}
