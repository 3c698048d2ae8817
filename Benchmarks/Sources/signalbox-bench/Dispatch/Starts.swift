/// When the agents of one dispatch began, in milliseconds after it was asked for, and what that took.
struct Starts {
    private let sorted: [Double]
    /// Processor milliseconds for each lane, of all processes that took part; NaN where the system does not say.
    let cpu: Double

    init(_ moments: [ContinuousClock.Instant], after begin: ContinuousClock.Instant, cpuSeconds: Double) {
        cpu = cpuSeconds * 1000 / Double(max(1, moments.count))
        sorted = moments.map { ($0 - begin).seconds * 1000 }.sorted()
    }

    var last: Double { sorted.last ?? .nan }
    var middle: Double {
        let half = sorted.count / 2
        return sorted.isEmpty ? .nan : sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
}
