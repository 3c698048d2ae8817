/// Repeated measurements of one thing.
struct Samples: Codable {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    var median: Double { percentile(0.5) }
    var least: Double { values.min() ?? .nan }
    var most: Double { values.max() ?? .nan }

    /// Nearest rank, with the mean of the two middle values for an even median.
    func percentile(_ share: Double) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return .nan }
        if share == 0.5, sorted.count % 2 == 0 { return (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2 }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return rank < sorted.count ? sorted[max(0, rank)] : last
    }
}
