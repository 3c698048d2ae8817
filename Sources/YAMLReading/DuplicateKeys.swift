import Yams

/// A place in a text.
struct TextPlace: Hashable {
    let line: Int
    let column: Int
}

/// Composes a text that may hold keys twice.
///
/// Yams gives up at the first mapping with a repeated key. To report all of them with their places, the key it names is renamed in the
/// text, letter for letter so that no place moves, and the text is read again; the conversion puts the letter back.
enum DuplicateKeys {
    private static let maximumRounds = 30

    /// - Returns: the root, and the first letters of the renamed keys by the place of the key.
    static func compose(_ text: String) throws -> (root: Node?, renamed: [TextPlace: Unicode.Scalar]) {
        var renamed: [TextPlace: Unicode.Scalar] = [:]
        var text = text
        while true {
            do {
                return (try Yams.compose(yaml: text, .basic), renamed)
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                let place = TextPlace(line: context.mark.line, column: context.mark.column)
                guard renamed.count < maximumRounds, renamed[place] == nil,
                    let stand = Unicode.Scalar(0xE100 + UInt32(renamed.count)), let letter = rename(place, to: stand, in: &text)
                else {
                    throw YAMLFault(line: place.line, column: place.column, message: "duplicate key", remedy: "keep one of them")
                }
                renamed[place] = letter
            }
        }
    }

    /// Replaces the first letter of the key at a place and answers it. Nil when no plain or quoted word starts there.
    private static func rename(_ place: TextPlace, to stand: Unicode.Scalar, in text: inout String) -> Unicode.Scalar? {
        var scalars = text.unicodeScalars
        guard var index = index(of: place, in: scalars) else { return nil }
        if index < scalars.endIndex, scalars[index] == "\"" || scalars[index] == "'" { index = scalars.index(after: index) }
        guard index < scalars.endIndex else { return nil }
        let letter = scalars[index]
        guard letter.properties.isAlphabetic || ("0"..."9").contains(letter) || letter == "_" || letter == "." else { return nil }
        scalars.replaceSubrange(index...index, with: CollectionOfOne(stand))
        text = String(scalars)
        return letter
    }

    private static func index(of place: TextPlace, in scalars: String.UnicodeScalarView) -> String.UnicodeScalarView.Index? {
        var index = scalars.startIndex
        var line = 1
        while line < place.line {
            guard let end = scalars[index...].firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return nil }
            index = scalars.index(after: end)
            if scalars[end] == "\r", index < scalars.endIndex, scalars[index] == "\n" { index = scalars.index(after: index) }
            line += 1
        }
        return scalars.index(index, offsetBy: place.column - 1, limitedBy: scalars.endIndex)
    }
}
