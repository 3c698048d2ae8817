/// How far a server that starts is with deriving its state from a long ledger, in events: a line `reading 300000 1000000` to the descriptor of
/// `--ready-fd`, as often as it has something to say. Who waits for the server waits as long as that moves.
package struct ReadinessProgress: Equatable, Sendable {
    package let done: Int64
    package let all: Int64

    package init(done: Int64, all: Int64) {
        self.done = done
        self.all = all
    }

    /// - Parameter line: without its newline.
    package init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "reading", let done = Int64(words[1]), let all = Int64(words[2]) else { return nil }
        self.init(done: done, all: all)
    }

    package var text: String { "reading \(done) \(all)\n" }

    /// For the person.
    package var words: String { "the server is reading the ledger: \(done) of \(all) events" }
}
