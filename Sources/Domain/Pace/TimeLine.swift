/// Stretches of time that were counted already: in order, apart from each other. Milliseconds, the end not included.
struct TimeLine: Equatable, Sendable {
    private(set) var counted: [Range<Int64>] = []

    /// Counts up to `wanted` milliseconds of what is free between two moments, the latest first.
    /// - Returns: how many were free.
    mutating func claim(_ wanted: Int64, from: Int64, to: Int64) -> Int64 {
        var left = max(0, wanted)
        var end = to
        var taken: [Range<Int64>] = []
        for busy in counted.reversed() where busy.lowerBound < to && busy.upperBound > from {
            Self.take(&left, from: max(from, busy.upperBound), to: end, &taken)
            end = min(end, busy.lowerBound)
        }
        Self.take(&left, from: from, to: end, &taken)
        add(taken)
        return max(0, wanted) - left
    }

    mutating func forget(before moment: Int64) { counted.removeAll { $0.upperBound <= moment } }

    private static func take(_ left: inout Int64, from: Int64, to: Int64, _ taken: inout [Range<Int64>]) {
        guard left > 0, from < to else { return }
        let length = min(left, to - from)
        taken.append(to - length..<to)
        left -= length
    }

    private mutating func add(_ new: [Range<Int64>]) {
        var merged: [Range<Int64>] = []
        for next in (counted + new).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, next.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
            } else {
                merged.append(next)
            }
        }
        counted = merged
    }
}
