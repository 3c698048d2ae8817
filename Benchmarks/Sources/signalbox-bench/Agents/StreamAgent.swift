import Foundation

/// A program that speaks Claude Code's stream-json and does what the target's intent orders: print at a realistic rate, or as fast as it can.
///
/// Python, because it must run inside the sandbox, where only the system's programs are. Every line that is to be timed carries `at=` with
/// the microseconds of the system's clock when it was printed.
enum StreamAgent {
    /// What an agent is to do, in the target's intent.
    enum Order {
        /// Until the moment (seconds since 1970), one step (thought, tool call, permission, result, message) in so many seconds.
        case steps(every: Double, until: Double)
        /// So many bytes at once.
        case flood(bytes: Int)
        /// So many steps without a rest, and then a commit of one file.
        case work(steps: Int)

        var intent: String {
            switch self {
            case .steps(let every, let until): "BENCH {\"every\": \(every), \"until\": \(until)}"
            case .flood(let bytes): "BENCH {\"bytes\": \(bytes)}"
            case .work(let steps): "BENCH {\"steps\": \(steps)}"
            }
        }
    }

    static func write(to folder: String) throws -> String {
        let path = "\(folder)/stream_agent.py"
        try source.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static let source = #"""
        import json, subprocess, sys, time

        SESSION = "00000000-0000-4000-8000-000000000000"

        def line(**event):
            return json.dumps(event).encode() + b"\n"

        def put(*lines):
            sys.stdout.buffer.write(b"".join(lines))
            sys.stdout.buffer.flush()

        def assistant(number, *blocks):
            usage = {"input_tokens": 900, "cache_creation_input_tokens": 200, "cache_read_input_tokens": 3000, "output_tokens": 40}
            message = {"id": "msg_%d" % number, "type": "message", "role": "assistant", "model": "claude-bench", "content": list(blocks),
                       "stop_reason": None, "stop_sequence": None, "usage": usage}
            return line(type="assistant", message=message, parent_tool_use_id=None, session_id=SESSION)

        def text(words):
            return {"type": "text", "text": words}

        def call(number, command):
            return {"type": "tool_use", "id": "toolu_%d" % number, "name": "Bash", "input": {"command": command}}

        def result(number, words):
            block = {"tool_use_id": "toolu_%d" % number, "type": "tool_result", "content": words}
            return line(type="user", message={"role": "user", "content": [block]}, parent_tool_use_id=None, session_id=SESSION)

        def stamp():
            return "at=%d" % (time.time() * 1e6)

        def heard():
            words = sys.stdin.readline()
            if not words:
                sys.exit(0)
            return json.loads(words)

        def permitted(number):
            """Asks, and tells how long the answer took, in microseconds."""
            began = time.time()
            put(line(type="control_request", request_id="r%d" % number, request={
                "subtype": "can_use_tool", "tool_name": "Bash", "input": {"command": "echo " + stamp()}, "tool_use_id": "toolu_%d" % number}))
            while heard().get("type") != "control_response":
                pass
            return (time.time() - began) * 1e6

        def step(number):
            put(assistant(number, {"type": "thinking", "thinking": "What is next? " * 20}))
            put(assistant(number, call(number, "echo step %d" % number)))
            took = permitted(number)
            put(result(number, "output of the tool\n" * 20))
            put(assistant(number, text("%s answered=%d Step %d is done. " % (stamp(), took, number) + "More words. " * 10)))

        def work(count):
            for number in range(1, count + 1):
                step(number)
            with open("work.txt", "w") as file:
                file.write("done in %d steps\n" % count)
            for words in (["add", "-A"], ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "Work"]):
                subprocess.run(["git"] + words, check=True, stdout=subprocess.DEVNULL)

        def steps(every, until):
            number = 0
            due = time.time() + every * (hash(sys.argv[0] + str(time.time())) % 1000) / 1000
            while time.time() < until:
                time.sleep(max(0, due - time.time()))
                due += every
                number += 1
                step(number)

        def flood(size):
            block = b"".join(
                assistant(n, text("A message of the agent about what it does. " * 4)) + assistant(n, call(n, "make test-%d" % n))
                + result(n, "a line of output of the tool\n" * 10) for n in range(100))
            for _ in range(max(1, size // len(block))):
                put(block)

        while True:
            told = heard()
            if told.get("type") == "control_request":
                put(line(type="control_response", response={"subtype": "success", "request_id": told["request_id"], "response": {}}))
            elif told.get("type") == "user":
                prompt = told["message"]["content"]
                break
        order, _ = json.JSONDecoder().raw_decode(prompt[prompt.index("BENCH ") + 6:])
        put(line(type="system", subtype="init", session_id=SESSION, model="claude-bench", claude_code_version="bench", mcp_servers=[]))
        if "bytes" in order:
            flood(order["bytes"])
        elif "steps" in order:
            work(order["steps"])
        else:
            steps(order["every"], order["until"])
        put(line(type="result", subtype="success", is_error=False, num_turns=1, result="done", session_id=SESSION, total_cost_usd=0.01,
                 usage={"input_tokens": 1, "output_tokens": 1}))
        while sys.stdin.readline():
            pass
        """#
}
