package import Domain

/// HTML that is safe to send: whatever is interpolated as text is escaped, and only ``Markup`` goes in as it is.
///
///     let row: Markup = "<td title=\"\(lane.title)\">\(lane.id.description)</td>"
///
/// Attribute values stand in double quotes. Text comes out on one line, with what would be invisible, or would reorder it, written out.
package struct Markup: ExpressibleByStringInterpolation, Equatable, Sendable {
    package private(set) var text: String

    package init(stringLiteral value: String) { text = value }
    package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Markup that another room of this program has made, and escaped.
    package init(rendered text: String) { self.text = text }

    /// Text on one line.
    package init(escaping text: String) { self.text = SafeText.html(text) }

    /// All of them, one after the other.
    package init(_ parts: some Sequence<Markup>) {
        text = ""
        for part in parts { text += part.text }
    }

    package static func += (left: inout Markup, right: Markup) { left.text += right.text }
    package static func + (left: Markup, right: Markup) -> Markup {
        var sum = left
        sum += right
        return sum
    }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + interpolationCount * 16) }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ value: String) { text += SafeText.html(value) }
        package mutating func appendInterpolation(_ value: Substring) { text += SafeText.html(String(value)) }
        package mutating func appendInterpolation(_ value: some BinaryInteger) { text += value.description }
        package mutating func appendInterpolation(_ value: some NumberedIdentifier) { text += SafeText.html(value.description) }
        package mutating func appendInterpolation(_ value: Markup) { text += value.text }
        package mutating func appendInterpolation(_ value: Markup?) { text += value?.text ?? "" }
        package mutating func appendInterpolation(_ values: [Markup]) {
            for value in values { text += value.text }
        }
    }
}
