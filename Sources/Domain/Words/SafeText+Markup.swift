extension SafeText {
    /// One line for HTML or XML, in text or inside a quoted attribute.
    package static func html(_ text: String) -> String {
        var result = ""
        for character in line(text).unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// One line for Markdown, also inside a table cell: no emphasis, link, image, autolink, HTML, code span or cell border of its own.
    ///
    /// Source: CommonMark 0.31.2, section 2.4 (any ASCII punctuation may be escaped by a backslash), and GitHub Flavored Markdown,
    /// sections 4.10 (tables) and 6.9 (autolinks of `www.`, `https://` and addresses).
    package static func markdown(_ text: String) -> String {
        var result = ""
        var recent = ""
        for character in line(text).unicodeScalars {
            switch character {
            // As references and not by a backslash: harmless also to a reader that passes raw HTML on.
            case "<", ">", "&":
                result += html(String(character))
                continue
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!", "@", "$": result += "\\"
            case "/" where recent.hasSuffix(":"): result += "\\"
            case "." where recent.lowercased() == "www": result += "\\"
            default: break
            }
            result.unicodeScalars.append(character)
            recent.unicodeScalars.append(character)
            recent = String(recent.suffix(3))
        }
        return result
    }
}
