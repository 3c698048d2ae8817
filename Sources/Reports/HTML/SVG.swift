import Domain

/// One element of a drawing. Every value is escaped when it is written, so no text can become markup.
struct SVG {
    let name: String
    let attributes: [(String, String)]
    let children: [SVG]
    let text: String

    init(_ name: String, _ attributes: [(String, String)] = [], text: String = "", _ children: [SVG] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
    }

    var markup: String {
        let written = attributes.map { " \($0.0)=\"\(SafeText.html($0.1))\"" }.joined()
        if children.isEmpty, text.isEmpty { return "<\(name)\(written)/>" }
        return "<\(name)\(written)>\(SafeText.html(text))\(children.map(\.markup).joined())</\(name)>"
    }

    /// A whole drawing that scales with the width it is given.
    static func drawing(width: Double, height: Double, title: String, _ children: [SVG]) -> SVG {
        SVG(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(number(width)) \(number(height))"), ("role", "img"),
                ("aria-label", title),
            ], [SVG("title", text: title)] + children)
    }

    static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, title: String = "") -> SVG {
        SVG(
            "rect",
            [("x", number(x)), ("y", number(y)), ("width", number(width)), ("height", number(height)), ("class", style), ("rx", "2")],
            title.isEmpty ? [] : [SVG("title", text: title)])
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> SVG {
        SVG("line", [("x1", number(x1)), ("y1", number(y1)), ("x2", number(x2)), ("y2", number(y2)), ("class", style)])
    }

    static func words(_ x: Double, _ y: Double, _ text: String, _ style: String = "", anchor: String = "start") -> SVG {
        SVG("text", [("x", number(x)), ("y", number(y)), ("text-anchor", anchor), ("class", style)], text: text)
    }

    /// At most one decimal, and no locale.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        if tenths % 10 == 0 { return "\(tenths / 10)" }
        return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
