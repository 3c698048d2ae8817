import Foundation

/// Somebody who follows the live events of the round, and asks again from where they were when the server is gone.
struct Listener: Sendable {
    let box: Box
    let isOver: @Sendable () -> Bool

    var heard: String { box.folder + "/heard" }

    func run() async throws {
        while !isOver() {
            let last = Files.lines(heard).last.flatMap { try? JSON(text: $0).sequence.int } ?? 0
            // The end of the file may be half a line.
            let whole = Files.lines(heard).map { $0 + "\n" }.joined()
            try Files.write(whole, to: heard)
            _ = try await box.signalbox(["events", "--json", "--follow", "--after", "\(last)"], patience: 900, keep: heard)
            try await Task.sleep(for: .milliseconds(30))
        }
    }
}
