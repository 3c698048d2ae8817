import Agents
import Domain
import JSONValues
import Testing

/// The script that a person reads is the one that runs.
@Suite struct CodexCommandTests {
    private func command(_ line: String) throws -> String? {
        var dialect = CodexExecDialect(Recording.context(.codexExec))
        let event: JSONValue = ["type": "item.started", "item": ["id": "i", "type": "command_execution", "command": .string(line)]]
        let actions = dialect.receive(ArraySlice(event.bytes))
        guard case .record(.toolCall(let call)) = try #require(actions.first) else { return nil }
        return call.command
    }

    @Test(arguments: [
        (#"/bin/bash -lc 'echo a b'"#, "echo a b"), (#"bash -c ls"#, "ls"),
        (#"/bin/bash -lc "echo 'a' \$HOME \"x\" \\""#, #"echo 'a' $HOME "x" \"#),
        (#"/usr/bin/sh -c 'a'"'"'b'"#, "a'b"), (#"/bin/bash -lc "a\nb""#, #"a\nb"#),
        // Not one plain word: it stays as it is.
        (#"/bin/bash -lc 'a' b"#, #"/bin/bash -lc 'a' b"#), (#"/bin/bash -lc "$X""#, #"/bin/bash -lc "$X""#),
        (#"/bin/bash -lc 'a"#, #"/bin/bash -lc 'a"#),
        (#"/bin/bash -lc 'a';rm -rf b"#, #"/bin/bash -lc 'a';rm -rf b"#), ("rm -rf b", "rm -rf b"), ("", ""),
        (#"/bin/bash -lc a\"#, #"/bin/bash -lc a\"#),
        ("/bin/bash -lc 'a'#b", "/bin/bash -lc 'a'#b"),
    ])
    func script(_ line: String, _ expected: String) throws { #expect(try command(line) == expected) }
}
