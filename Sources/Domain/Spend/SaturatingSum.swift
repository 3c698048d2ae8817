/// Sums of figures that programs report: what does not fit stays at the bound, because a figure of an agent must not end the server.
enum SaturatingSum {
    static func add<Number: FixedWidthInteger & SignedInteger>(_ left: Number, _ right: Number) -> Number {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? (right > 0 ? .max : .min) : sum
    }

    static func subtract<Number: FixedWidthInteger & SignedInteger>(_ left: Number, _ right: Number) -> Number {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? (right < 0 ? .max : .min) : difference
    }

    /// What is more in `total` than in `counted`; nothing is ever taken back.
    static func more<Number: FixedWidthInteger & SignedInteger>(_ total: Number, than counted: Number) -> Number {
        max(0, subtract(total, counted))
    }
}
