/// A whole number with a unit: durations in seconds (`90`, `90s`, `10m`, `2h`), sizes in bytes (`512`, `64MB`, `1GB`) and counts (`1500`, `2M`).
package struct UnitText: Sendable {
    /// Units from small to large, each with how many of the smallest it is.
    let units: [(name: String, factor: Int)]

    /// `90`, `90s`, `10m`, `2h`: seconds.
    package static let duration = UnitText(units: [("s", 1), ("m", 60), ("h", 3600)])
    /// `512`, `64MB`, `1GB`: bytes, in powers of 1000.
    package static let size = UnitText(units: [("B", 1), ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000)])
    /// `1500`, `200k`, `2M`: a number of things.
    package static let count = UnitText(units: [("", 1), ("k", 1000), ("M", 1_000_000)])

    /// The number of smallest units; nil when the text has another form or the number does not fit.
    package func read(_ text: String) -> Int? {
        let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, let number = Int(String(digits)) else { return nil }
        let suffix = String(text.unicodeScalars.dropFirst(digits.count))
        guard let factor = suffix.isEmpty ? 1 : units.first(where: { $0.name == suffix })?.factor else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    /// The shortest exact spelling: 5400 seconds are `90m`.
    package func write(_ number: Int) -> String {
        let unit = units.last { number >= $0.factor && number.isMultiple(of: $0.factor) } ?? units[0]
        return "\(number / unit.factor)\(unit.name)"
    }
}
