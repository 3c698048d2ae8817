/// What a call of git answered.
struct GitOutput: Sendable {
    /// Exit code; a signal N is 128 + N.
    let exit: Int32
    /// Standard output, whole.
    let bytes: [UInt8]
    /// The end of standard error, made safe to show.
    let diagnostics: String
    /// The command, for errors found while reading the answer.
    let command: String

    /// The output as text without the final line break.
    var text: String {
        var end = bytes[...]
        while let last = end.last, last == 10 || last == 13 { end.removeLast() }
        return String(decoding: end, as: UTF8.self)
    }

    /// The lines of the output.
    var lines: [Substring] { text.split(separator: "\n") }

    /// The records of a `-z` output.
    var records: [ArraySlice<UInt8>] {
        guard !bytes.isEmpty else { return [] }
        return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast(bytes.last == 0 ? 1 : 0)
    }

    /// The output when it is exactly one object name.
    func objectID() throws -> ObjectID {
        guard let value = ObjectID(text) else {
            throw GitError.unexpected("an object name was expected, '\(DisplayText.escape(text.prefix(80).utf8))' came", command: command)
        }
        return value
    }
}
