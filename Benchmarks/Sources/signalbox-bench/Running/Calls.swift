/// Calls of a server that take turns, so that a busy moment hits all of them.
struct Calls {
    let call: HTTPCall
    let runs: Int

    /// p50 and p95 of each call; the goal is that of p95, in milliseconds.
    func rows(_ name: String, _ asked: [(words: String, target: String, goal: Double?)]) throws -> [Row] {
        var samples = asked.map { _ in Samples() }
        var floor = Samples()
        var bytes = asked.map { _ in 0 }
        // The first run of each pays for cold caches.
        for run in 0...runs {
            let least = try call.get("next?limit=1").milliseconds
            if run > 0 { floor.add(least) }
            for (index, question) in asked.enumerated() {
                let answer = try call.send("GET", question.target.hasPrefix("/") ? question.target : "/api/v1/" + question.target)
                bytes[index] = answer.body.count
                if run > 0 { samples[index].add(answer.milliseconds) }
            }
        }
        let floorName = "an almost empty answer at the same door"
        return asked.indices.flatMap { index in
            let words = "\(name): \(asked[index].words)"
            return [
                Row.repeated(
                    "\(words), p50 (\(Self.size(bytes[index])))", .milliseconds, samples[index], floor: floor, floorName, goal: nil),
                Row(
                    name: "\(words), p95", unit: .milliseconds, value: samples[index].percentile(0.95), floor: floor.percentile(0.95),
                    floorName: floorName, goal: asked[index].goal.map { .value($0) }),
            ]
        }
    }

    private static func size(_ bytes: Int) -> String { bytes < 10_000 ? "\(bytes) bytes" : "\((bytes + 500) / 1000) kB" }
}
