"""An agent that speaks the Agent Client Protocol v1 and does what the JSON list in its prompt says. Standard library only.

The list stands in the prompt between `<steps>` and `</steps>`; each step is an object with one of these keys:
shell (a command; with "ask" it asks for permission first), say, usage (tokens so far), hang, repeat (the same call so many times),
error (fails the prompt with this message), await (waits for the next prompt, which is a message of the operator).
A later prompt without steps is answered with its own text.
"""

import json
import re
import subprocess
import sys

session = "s-1"
count = 0
used = 0


def send(message):
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    sys.stdout.flush()


def receive():
    line = sys.stdin.readline()
    if not line:
        sys.exit(0)
    return json.loads(line)


def update(kind, /, **fields):
    send({"method": "session/update", "params": {"sessionId": session, "update": {"sessionUpdate": kind, **fields}}})


def say(text):
    update("agent_message_chunk", content={"type": "text", "text": text})


class Cancelled(Exception):
    pass


def permission(call, command):
    """True when it may; Cancelled when the turn is to end."""
    send({
        "id": call, "method": "session/request_permission",
        "params": {
            "sessionId": session, "toolCall": {"toolCallId": call},
            "options": [
                {"optionId": "yes", "name": "Allow", "kind": "allow_once"},
                {"optionId": "no", "name": "Reject", "kind": "reject_once"},
            ]},
    })
    cancelled = False
    while True:
        message = receive()
        if message.get("method") == "session/cancel":
            cancelled = True
        if message.get("id") == call and "method" not in message:
            outcome = message["result"]["outcome"]
            if outcome["outcome"] == "cancelled" or cancelled:
                raise Cancelled()
            return outcome.get("optionId") == "yes"


def shell(step):
    global count
    count += 1
    call, command = f"call-{count}", step["shell"]
    update("tool_call", toolCallId=call, title=command, kind="execute", status="pending", rawInput={"command": command})
    if step.get("ask") and not permission(call, command):
        update("tool_call_update", toolCallId=call, status="failed")
        say(f"not allowed: {command}")
        return
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)
    text = done.stdout + done.stderr
    update(
        "tool_call_update", toolCallId=call, status="failed" if done.returncode else "completed",
        content=[{"type": "content", "content": {"type": "text", "text": text or f"exit {done.returncode}"}}])


def perform(steps):
    """The result of the prompt, or an error."""
    global used
    for step in steps:
        if "shell" in step:
            for _ in range(step.get("repeat", 1)):
                shell(step)
        elif "say" in step:
            say(step["say"])
        elif "usage" in step:
            used += step["usage"]
            update("usage_update", used=used, size=1000000, cost={"amount": used / 1e6, "currency": "USD"},
                   _meta={"promptTokens": used, "completionTokens": 0})
        elif "hang" in step:
            while True:
                if receive().get("method") == "session/cancel" and step["hang"] != "deaf":
                    raise Cancelled()
        elif "error" in step:
            return {"error": {"code": -32603, "message": step["error"]}}
    return {"result": {"stopReason": "end_turn", "usage": {"totalTokens": used, "inputTokens": used, "outputTokens": 0}}}


while True:
    message = receive()
    method = message.get("method")
    if method == "initialize":
        send({"id": message["id"], "result": {
            "protocolVersion": 1, "agentCapabilities": {"loadSession": True}, "authMethods": [],
            "agentInfo": {"name": "scripted-acp", "version": "1"}}})
    elif method in ("session/new", "session/load"):
        send({"id": message["id"], "result": {"sessionId": session} if method == "session/new" else {}})
    elif method == "session/prompt":
        text = "\n".join(block.get("text", "") for block in message["params"]["prompt"])
        found = re.findall(r"<steps>(.*?)</steps>", text, re.S)
        try:
            if found:
                answer = perform(json.loads(found[-1]))
            else:
                say("heard: " + text.strip().splitlines()[-1])
                answer = {"result": {"stopReason": "end_turn"}}
        except Cancelled:
            answer = {"result": {"stopReason": "cancelled"}}
        send({"id": message["id"], **answer})
    elif "id" in message and method:
        send({"id": message["id"], "error": {"code": -32601, "message": "no such method"}})
