"""Mistral Vibe: the Agent Client Protocol, version 1."""
import pathlib

CONFIG = """\
active_model = "scripted"
enable_telemetry = false
enable_update_checks = false
enable_auto_update = false
[[providers]]
name = "scripted"
api_base = "{url}/v1"
api_key_env_var = "SCRIPTED_KEY"
api_style = "openai"
backend = "generic"
[[models]]
name = "stub-model"
provider = "scripted"
alias = "scripted"
input_price = 1.0
output_price = 3.0
"""


def environment(home, url):
    return {"VIBE_HOME": f"{home}/vibe", "SCRIPTED_KEY": "sk-fake", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


def prepare(home, url):
    pathlib.Path(home, "vibe").mkdir(exist_ok=True)
    pathlib.Path(home, "vibe", "config.toml").write_text(CONFIG.format(url=url))


def command(path, url):
    return [path]


def allow(message):
    if message.get("method") != "session/request_permission":
        return None
    option = next(option["optionId"] for option in message["params"]["options"] if option["kind"] == "allow_once")
    outcome = {"outcome": "selected", "optionId": option}
    return {"jsonrpc": "2.0", "id": message["id"], "result": {"outcome": outcome}}


def turn(lines, folder, prompt, answer=allow):
    """One turn; the closing message."""
    def call(number, method, params):
        lines.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        reply = lines.until(lambda message: message.get("id") == number and "method" not in message, answer)
        if "error" in reply:
            return {"stopReason": f"error {reply['error']}"}
        return reply["result"]

    capabilities = {"fs": {"readTextFile": False, "writeTextFile": False}, "terminal": False}
    call("begin", "initialize", {"protocolVersion": 1, "clientCapabilities": capabilities})
    session = call("session", "session/new", {"cwd": str(folder), "mcpServers": []})["sessionId"]
    done = call("turn", "session/prompt", {"sessionId": session, "prompt": [{"type": "text", "text": prompt}]})
    return {"ending": done["stopReason"], "usage": done.get("usage"), "cost": None}
