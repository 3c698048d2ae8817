/// Answers to questions whose answer never changes (what is between two commits), the newest ones. Who asks while an answer is being made waits
/// for that one; a failure is not kept.
actor RecentAnswers<Question: Hashable & Sendable, Answer: Sendable> {
    private var tasks: [Question: Task<Answer, any Error>] = [:]
    private var costs: [Question: Int] = [:]
    /// Least recently asked first.
    private var order: [Question] = []
    private let limit: Int
    private let cost: @Sendable (Answer) -> Int

    /// - Parameters:
    ///   - limit: what the costs of all answers may come to; the newest one is kept whatever it costs.
    ///   - cost: of an answer, 1 for each unless something else is said.
    init(limit: Int, cost: @escaping @Sendable (Answer) -> Int = { _ in 1 }) {
        self.limit = limit
        self.cost = cost
    }

    func answer(_ question: Question, make: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        order.removeAll { $0 == question }
        order.append(question)
        if let task = tasks[question] { return try await task.value }
        let task = Task { try await make() }
        tasks[question] = task
        do {
            let answer = try await task.value
            costs[question] = cost(answer)
            forgetOldest()
            return answer
        } catch {
            forget(question)
            throw error
        }
    }

    private func forgetOldest() {
        var total = costs.values.reduce(0, +)
        for question in order.dropLast() where total > limit {
            guard let cost = costs[question] else { continue }
            total -= cost
            forget(question)
        }
    }

    private func forget(_ question: Question) {
        tasks[question] = nil
        costs[question] = nil
        order.removeAll { $0 == question }
    }
}
