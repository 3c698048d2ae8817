/// Calls of a server that take turns, so that a busy moment hits all of them.
struct Calls {
    let call: HTTPCall
    /// The process that answers.
    let server: Int32
    let runs: Int

    /// p50 and p95 of each call; the goal is that of p95, in milliseconds.
    func rows(_ name: String, _ asked: [(words: String, target: String, goal: Double?)]) throws -> [Row] {
        var samples = asked.map { _ in Samples() }
        var floor = Samples()
        var bytes = asked.map { _ in 0 }
        // The first run of each pays for cold caches.
        for run in 0...runs {
            let least = try call.get("targets/T-1").milliseconds
            if run > 0 { floor.add(least) }
            for (index, question) in asked.enumerated() {
                let answer = try call.send("GET", Self.path(question.target))
                bytes[index] = answer.body.count
                if run > 0 { samples[index].add(answer.milliseconds) }
            }
        }
        let seconds = try asked.map { try cpu(of: Self.path($0.target)) }
        let floorName = "one target at the same door"
        return asked.indices.flatMap { index in
            let words = "\(name): \(asked[index].words)"
            return [
                Row.repeated(
                    "\(words), p50 (\(Self.size(bytes[index])))", .milliseconds, samples[index], floor: floor, floorName, goal: nil),
                Row(
                    name: "\(words), p95", unit: .milliseconds, value: samples[index].percentile(0.95), floor: floor.percentile(0.95),
                    floorName: floorName, goal: asked[index].goal.map { .value($0) }),
                Row(name: "\(words), server CPU a call", unit: .milliseconds, value: seconds[index] * 1000),
            ]
        }
    }

    private static func path(_ target: String) -> String { target.hasPrefix("/") ? target : "/api/v1/" + target }

    /// Processor seconds of the server for one call, as the mean of as many as take a quarter of a second: the system counts in hundredths.
    private func cpu(of path: String) throws -> Double {
        let before = try ProcessFacts.read(server).ownCPU
        let begin = ContinuousClock.now
        var calls = 0.0
        while calls < Double(runs) || (ContinuousClock.now - begin).seconds < 0.25 {
            _ = try call.send("GET", path)
            calls += 1
        }
        return (try ProcessFacts.read(server).ownCPU - before) / calls
    }

    private static func size(_ bytes: Int) -> String { bytes < 10_000 ? "\(bytes) bytes" : "\((bytes + 500) / 1000) kB" }
}
