extension SafeText {
    /// One line for HTML or XML, in text or inside a quoted attribute.
    package static func html(_ text: String) -> String {
        var line = line(text)
        let escaped: String? = line.withUTF8 { bytes in
            // The five are ASCII, so their bytes are part of no other character: what lies between them is taken as it is.
            guard bytes.contains(where: { reference(to: $0) != nil }) else { return nil }
            let size = bytes.reduce(0) { $0 + (reference(to: $1)?.utf8CodeUnitCount ?? 1) }
            return String(unsafeUninitializedCapacity: size) { result in
                var end = 0
                for byte in bytes {
                    guard let reference = reference(to: byte) else {
                        result[end] = byte
                        end += 1
                        continue
                    }
                    for place in 0..<reference.utf8CodeUnitCount { result[end + place] = reference.utf8Start[place] }
                    end += reference.utf8CodeUnitCount
                }
                return end
            }
        }
        return escaped ?? line
    }

    private static func reference(to byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
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
