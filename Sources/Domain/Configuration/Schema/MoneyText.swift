/// US dollars as an operator writes them, `2.50`, in millionths of a dollar: exact, where a floating-point number is not.
package enum MoneyText {
    /// Nil when the text has another form or the amount does not fit. No sign, no exponent, at most six digits after the point.
    package static func read(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard !parts[0].isEmpty, (1...6).contains(fraction.utf8.count), isDigits(parts[0]), isDigits(fraction),
            let dollars = Int(parts[0]), let part = Int(fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
        else { return nil }
        let (micros, overflow) = dollars.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carry) = micros.addingReportingOverflow(part)
        return overflow || carry ? nil : sum
    }

    /// With two digits after the point, or as many as it takes: `2.50`, `0.003`.
    package static func write(_ micros: Int) -> String {
        var fraction = String(micros % 1_000_000)
        fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
        while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(micros / 1_000_000).\(fraction)"
    }

    private static func isDigits(_ text: Substring) -> Bool { text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } }
}
