import Agents
import Testing

@Suite struct AgentScriptTests {
    private func parse(_ steps: String) throws -> [ScriptStep] {
        try AgentScript.parse("{\"turns\": [{\"steps\": [\(steps)]}]}").steps(turn: 1)
    }

    @Test func everyStep() throws {
        let steps = try parse(
            """
            {"say": "hello"}, {"write": "a/b.txt", "content": "x"}, {"replace": "a", "old": "1", "new": "2"}, {"delete": "a"},
            {"run": "make"}, {"pause": 0.5}, {"commit": "Done"}, {"claim": {"rootCause": "r"}}, {"claim": {"fix": "f"}},
            {"hang": true}, {"killSelf": "KILL"}, {"exit": 3}
            """)
        #expect(
            steps == [
                .say("hello"), .write(path: "a/b.txt", content: "x"), .replace(path: "a", old: "1", new: "2"), .delete(path: "a"),
                .run("make"), .pause(seconds: 0.5), .commit(message: "Done"), .claim(rootCause: "r", fix: nil),
                .claim(rootCause: nil, fix: "f"), .hang, .killSelf(signal: "KILL"), .exit(code: 3),
            ])
    }

    @Test func laterTurnsPlayTheLast() throws {
        let script = try AgentScript.parse("{\"turns\": [{\"steps\": [{\"say\": \"1\"}]}, {\"steps\": [{\"say\": \"2\"}]}]}")
        #expect(script.steps(turn: 1) == [.say("1")])
        #expect(script.steps(turn: 2) == [.say("2")])
        #expect(script.steps(turn: 9) == [.say("2")])
        #expect(script.steps(turn: 0) == [.say("1")])
        #expect(try AgentScript.parse("{\"turns\": []}").steps(turn: 1).isEmpty)
    }

    /// What is wrong, and where.
    @Test(arguments: [
        ("", ["not valid"]), ("{", ["not valid"]), ("[]", ["wrong type", "its top"]), ("{}", ["misses 'turns'", "its top"]),
        ("{\"turns\": 3}", ["wrong type", "turns"]), ("{\"turns\": [{}]}", ["misses 'steps'", "turns.0"]),
        ("{\"turns\": [{\"steps\": [{\"say\": \"x\"}, {\"write\": \"a\"}]}]}", ["misses 'content'", "turns.0.steps.1"]),
        ("{\"turns\": [{\"steps\": [{\"replace\": \"a\", \"old\": \"b\"}]}]}", ["misses 'new'", "turns.0.steps.0"]),
        ("{\"turns\": [{\"steps\": [{\"jump\": 1}]}]}", ["a step is one of say, write", "turns.0.steps.0"]),
        ("{\"turns\": [{\"steps\": [{\"say\": \"x\", \"run\": \"y\"}]}]}", ["one thing", "run, say", "turns.0.steps.0"]),
        ("{\"turns\": [{\"steps\": [{\"say\": 3}]}]}", ["wrong type", "turns.0.steps.0.say"]),
        ("{\"turns\": [{\"steps\": [{\"hang\": false}]}]}", ["a step is one of", "turns.0.steps.0"]),
        ("{\"turns\": null}", ["turns"]), ("{\"turns\": [null]}", ["turns.0"]),
    ])
    func errorsNameTheirPlace(text: String, words: [String]) {
        let error = #expect(throws: AgentError.self) { try AgentScript.parse(text) }
        for word in words { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
        #expect(error?.message.contains("DecodingError") == false, "\(error?.message ?? "")")
    }
}
