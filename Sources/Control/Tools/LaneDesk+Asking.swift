package import Domain

extension LaneDesk {
    /// Questions of one turn: more is an agent that asks instead of working.
    private static let askLimit = 50

    /// Puts a question to the operator and waits for the answer, also over a restart of the server: whoever asks again finds the same ask.
    package func ask(_ question: LaneQuestion) async throws(DeskError) -> Answer {
        let id = id
        let key = Talk.toolAsk + question.key
        // Listened to before it is asked, so that no answer can come in between.
        let changes = await conductor.changes(of: id)
        let at = await conductor.now()
        let number = try await running().turn.number
        _ = try await desk.desk {
            try await conductor.record(by: "signalbox") { model in
                let (lane, turn) = try Self.running(id, model)
                guard turn.number == number else { throw Self.over }
                let mine = lane.asks.filter { $0.turn == number && $0.ask.key.hasPrefix(Talk.toolAsk) }
                if mine.contains(where: { $0.ask.key == key }) { return [] }
                guard mine.count < Self.askLimit else {
                    throw DeskError(.refused, "\(Self.askLimit) questions in one turn are enough; decide, and say so in a report")
                }
                var ask = question.ask
                ask.key = key
                return [.lane(id, .asked(Ask(id: model.nextAsk, turn: number, ask: ask, at: at)))]
            }
        }
        if let answer = try await answer(key, number) { return answer }
        for await _ in changes {
            if let answer = try await answer(key, number) { return answer }
        }
        throw DeskError(.failed, "nobody waits any more; the question stands, ask again in the same words")
    }

    private func answer(_ key: String, _ turn: Int) async throws(DeskError) -> Answer? {
        guard let ask = try await lane().asks.first(where: { $0.turn == turn && $0.ask.key == key }), !ask.withdrawn else {
            throw Self.over
        }
        return ask.answer
    }

    private static let over = DeskError(.refused, "the turn is over; nobody waits for the answer")
}
