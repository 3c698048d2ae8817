package import Domain

extension Markup {
    /// Text that keeps its lines and tabs, for an element that keeps white space.
    package static func block(_ text: String) -> Markup {
        let lines = SafeText.block(text).split(separator: "\n", omittingEmptySubsequences: false)
        var result: Markup = ""
        for (index, line) in lines.enumerated() {
            if index > 0 { result += "\n" }
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            for (place, part) in parts.enumerated() {
                if place > 0 { result += "\t" }
                result += Markup(escaping: String(part))
            }
        }
        return result
    }

    /// A moment as an element whose text the page keeps up to date: its age, or the clock's time.
    ///
    /// - Parameter form: `age` (`4 min`) or `clock` (`14:05:09`, with the date when it is another day's).
    package static func time(_ moment: Timestamp, _ form: String = "age") -> Markup {
        "<time data-at=\"\(moment.milliseconds)\" data-form=\"\(form)\"></time>"
    }
}
