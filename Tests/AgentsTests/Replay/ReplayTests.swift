import Agents
import Domain
import JSONValues
import Testing

/// Every recording of Claude Code and Codex gives the transcript that stands beside it, and says what was said when it was recorded.
@Suite struct ReplayTests {
    @Test(arguments: Recording.all) func givesTheTranscriptThatStandsBesideIt(_ name: String) throws {
        let recording = try Recording(name)
        var player = Player(recording)
        player.play(recording.entries)
        player.finish()
        let text = Rendered.text(player.actions)
        #expect(try recording.golden() == text)
    }

    /// What our dialect sends is what the recording's client sent, but for names and what is the client's own choice.
    @Test(arguments: Recording.all) func saysWhatWasSaid(_ name: String) throws {
        let recording = try Recording(name)
        var player = Player(recording)
        player.play(recording.entries)
        let sent = try player.actions.compactMap { action -> JSONValue? in
            guard case .send(_, let line) = action else { return nil }
            #expect(line.last == UInt8(ascii: "\n") && line.count { $0 == UInt8(ascii: "\n") } == 1)
            return try JSONValue(line.dropLast())
        }
        let said = recording.entries.compactMap { if case .said(let message) = $0 { message } else { nil } }
        // Recordings of programs that are not spoken to hold nothing that was said.
        guard !said.isEmpty else { return }
        #expect(sent.map(comparable) == said.map(comparable))
    }

    private func comparable(_ message: JSONValue) -> JSONValue {
        var message = message
        // Our own requests have other names than the recording client's.
        if message["request_id"] != nil { message = message.with("request_id", "ours") }
        if message["method"] != nil, message["id"] != nil { message = message.with("id", "ours") }
        switch message["method"]?.string {
        case "initialize": message = message.with("params", nil)
        case "thread/start":
            // The recordings named a provider, and policies and sandboxes of their own.
            message = message.with("params", ["cwd": message["params"]?["cwd"] ?? nil])
        default: break
        }
        return message.sorted
    }
}

extension JSONValue {
    /// With members by name, to compare what has no order.
    var sorted: JSONValue {
        switch self {
        case .object(let members): .object(members.map { JSONMember($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
        case .array(let values): .array(values.map(\.sorted))
        default: self
        }
    }
}
