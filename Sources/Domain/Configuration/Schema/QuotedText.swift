/// A text from a file in single quotes for a message: control characters escaped, so that it cannot write to the terminal, and cut at 80.
func quoted(_ text: String) -> String {
    var result = "'"
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == 80 {
            result += "…"
            break
        }
        switch scalar {
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case _ where [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory):
            result += "\\u{\(String(scalar.value, radix: 16))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "'"
}
