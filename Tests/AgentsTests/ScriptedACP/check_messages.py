"""Checks recorded messages of both directions against the published schema of the Agent Client Protocol.

    pip install agent-client-protocol==0.12.1
    SIGNALBOX_ACP_RECORD=FOLDER swift test --filter ACPHostTests
    python check_messages.py FOLDER/*.jsonl
"""

import json
import sys

from acp import schema

REQUESTS = {
    "initialize": (schema.InitializeRequest, schema.InitializeResponse),
    "session/new": (schema.NewSessionRequest, schema.NewSessionResponse),
    "session/load": (schema.LoadSessionRequest, schema.LoadSessionResponse),
    "session/resume": (schema.ResumeSessionRequest, schema.ResumeSessionResponse),
    "session/set_mode": (schema.SetSessionModeRequest, schema.SetSessionModeResponse),
    "session/prompt": (schema.PromptRequest, schema.PromptResponse),
    "session/cancel": (schema.CancelNotification, None),
    "session/update": (schema.SessionNotification, None),
    "session/request_permission": (schema.RequestPermissionRequest, schema.RequestPermissionResponse),
    "fs/read_text_file": (schema.ReadTextFileRequest, schema.ReadTextFileResponse),
    "fs/write_text_file": (schema.WriteTextFileRequest, schema.WriteTextFileResponse),
    "terminal/create": (schema.CreateTerminalRequest, schema.CreateTerminalResponse),
    "terminal/output": (schema.TerminalOutputRequest, schema.TerminalOutputResponse),
    "terminal/wait_for_exit": (schema.WaitForTerminalExitRequest, schema.WaitForTerminalExitResponse),
    "terminal/kill": (schema.KillTerminalRequest, schema.KillTerminalResponse),
    "terminal/release": (schema.ReleaseTerminalRequest, schema.ReleaseTerminalResponse),
    "elicitation/create": (schema.CreateFormSessionElicitationRequest, None),
}
checked, unknown = {}, {}
for file in sys.argv[1:]:
    sent = {}
    for line in open(file, encoding="utf-8"):
        record = json.loads(line)
        direction, message = record["dir"], record["msg"]
        if "method" in message:
            models = REQUESTS.get(message["method"])
            if models is None:
                unknown[message["method"]] = unknown.get(message["method"], 0) + 1
                continue
            if "id" in message:
                sent[(direction, message["id"])] = message["method"]
            model, value = models[0], message.get("params")
            name = f"{direction} {message['method']}"
        elif "result" in message:
            method = sent.get(("<" if direction == ">" else ">", message["id"]))
            model = REQUESTS[method][1] if method in REQUESTS else None
            value, name = message["result"], f"{direction} answer to {method}"
            if method == "elicitation/create":
                model = schema.AcceptElicitationResponse
        else:
            model, value, name = schema.Error, message["error"], f"{direction} error"
        if model is not None:
            model.model_validate(value)
            checked[name] = checked.get(name, 0) + 1
for name, count in sorted(checked.items()):
    print(f"{count:5} {name}")
print("not in the schema:", unknown)
