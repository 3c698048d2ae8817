/// SplitMix64, after Steele, Lea and Flood: the same seed gives the same plan.
struct SeededNumbers: Sendable {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(next() % UInt64(elements.count))]
    }

    /// One of the values, each as likely as its weight.
    mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element {
        var left = number(1...elements.reduce(0) { $0 + $1.1 })
        for (element, weight) in elements {
            left -= weight
            if left <= 0 { return element }
        }
        return elements[0].0
    }
}
