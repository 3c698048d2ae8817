import API

/// A comment as it was typed: `--comment PATH:LINE TEXT`.
struct CommentDraft: Equatable, Sendable {
    var path: String
    /// Nil for the whole file.
    var line: Int?
    var text: String

    /// - Parameter place: `PATH:LINE`, or `PATH` for the whole file.
    init(place: String, text: String) throws {
        guard !text.trimmed.isEmpty else { throw CommandFailure(.usage, "the comment at '\(place)' has no text") }
        self.text = text
        if let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) {
            guard line > 0 else { throw CommandFailure(.usage, "'\(place)': lines count from 1") }
            self.line = line
            path = String(place[..<colon])
        } else {
            path = place
        }
        guard !path.isEmpty else { throw CommandFailure(.usage, "'\(place)' names no file; comments go to PATH:LINE") }
    }

    /// Takes the words beside the options apart: the lane, and one text for each `--comment`, in order.
    ///
    /// The parser gives words without their places, so the lane is the first word, or the last one when the first is no lane.
    static func split(words: [String], places: [String], isLane: (String) -> Bool) throws -> (lane: String, comments: [CommentDraft]) {
        guard words.count == places.count + 1 else {
            if words.isEmpty { throw CommandFailure(.usage, "which lane? signalbox inspect L-1") }
            if words.count > places.count + 1 {
                throw CommandFailure(
                    .usage, "unexpected '\(words[words.count - 1])'; comments are --comment PATH:LINE TEXT, with TEXT in quotes")
            }
            throw CommandFailure(.usage, "every --comment PATH:LINE needs its TEXT")
        }
        let lane = isLane(words[0]) || words.count == 1 ? 0 : words.count - 1
        let texts = words.indices.filter { $0 != lane }.map { words[$0] }
        return (words[lane], try zip(places, texts).map(CommentDraft.init))
    }
}

extension String {
    var trimmed: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return self[first...last]
    }
}
