import Domain
import JSONValues

/// The entries of lines that are not understood.
enum LineEntry {
    /// A line that is no event at all.
    static func text(_ line: ArraySlice<UInt8>) -> TranscriptContent {
        .text(stream: .stdout, line: cut(line, to: TranscriptLimit.text))
    }

    /// An event that an adapter does not know.
    static func unknown(_ kind: String, _ line: ArraySlice<UInt8>) -> TranscriptContent {
        .unknown(kind: TranscriptLimit.cut(kind, to: 100), raw: cut(line, to: TranscriptLimit.unknown))
    }

    /// A part of an event that an adapter does not know.
    static func unknown(_ kind: String, _ value: JSONValue) -> TranscriptContent {
        .unknown(kind: TranscriptLimit.cut(kind, to: 100), raw: TranscriptLimit.cut(value.text, to: TranscriptLimit.unknown))
    }

    private static func cut(_ line: ArraySlice<UInt8>, to limit: Int) -> String {
        TranscriptLimit.cut(String(decoding: line, as: UTF8.self), to: limit)
    }
}
