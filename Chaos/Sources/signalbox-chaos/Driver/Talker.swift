extension Box {
    /// An agent that speaks the Agent Client Protocol v1 (https://agentclientprotocol.com): it does what stands between `<before>` and `</before>` of its first
    /// prompt, asks for a permission, and goes on with what stands in `<after>` when it has it. It writes down each question, each answer
    /// and each word that it was told, under its job's name.
    var talker: String {
        #"""
        import json, os, re, subprocess, sys

        job, lane = os.environ["SIGNALBOX_JOB"], os.environ["SIGNALBOX_LANE"]
        shared = "\#(shared)"
        kept = f"{shared}/intent-of-{lane}"


        def note(*words):
            with open(f"{shared}/talks", "a") as file:
                file.write(" ".join((words[0], job, *words[1:])) + "\n")


        def send(message):
            sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            sys.stdout.flush()


        def receive():
            line = sys.stdin.readline()
            if not line:
                sys.exit(0)
            return json.loads(line)


        def update(kind, /, **fields):
            send({"method": "session/update", "params": {"sessionId": "s", "update": {"sessionUpdate": kind, **fields}}})


        def part(text, name):
            script = re.search(f"<{name}>(.*?)</{name}>", text, re.S).group(1)
            subprocess.run(["/bin/sh", "-c", script], check=True, stdout=subprocess.DEVNULL)


        def allowed():
            command = f"curl -s http://x.invalid/{job}"
            update("tool_call", toolCallId="call", title=command, kind="execute", status="pending", rawInput={"command": command})
            note("asked", job)
            send({"id": "call", "method": "session/request_permission", "params": {
                "sessionId": "s", "toolCall": {"toolCallId": "call"}, "options": [
                    {"optionId": "yes", "name": "Allow", "kind": "allow_once"},
                    {"optionId": "no", "name": "Reject", "kind": "reject_once"}]}})
            given = None
            while given is None:
                message = receive()
                if message.get("id") == "call" and "method" not in message:
                    given = message["result"]["outcome"].get("optionId", "cancelled")
                    note("answered", job, given)
                else:
                    waiting.append(message)
            return given == "yes"


        def turn(text):
            if "<before>" in text:
                with open(kept + ".new", "w") as file:
                    file.write(text)
                os.rename(kept + ".new", kept)
            else:
                text = open(kept).read()
            with open(f"{shared}/runs", "a") as file:
                file.write(f"start {job} -\n")
            part(text, "before")
            if allowed():
                part(text, "after")


        waiting, began = [], False
        while True:
            message = waiting.pop(0) if waiting else receive()
            method = message.get("method")
            if method == "initialize":
                send({"id": message["id"], "result": {
                    "protocolVersion": 1, "agentCapabilities": {}, "authMethods": [], "agentInfo": {"name": "talker", "version": "1"}}})
            elif method == "session/new":
                send({"id": message["id"], "result": {"sessionId": "s"}})
            elif method == "session/prompt":
                text = "\n".join(block.get("text", "") for block in message["params"]["prompt"])
                for word in re.findall(r"word-A-\d+", text):
                    note("heard", word)
                if not began:
                    began = True
                    turn(text)
                send({"id": message["id"], "result": {"stopReason": "end_turn"}})
            elif "id" in message and method:
                send({"id": message["id"], "error": {"code": -32601, "message": "no such method"}})

        """#
    }
}
