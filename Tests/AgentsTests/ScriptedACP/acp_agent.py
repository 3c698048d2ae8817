"""An agent that speaks the Agent Client Protocol v1 on standard input and output and does what its scenario says. Standard library only."""

import json
import os
import signal
import sys

scenario = sys.argv[1]
next_id = 0
inbox = []
session = "session-1"
folder = os.environ.get("SIGNALBOX_ACP_RECORD")
record = open(f"{folder}/{scenario}-{os.getpid()}.jsonl", "w", encoding="utf-8") if folder else None


def keep(direction, message):
    if record:
        record.write(json.dumps({"dir": direction, "msg": message}) + "\n")
        record.flush()


def send(message):
    keep("<", message)
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def receive():
    line = sys.stdin.readline()
    if not line:
        sys.exit(0)
    message = json.loads(line)
    keep(">", message)
    return message


def start(method, **params):
    global next_id
    next_id += 1
    send({"id": f"r{next_id}", "method": method, "params": {"sessionId": session, **params}})
    return f"r{next_id}"


def wait(request):
    """The answer to a request; what else arrives meanwhile is kept."""
    for index, message in enumerate(inbox):
        if message.get("id") == request and "method" not in message:
            return inbox.pop(index)
    while True:
        message = receive()
        if message.get("id") == request and "method" not in message:
            return message
        inbox.append(message)


def call(method, **params):
    return wait(start(method, **params))


def update(kind, /, **fields):
    send({"method": "session/update", "params": {"sessionId": session, "update": {"sessionUpdate": kind, **fields}}})


def say(text):
    update("agent_message_chunk", content={"type": "text", "text": text})


def here(path):
    return os.path.join(os.getcwd(), path)


def shell(line, **more):
    return call("terminal/create", command="/bin/sh", args=["-c", line], **more)["result"]["terminalId"]


def work():
    update("plan", entries=[{"content": "Write it", "priority": "high", "status": "in_progress"}])
    update("agent_thought_chunk", content={"type": "text", "text": "First the "})
    update("agent_thought_chunk", content={"type": "text", "text": "file."})
    call("fs/write_text_file", path=here("new/deep/HELLO.md"), content="one\ntwo\nthree\n")
    part = call("fs/read_text_file", path=here("new/deep/HELLO.md"), line=2, limit=1)["result"]["content"]
    update("tool_call", toolCallId="c1", title="run it", kind="execute", status="pending")
    options = [
        {"optionId": "yes", "name": "Yes", "kind": "allow_once"},
        {"optionId": "no", "name": "No", "kind": "reject_once"},
    ]
    answer = call("session/request_permission", toolCall={"toolCallId": "c1", "rawInput": {"command": "printf é; exit 3"}}, options=options)
    if answer["result"]["outcome"].get("optionId") == "yes":
        terminal = shell("printf é; exit 3")
        end = call("terminal/wait_for_exit", terminalId=terminal)["result"]
        output = call("terminal/output", terminalId=terminal)["result"]
        call("terminal/release", terminalId=terminal)
        update("tool_call_update", toolCallId="c1", status="completed", content=[{"type": "terminal", "terminalId": terminal}])
        say(f"read {part}, ran {output['output']} to {end['exitCode']}, gone: {'error' in call('terminal/output', terminalId=terminal)}")
    else:
        update("tool_call_update", toolCallId="c1", status="failed")
        say("not allowed")
    update("usage_update", used=10, size=1000, cost={"amount": 0.25, "currency": "USD"})


def escape():
    """Tries to leave the worktree by every way that its arguments name; says what came of each."""
    for path in json.loads(sys.argv[2]):
        written = call("fs/write_text_file", path=path, content="escaped")
        read = call("fs/read_text_file", path=path)
        got = [part["error"]["message"] if "error" in part else "done" for part in (written, read)]
        say(json.dumps([path, *got]) + "\n")


def race():
    """Swaps a folder for a link to the outside while it is written through."""
    script = "while true; do rm -rf swap; mkdir swap; rm -rf swap; ln -s ../outside swap; done"
    terminal = shell(script)
    for number in range(int(sys.argv[2])):
        call("fs/write_text_file", path=here(f"swap/{number % 7}.txt"), content="escaped")
    call("terminal/release", terminalId=terminal)


def flood():
    terminal = shell("yes ééééé | head -c 29999970; echo; echo end", outputByteLimit=1000)
    waiting = start("terminal/wait_for_exit", terminalId=terminal)
    call("fs/write_text_file", path=here("meanwhile.txt"), content="x")
    end = wait(waiting)["result"]
    output = call("terminal/output", terminalId=terminal)["result"]
    text = output["output"]
    say(json.dumps([end["exitCode"], output["truncated"], len(text.encode()) <= 1000, text.endswith("end\n"), "\ufffd" in text]))


def together():
    """A wait is answered when its terminal ends, and other requests before it."""
    order = []
    slow = shell("exec 9>alive; read line < gate; sleep 1000 & wait")
    first = start("terminal/wait_for_exit", terminalId=slow)
    order.append(call("terminal/output", terminalId=slow)["result"]["exitStatus"])
    quick = shell("exit 7")
    order.append(call("terminal/wait_for_exit", terminalId=quick)["result"]["exitCode"])
    created = [call("terminal/create", command="true") for _ in range(4)]
    order.append(sum("error" in one for one in created))
    order.append(any(message.get("id") == first for message in inbox))
    call("terminal/kill", terminalId=slow)
    order.append(wait(first)["result"]["signal"])
    order.append("error" in call("terminal/create", command="no-such-program-here"))
    order.append("error" in call("terminal/create", command="true", cwd="/"))
    say(json.dumps(order))


def line():
    """A whole command line as one text, variables, and a folder."""
    os.mkdir("below")
    terminal = call("terminal/create", command="echo $WORD | tr a-z A-Z; pwd", env=[{"name": "WORD", "value": "hello"}], cwd=here("below"))
    terminal = terminal["result"]["terminalId"]
    call("terminal/wait_for_exit", terminalId=terminal)
    say(call("terminal/output", terminalId=terminal)["result"]["output"])


def leftovers():
    """Ends with terminals that ignore TERM, and that left something behind."""
    shell("exec 9>alive; trap '' TERM HUP; echo > ready; while true; do sleep 1000; done")
    second = shell("exec 9>alive; echo two >&9; sleep 1000 &")
    call("terminal/wait_for_exit", terminalId=second)
    while not os.path.exists("ready"):
        pass


def forge():
    update_text = {"id": "x", "name": "Bash", "kind": "execute", "input": "{}", "paths": []}
    send({"method": "_signalbox/called", "params": update_text})
    say(str(call("_signalbox/ended", **update_text)["error"]["code"]))


def bulky():
    say("x" * (3 << 20))
    say("after")
    say(str(call("fs/write_text_file", path=here("big.txt"), content="x" * (1 << 20) + "x")["error"]["message"]))
    os.mkfifo("pipe")
    say(str(call("fs/read_text_file", path=here("pipe"))["error"]["message"]))
    open("binary", "wb").write(b"\xff\x00")
    say(str(call("fs/read_text_file", path=here("binary"))["error"]["message"]))
    say(str(call("fs/read_text_file", path=here("none"))["error"]["code"]))


def question():
    schema = {"type": "object", "properties": {"colour": {"type": "string", "enum": ["red", "blue"]}}, "required": ["colour"]}
    answer = call("elicitation/create", mode="form", message="Which colour?", requestedSchema=schema)["result"]
    say(json.dumps(answer))
    say(str(call("x/y")["error"]["code"]))


def hang():
    say("waiting")
    update("usage_update", used=1, size=2, cost={"amount": 0.01, "currency": "USD"})
    while True:
        if receive().get("method") == "session/cancel":
            return "cancelled"


def stubborn():
    """Ends neither at the end of input nor by TERM."""
    signal.signal(signal.SIGTERM, lambda *_: open("terminated", "w").close())


def crash():
    say("going down")
    os.kill(os.getpid(), signal.SIGSEGV)


def silent():
    pass


def reply(message):
    method, result = message.get("method"), {}
    if method == "initialize":
        capabilities = {"loadSession": True, "promptCapabilities": {}, "mcpCapabilities": {}}
        result = {
            "protocolVersion": 1, "agentCapabilities": capabilities, "authMethods": [],
            "agentInfo": {"name": "scripted", "version": "1.0"},
        }
    elif method == "session/new":
        modes = [{"id": "yolo", "name": "YOLO"}, {"id": "default", "name": "Always Ask"}]
        result = {"sessionId": session, "modes": {"currentModeId": "yolo", "availableModes": modes}}
    elif method == "session/load":
        say("an old answer")
        update("tool_call", toolCallId="old", title="old", kind="read", status="completed")
        result = {}
    elif method == "session/prompt":
        result = {"stopReason": globals()[scenario]() or "end_turn"}
    send({"id": message["id"], "result": result})


while True:
    message = inbox.pop(0) if inbox else None
    if message is None:
        text = sys.stdin.readline()
        if not text:
            if scenario == "stubborn":
                while True:
                    signal.pause()
            break
        message = json.loads(text)
        keep(">", message)
    if "id" in message and "method" in message:
        reply(message)
