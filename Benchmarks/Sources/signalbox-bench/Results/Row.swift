/// One line of the table: a figure, its floor in the same run, and the goal.
struct Row: Codable {
    enum Unit: String, Codable {
        case milliseconds = "ms"
        case seconds = "s"
        case mebibytes = "MiB"
        case count = ""
        case perSecond = "/s"
        case percent = "%"
    }

    enum Goal: Codable {
        /// The figure is at most so many times its floor.
        case ratio(Double)
        /// The figure is at most this, in its own unit.
        case value(Double)
        /// The figure is at least this: more is better.
        case atLeast(Double)
    }

    let name: String
    let unit: Unit
    /// The figure itself; for repeated measurements the median (or the named percentile).
    let value: Double
    var least: Double?
    var most: Double?
    var floor: Double?
    /// What the floor is.
    var floorName: String?
    var goal: Goal?
    /// Why there is no figure; the value is then NaN.
    var absent: String?
    var samples: Samples?
    var floorSamples: Samples?

    var ratio: Double? { floor.map { value / $0 } }

    var isMet: Bool? {
        switch goal {
        case .ratio(let most): ratio.map { $0 <= most }
        case .value(let most): value <= most
        case .atLeast(let least): value >= least
        case nil: nil
        }
    }

    /// A row of repeated measurements: medians, and their spread.
    static func repeated(_ name: String, _ unit: Unit, _ samples: Samples, floor: Samples? = nil, _ floorName: String? = nil, goal: Goal?)
        -> Row
    {
        Row(
            name: name, unit: unit, value: samples.median, least: samples.least, most: samples.most, floor: floor?.median,
            floorName: floorName, goal: goal, samples: samples, floorSamples: floor)
    }
}
